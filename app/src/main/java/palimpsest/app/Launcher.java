package palimpsest.app;

/** The main class; it must not extend {@code javafx.application.Application}, so that the class path needs no modules. */
public final class Launcher {
    private Launcher() {}

    public static void main(String[] args) {
        System.out.println("palimpsest 0.1.0-SNAPSHOT");
    }
}
