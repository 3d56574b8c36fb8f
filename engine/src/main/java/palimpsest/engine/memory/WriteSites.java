package palimpsest.engine.memory;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/**
 * The write sites of a store, by number. A memory keeps one number a byte, so that naming a byte's last writer costs four
 * bytes. Number {@value #NONE} is nobody; numbers are never reused.
 */
public final class WriteSites {

    /** The number that stands for no writer at all. */
    public static final int NONE = 0;

    private WriteSite[] sites = new WriteSite[64];
    private int[] positions = new int[64];
    private int count = 1;
    private final Map<WriteSite, Integer> shared = new HashMap<>();
    private final Map<String, Integer> hostWrites = new HashMap<>();

    /**
     * Adds a site that nothing else has, such as an instruction.
     *
     * @param position the place of the instruction among the steps of its function, for {@link Clock}
     * @return its number, at least 1
     */
    public int add(WriteSite site, int position) {
        if (count == sites.length) {
            sites = Arrays.copyOf(sites, count * 2);
            positions = Arrays.copyOf(positions, count * 2);
        }
        sites[count] = site;
        positions[count] = position;
        return count++;
    }

    /** The number of a site, added at its first use; for places of the host, which come again and again. */
    public int number(WriteSite site) {
        return shared.computeIfAbsent(site, s -> add(s, 0));
    }

    /** The number of the host's writing at a place; see {@link WriteSite#host}. A script comes here at every store. */
    public int hostWrite(String place) {
        Integer known = hostWrites.get(place);
        if (known == null) {
            known = number(WriteSite.host(Actor.HOST, "write", place));
            hostWrites.put(place, known);
        }
        return known;
    }

    /** One more than the largest number given out. */
    public int count() {
        return count;
    }

    /** The site with a number that {@link #add} gave out. */
    public WriteSite site(int number) {
        if (number <= NONE || number >= count) {
            throw new IndexOutOfBoundsException("write site " + number);
        }
        return sites[number];
    }

    /** Where an instruction stands among the steps of its function. */
    public int position(int number) {
        return positions[number];
    }

    public Actor actor(int number) {
        return site(number).actor();
    }
}
