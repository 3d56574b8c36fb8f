package palimpsest.engine.text;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import palimpsest.engine.syntax.Code;
import palimpsest.engine.syntax.InstructionReader;
import palimpsest.engine.syntax.NameSpace;
import palimpsest.engine.syntax.Opcode;

/**
 * Writes instructions: blocks flat, expressions folded as long as they stay small. Folding moves nothing: an instruction
 * is folded only over the instructions right before it.
 */
final class InstructionPrinter {

    private static final int LONGEST_LINE = 80;
    private static final int MOST_LINES = 24;
    private static final int DEEPEST_INDENT = 24;
    private static final String INDENT = "  ";

    /** An expression that leaves one value and is not written yet; lines after the first are indented within it. */
    private record Pending(String text, int lines) {}

    private final Arity arity;
    private final LabelNames labels;
    private final ImmediatePrinter immediates;
    private final Map<Integer, String> annotations;
    private final List<Pending> pending = new ArrayList<>();
    private final List<String> lines = new ArrayList<>();
    private boolean dataCountNeeded;

    private int indentation;

    /**
     * @param function the function whose locals and labels have names, or -1 for a constant expression
     * @param annotations what stands before instructions, by their offsets
     */
    InstructionPrinter(
            Identifiers ids, TypePrinter types, Arity arity, int function, Map<Integer, String> annotations) {
        this.annotations = annotations;
        this.arity = arity;
        this.labels = new LabelNames(function < 0 ? Map.of() : ids.inside(NameSpace.LABEL, function));
        Map<Integer, String> locals = function < 0 ? Map.of() : ids.inside(NameSpace.LOCAL, function);
        this.immediates = new ImmediatePrinter(ids, types, arity, locals, labels);
    }

    /** The code without its last {@code end}, a line or an expression an item; deeper ones begin with spaces. */
    List<String> print(Code code) {
        InstructionReader in = new InstructionReader(code);
        while (in.hasNext()) {
            Opcode opcode = in.next();
            if (in.hasNext()) {
                instruction(opcode, in);
            }
        }
        flush(pending.size());
        return lines;
    }

    /** Whether an instruction was met that makes a binary count its data segments first. */
    boolean dataCountNeeded() {
        return dataCountNeeded;
    }

    private void instruction(Opcode opcode, InstructionReader in) {
        switch (opcode) {
            case BLOCK, LOOP, IF, TRY_TABLE, TRY -> open(opcode, in);
            case ELSE, CATCH, CATCH_ALL -> {
                flush(pending.size());
                indentation--;
                line(immediates.write(in));
                indentation++;
            }
            case END, DELEGATE -> {
                flush(pending.size());
                labels.close();
                indentation--;
                line(immediates.write(in));
            }
            default -> plain(opcode, in);
        }
    }

    private void open(Opcode opcode, InstructionReader in) {
        flush(pending.size());
        annotate(in);
        String written = immediates.write(in);
        int word = opcode.mnemonic().length();
        Optional<String> label = labels.open();
        String named = label.map(id -> " " + id).orElse("");
        line(written.substring(0, word) + named + written.substring(word));
        indentation++;
    }

    private void plain(Opcode opcode, InstructionReader in) {
        switch (opcode) {
            case MEMORY_INIT, DATA_DROP, ARRAY_NEW_DATA, ARRAY_INIT_DATA -> dataCountNeeded = true;
            default -> {}
        }
        String written = immediates.write(in);
        Arity.Counts counts = arity.of(opcode, in);
        Optional<Pending> folded =
                counts.pops() < 0 || counts.pops() > pending.size() ? Optional.empty() : fold(written, counts.pops());
        if (folded.isEmpty()) {
            flush(pending.size());
            annotate(in);
            line(written);
            return;
        }
        int below = pending.size() - counts.pops();
        pending.subList(below, pending.size()).clear();
        if (counts.pushes() == 1) {
            String annotation = annotations.getOrDefault(in.offset(), "");
            Pending plain = folded.get();
            pending.add(annotation.isEmpty() ? plain : new Pending(annotation + " " + plain.text(), plain.lines()));
        } else {
            flush(below);
            annotate(in);
            // Without operands parentheses would only be noise.
            line(counts.pops() == 0 ? written : folded.get().text());
        }
    }

    /** Writes what stands before the instruction, if anything does, on a line of its own. */
    private void annotate(InstructionReader in) {
        String annotation = annotations.get(in.offset());
        if (annotation != null) {
            line(annotation);
        }
    }

    /** The instruction with its operands in parentheses, unless that would be too much to read. */
    private Optional<Pending> fold(String written, int operands) {
        List<Pending> taken = pending.subList(pending.size() - operands, pending.size());
        int length = written.length() + 2;
        int height = 1;
        for (Pending each : taken) {
            length += each.text().length() + 1;
            height += each.lines();
        }
        boolean single = height == operands + 1 && length <= LONGEST_LINE;
        if (!single && height > MOST_LINES) {
            return Optional.empty();
        }
        StringBuilder text = new StringBuilder("(").append(written);
        for (Pending each : taken) {
            text.append(single ? " " : "\n  ")
                    .append(single ? each.text() : each.text().replace("\n", "\n  "));
        }
        return Optional.of(new Pending(text.append(')').toString(), single ? 1 : height));
    }

    /** Writes the first of what waits. */
    private void flush(int count) {
        List<Pending> first = pending.subList(0, count);
        first.forEach(each -> line(each.text()));
        first.clear();
    }

    private void line(String text) {
        // Deeper than this, indentation would make the text grow with the square of the depth.
        String indent = INDENT.repeat(Math.min(indentation, DEEPEST_INDENT));
        lines.add(indent + (indent.isEmpty() ? text : text.replace("\n", "\n" + indent)));
    }
}
