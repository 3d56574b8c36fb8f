package palimpsest.engine.exec;

import java.util.Locale;

/** How fast a machine may execute where nothing wants to know of single steps. Results, traps, writes and time are the same. */
public enum Tier {
    /** One operation for each instruction. */
    EXACT,
    /** Operations that stand for several instructions. */
    FAST,
    /** Hot loops also as generated code, which is made in the background. */
    HOT,
    /** Every loop as generated code from its function's first call on, in portions of a few steps: for tests. */
    STRESS;

    /** What the system property {@code palimpsest.tier} names, else {@link #HOT}. */
    public static Tier usual() {
        String named = System.getProperty("palimpsest.tier", "").toUpperCase(Locale.ROOT);
        for (Tier tier : values()) {
            if (tier.name().equals(named)) {
                return tier;
            }
        }
        return HOT;
    }

    boolean generates() {
        return compareTo(HOT) >= 0;
    }
}
