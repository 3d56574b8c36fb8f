package palimpsest.engine.timeline;

/** Follows long work, and may end it. */
@FunctionalInterface
public interface Progress {

    /** Follows nothing. */
    Progress NONE = share -> true;

    /**
     * Tells how far the work is.
     *
     * @param share from 0 to 1
     * @return whether it shall go on
     */
    boolean goesOn(double share);

    /** Follows a part of the work as a whole: from one share to another. */
    default Progress part(double from, double to) {
        return share -> goesOn(from + share * (to - from));
    }
}
