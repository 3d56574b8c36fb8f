package palimpsest.app.session;

import java.util.List;
import palimpsest.engine.syntax.ValueType;

/**
 * What the next step will do, if nothing comes between.
 *
 * @param op the instruction's name, {@code i32.store}; a word for what the host or the instantiation does
 * @param words in a sentence for a student
 * @param takes the operands it takes from the stack, the deepest first
 * @param gives the types of what it puts there
 * @param reads the bytes it will read
 * @param writes the bytes it will write
 */
public record NextStep(
        String op,
        String words,
        List<Value> takes,
        List<ValueType> gives,
        List<MemoryRange> reads,
        List<MemoryRange> writes) {

    public NextStep {
        takes = List.copyOf(takes);
        gives = List.copyOf(gives);
        reads = List.copyOf(reads);
        writes = List.copyOf(writes);
    }
}
