package palimpsest.engine.bench;

/** The programs of the benchmark, for tests that want something to run hot. */
public final class Programs {

    private Programs() {}

    /** A module that exports {@code run}, which takes how many rounds to do. */
    public static byte[] binary(String name) {
        return Program.all().stream()
                .filter(each -> each.name().equals(name))
                .findFirst()
                .orElseThrow()
                .binary();
    }
}
