package palimpsest.engine.text;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import palimpsest.engine.source.ByteSlice;
import palimpsest.engine.source.Span;
import palimpsest.engine.syntax.ByteReader;
import palimpsest.engine.syntax.ByteWriter;
import palimpsest.engine.syntax.CustomSection;
import palimpsest.engine.syntax.ExternalKind;
import palimpsest.engine.syntax.Function;
import palimpsest.engine.syntax.InstructionReader;
import palimpsest.engine.syntax.Locals;
import palimpsest.engine.syntax.MalformedException;
import palimpsest.engine.syntax.Module;
import palimpsest.engine.syntax.Opcode;

/**
 * Branch hints as annotations at their instructions. Only where the text gives back the very section that was there; any
 * other is printed as bytes, like every custom section.
 */
final class PrintedHints {

    static final PrintedHints NONE = new PrintedHints(Map.of());

    /** By function index, then by the instruction's offset in its code's array. */
    private final Map<Integer, Map<Integer, String>> hints;

    private PrintedHints(Map<Integer, Map<Integer, String>> hints) {
        this.hints = hints;
    }

    static PrintedHints of(Module module) {
        List<CustomSection> sections = module.customSections().stream()
                .filter(each -> each.name().equals(BranchHints.NAME))
                .toList();
        // Numbers in more bytes than they need move the instructions of a printed text.
        if (sections.size() != 1 || EncodingNotes.mayBeNeeded(module)) {
            return NONE;
        }
        try {
            ByteSlice contents = sections.get(0).contents();
            BranchHints again = new BranchHints();
            Map<Integer, Map<Integer, String>> hints = read(module, contents, again);
            Optional<CustomSection> same =
                    again.section().filter(each -> each.contents().equals(contents));
            return same.isPresent() ? new PrintedHints(hints) : NONE;
        } catch (MalformedException e) {
            return NONE;
        }
    }

    private static Map<Integer, Map<Integer, String>> read(Module module, ByteSlice contents, BranchHints again) {
        Map<Integer, Map<Integer, String>> hints = new HashMap<>();
        ByteReader in = new ByteReader(contents.array(), contents.start(), contents.end());
        int imported = module.importedCount(ExternalKind.FUNC);
        int functions = in.u32();
        int last = imported - 1;
        for (int i = 0; i != functions; i++) {
            int start = in.position();
            int index = in.u32();
            int defined = index - imported;
            if (index <= last || defined >= module.functions().size()) {
                throw new MalformedException(start, "no such function, or not in order");
            }
            last = index;
            hints.put(index, function(in, index, module.functions().get(defined), again));
        }
        return hints;
    }

    /** The hints of a function, each at a {@code br_if} or {@code if}, in the order of the code. */
    private static Map<Integer, String> function(ByteReader in, int index, Function function, BranchHints again) {
        Map<Integer, String> hints = new HashMap<>();
        InstructionReader code = new InstructionReader(function.body());
        int origin = function.body().start() - headerSize(function);
        int count = in.u32();
        for (int i = 0; i != count; i++) {
            int start = in.position();
            int offset = in.u32();
            int length = in.u32();
            int from = in.position();
            in.skip(length);
            ByteSlice value = new ByteSlice(in.bytes(), from, in.position());
            Opcode opcode = Opcode.END;
            do {
                if (!code.hasNext()) {
                    throw new MalformedException(start, "no such instruction");
                }
                opcode = code.next();
            } while (code.offset() - origin < offset);
            if (code.offset() - origin != offset || (opcode != Opcode.IF && opcode != Opcode.BR_IF)) {
                throw new MalformedException(start, "no branch");
            }
            again.add(index, offset, value, Span.at(0));
            hints.put(code.offset(), "(@" + BranchHints.NAME + " " + Quotes.quote(value, "") + ")");
        }
        return hints;
    }

    private static int headerSize(Function function) {
        ByteWriter header = new ByteWriter().u32(function.locals().size());
        for (Locals run : function.locals()) {
            header.u32(run.count()).valueType(run.type());
        }
        return header.size();
    }

    boolean isEmpty() {
        return hints.isEmpty();
    }

    /** The annotations of a function, by the offsets of the instructions they belong to. */
    Map<Integer, String> of(int function) {
        return hints.getOrDefault(function, Map.of());
    }
}
