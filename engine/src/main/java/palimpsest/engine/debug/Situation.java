package palimpsest.engine.debug;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import palimpsest.engine.runtime.WasmFunction;
import palimpsest.engine.syntax.Immediates;
import palimpsest.engine.syntax.InstructionReader;
import palimpsest.engine.valid.FunctionWalk;
import palimpsest.engine.valid.ValidModule;

/**
 * What validation knows of an instruction.
 *
 * @param taken how many operands it takes
 * @param labels what a branch may lead to: the first label, for {@code br_table} each of its list and then the default
 */
record Situation(int taken, List<Label> labels) {

    /**
     * Where a branch leads.
     *
     * @param loop whether to the start of a loop, not behind a block
     * @param body whether out of the function
     * @param arity how many values it carries
     * @param offset the offset of the instruction that opened the block
     */
    record Label(boolean loop, boolean body, int arity, int offset) {}

    static Situation of(ValidModule module, WasmFunction function, InstructionReader at) {
        List<Situation> found = new ArrayList<>();
        module.walk(function.index(), (in, walk) -> {
            if (in.offset() == at.offset()) {
                found.add(new Situation(
                        Taken.by(in, walk, module, function.type().results().size()), labels(in, walk)));
            }
        });
        return found.get(0);
    }

    private static List<Label> labels(InstructionReader in, FunctionWalk walk) {
        List<Label> labels = new ArrayList<>();
        Immediates immediates = in.opcode().immediates();
        if (immediates == Immediates.LABELS) {
            for (int label : in.labels()) {
                labels.add(label(label, walk));
            }
        }
        if (immediates == Immediates.LABELS || immediates == Immediates.LABEL || immediates == Immediates.CAST) {
            labels.add(label(in.index(), walk));
        }
        return labels;
    }

    private static Label label(int label, FunctionWalk walk) {
        return new Label(
                walk.isLoop(label), label == walk.blocks() - 1, walk.labelArity(label), walk.blockOffset(label));
    }

    Optional<Label> last() {
        return labels.isEmpty() ? Optional.empty() : Optional.of(labels.get(labels.size() - 1));
    }
}
