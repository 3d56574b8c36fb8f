package palimpsest.app.window;

/** Drawing without a display: Monocle's headless platform and software rendering, chosen before the toolkit starts. */
final class Headless {
    private Headless() {}

    /**
     * Chooses a screen of a size in pixels that nobody sees. Does nothing when another platform was chosen on the command
     * line.
     */
    static void choose(int width, int height) {
        if (System.getProperty("glass.platform") == null) {
            System.setProperty("glass.platform", "Monocle");
            System.setProperty("monocle.platform", "Headless");
            System.setProperty("prism.order", "sw");
            System.setProperty("java.awt.headless", "true");
            System.setProperty("headless.geometry", width + "x" + height + "-32");
        }
    }
}
