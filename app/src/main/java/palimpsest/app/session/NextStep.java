package palimpsest.app.session;

import java.util.List;
import java.util.Optional;

/**
 * What the next step will do, if nothing comes between.
 *
 * @param op the instruction's name, {@code i32.store}; a word for what the host or the instantiation does
 * @param words all of it in a sentence for a student
 * @param takes what it takes from the stack, the deepest first, such as {@code the address 8}
 * @param does what it does beside that; may be empty
 * @param gives what it leaves on the stack, in words; may be empty
 * @param given the values that it leaves, where they are known before
 * @param trap why it would trap, if it would
 * @param reads the bytes it will read
 * @param writes the bytes it will write
 */
public record NextStep(
        String op,
        String words,
        List<String> takes,
        String does,
        String gives,
        Optional<List<Value>> given,
        Optional<String> trap,
        List<MemoryRange> reads,
        List<MemoryRange> writes) {

    public NextStep {
        takes = List.copyOf(takes);
        given = given.map(List::copyOf);
        reads = List.copyOf(reads);
        writes = List.copyOf(writes);
    }
}
