package palimpsest.app.session;

/**
 * The program that is open imports WASI.
 *
 * @param name of the program
 * @param settings what it is given, or will be given when it is instantiated next
 * @param reading whether it waits for a line of standard input
 */
public record WasiView(String name, WasiSettings settings, boolean reading) {}
