package palimpsest.engine.text;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import palimpsest.engine.source.ByteSlice;
import palimpsest.engine.syntax.ByteReader;
import palimpsest.engine.syntax.ByteWriter;
import palimpsest.engine.syntax.Code;
import palimpsest.engine.syntax.Function;
import palimpsest.engine.syntax.InstructionReader;
import palimpsest.engine.syntax.Locals;
import palimpsest.engine.syntax.MalformedException;
import palimpsest.engine.syntax.Module;
import palimpsest.engine.syntax.Names;

/**
 * What a binary has that the text format has no words for: numbers in more bytes than they need, and neighbouring runs of
 * locals of one type. An annotation at the end of the printed text keeps both, so that the text assembles to the very
 * same code. A note that no longer fits its function, since somebody changed the text, is passed over.
 *
 * <p>For each function that needs it: its number among those defined, constant expressions counting on after them; the length of its locals' encoding, and that; the
 * number of its unusual instructions; for each the distance from the last, the length of its encoding, and that.
 */
final class EncodingNotes {

    static final String NAME = "palimpsest.encoding";

    private final ImmediatePrinter printer;
    private int last = -1;

    private EncodingNotes(Module module) {
        Identifiers ids = new Identifiers(new Names());
        printer =
                new ImmediatePrinter(ids, new TypePrinter(ids), new Arity(module), Map.of(), new LabelNames(Map.of()));
    }

    /** Whether there might be something to note, found with little effort. */
    static boolean mayBeNeeded(Module module) {
        return module.functions().stream()
                        .anyMatch(each -> !each.locals().equals(joined(each.locals())) || mayHavePadding(each.body()))
                || ConstantCode.of(module).stream().anyMatch(EncodingNotes::mayHavePadding);
    }

    private static boolean mayHavePadding(Code code) {
        byte[] bytes = code.bytes();
        for (int i = code.start() + 1; i < code.end(); i++) {
            boolean zero = bytes[i] == 0 && bytes[i - 1] == (byte) 0x80;
            if (zero || (bytes[i] == 0x7f && bytes[i - 1] == (byte) 0xff)) {
                return true;
            }
        }
        return false;
    }

    /** Runs of locals with neighbours of one type made one. */
    private static List<Locals> joined(List<Locals> runs) {
        List<Locals> joined = new ArrayList<>();
        for (Locals run : runs) {
            int last = joined.size() - 1;
            if (last >= 0 && joined.get(last).type().equals(run.type())) {
                joined.set(last, new Locals(joined.get(last).count() + run.count(), run.type()));
            } else if (run.count() != 0) {
                joined.add(run);
            }
        }
        return joined;
    }

    /** The notes that turn the code of {@code printed} into that of {@code original}. */
    static ByteSlice of(Module original, Module printed) {
        ByteWriter out = new ByteWriter();
        for (int i = 0; i < original.functions().size(); i++) {
            Function from = original.functions().get(i);
            Function to = printed.functions().get(i);
            if (!from.locals().equals(to.locals()) || !from.body().equals(to.body())) {
                byte[] locals = from.locals().equals(to.locals()) ? new byte[0] : encoded(from.locals());
                out.u32(i).u32(locals.length).bytes(locals);
                writeInstructions(out, from.body(), to.body());
            }
        }
        List<Code> originals = ConstantCode.of(original);
        List<Code> printeds = ConstantCode.of(printed);
        for (int i = 0; i < originals.size(); i++) {
            if (!originals.get(i).equals(printeds.get(i))) {
                out.u32(original.functions().size() + i).u32(0);
                writeInstructions(out, originals.get(i), printeds.get(i));
            }
        }
        return ByteSlice.of(out.toBytes());
    }

    private static byte[] encoded(List<Locals> runs) {
        ByteWriter out = new ByteWriter().u32(runs.size());
        runs.forEach(run -> out.u32(run.count()).valueType(run.type()));
        return out.toBytes();
    }

