package palimpsest.app.session;

import java.util.List;
import java.util.Optional;
import palimpsest.engine.memory.Actor;

/**
 * The writings of some bytes, one over the other: layer 0 is what they are, layer 1 what stood there before.
 *
 * @param bytes one for each byte of the range
 */
public record Layers(MemoryRange range, List<OfByte> bytes) {

    public Layers {
        bytes = List.copyOf(bytes);
    }

    /**
     * The layers of one byte.
     *
     * @param layers newest first; the last is the byte as the memory was made, if {@code complete}
     * @param complete whether there are no older ones
     */
    public record OfByte(List<Layer> layers, boolean complete) {
        public OfByte {
            layers = List.copyOf(layers);
        }
    }

    /**
     * One writing of one byte.
     *
     * @param step when it was written, 0 for what was there from the beginning
     * @param value 0 to 255
     * @param actor who wrote it; empty for what was there from the beginning
     */
    public record Layer(long step, int value, Optional<Actor> actor, Place place) {}
}
