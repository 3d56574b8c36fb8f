package palimpsest.app.session;

/** The ways to move from here. */
enum Going {
    INTO(false),
    OVER(false),
    OUT(false),
    RUN(false),
    BACK(true),
    BACK_OVER(true),
    BACK_OUT(true),
    RUN_BACK(true);

    private final boolean backwards;

    Going(boolean backwards) {
        this.backwards = backwards;
    }

    boolean backwards() {
        return backwards;
    }
}