    private static void writeInstructions(ByteWriter out, Code original, Code printed) {
        ByteWriter unusual = new ByteWriter();
        int count = 0;
        int distance = 0;
        InstructionReader from = new InstructionReader(original);
        InstructionReader to = new InstructionReader(printed);
        while (from.hasNext() && to.hasNext()) {
            from.next();
            to.next();
            boolean same =
                    Arrays.equals(original.bytes(), from.offset(), from.end(), printed.bytes(), to.offset(), to.end());
            if (!same) {
                unusual.u32(distance).u32(from.end() - from.offset());
                unusual.bytes(original.bytes(), from.offset(), from.end());
                count++;
                distance = 0;
            }
            distance++;
        }
        out.u32(count).append(unusual);
    }

    /** A parsed module with what its notes say. */
    static Module apply(Module module, byte[] notes) {
        List<Function> functions = new ArrayList<>(module.functions());
        List<Code> constants = ConstantCode.of(module);
        EncodingNotes reader = new EncodingNotes(module);
        ByteReader in = new ByteReader(notes, 0, notes.length);
        try {
            while (!in.atEnd()) {
                reader.entry(in, functions, constants);
            }
        } catch (MalformedException e) {
            // Somebody changed the notes: what was read until here holds.
        }
        Iterator<Code> next = constants.iterator();
        return ConstantCode.replace(module, functions, code -> next.next());
    }

    private void entry(ByteReader in, List<Function> functions, List<Code> constants) {
        int index = in.u32();
        int localsLength = in.u32();
        int localsStart = in.position();
        in.skip(localsLength);
        // Rising numbers only: each function is gone through once.
        int constant = index - functions.size();
        if (index <= last || constant >= constants.size()) {
            throw new MalformedException(localsStart, "no such function");
        }
        last = index;
        if (constant >= 0) {
            constants.set(constant, body(in, constants.get(constant)));
            return;
        }
        Function function = functions.get(index);
        List<Locals> locals = locals(new ByteReader(in.bytes(), localsStart, in.position()), function.locals());
        Code body = body(in, function.body());
        functions.set(index, new Function(function.typeIndex(), locals, body, function.span()));
    }

    private static List<Locals> locals(ByteReader in, List<Locals> parsed) {
        List<Locals> runs = new ArrayList<>();
        int count = in.atEnd() ? 0 : in.u32();
        for (int i = 0; i < count; i++) {
            runs.add(new Locals(in.u32(), in.valueType()));
        }
        return joined(runs).equals(parsed) ? runs : parsed;
    }

    private Code body(ByteReader in, Code parsed) {
        ByteWriter out = new ByteWriter();
        TextPositions positions = new TextPositions();
        InstructionReader reader = new InstructionReader(parsed);
        int left = in.u32();
        int distance = left > 0 ? in.u32() : -1;
        while (reader.hasNext()) {
            reader.next();
            positions.add(out.size(), parsed.positions().span(reader.offset(), reader.end()));
            if (distance == 0) {
                int length = in.u32();
                int start = in.position();
                in.skip(length);
                boolean fits = isSame(in.bytes(), start, in.position(), reader);
                out.bytes(
                        fits ? in.bytes() : parsed.bytes(),
                        fits ? start : reader.offset(),
                        fits ? in.position() : reader.end());
                left--;
                distance = left > 0 ? in.u32() : 0;
            } else {
                out.bytes(parsed.bytes(), reader.offset(), reader.end());
            }
            distance--;
        }
        byte[] bytes = out.toBytes();
        return new Code(bytes, 0, bytes.length, positions.trimmed());
    }

    /** Whether the bytes are the instruction that the reader has just read, in whatever length. */
    private boolean isSame(byte[] bytes, int start, int end, InstructionReader parsed) {
        ByteReader range = new ByteReader(bytes, start, end);
        InstructionReader noted = new InstructionReader(range);
        boolean sameOpcode = noted.next() == parsed.opcode();
        return sameOpcode && range.atEnd() && printer.write(noted).equals(printer.write(parsed));
    }

    /** The notes as they stand in a text, if there is anything to note. */
    static Optional<String> annotation(Module original, Module printed) {
        ByteSlice notes = of(original, printed);
        return notes.length() == 0
                ? Optional.empty()
                : Optional.of("(@" + NAME + "\n    " + Quotes.quote(notes, "\n    ") + ")");
    }
}
