package palimpsest.app.session;

/** A breakpoint or watchpoint that somebody wants, as it was asked for. */
record WantedStop(StopAt at, boolean enabled, String condition, long ignored) {

    WantedStop {
        condition = condition.strip();
        ignored = Math.max(0, ignored);
    }

    WantedStop at(StopAt other) {
        return new WantedStop(other, enabled, condition, ignored);
    }

    WantedStop enabled(boolean now) {
        return new WantedStop(at, now, condition, ignored);
    }

    WantedStop when(String newCondition, long newIgnored) {
        return new WantedStop(at, enabled, newCondition, newIgnored);
    }

    /** Whether it stands in the code. */
    boolean inCode() {
        return at instanceof StopAt.Line
                || at instanceof StopAt.Expression
                || at instanceof StopAt.Original
                || at instanceof StopAt.Function;
    }
}
