package palimpsest.app.session;

import palimpsest.engine.symbols.SourcePlace;

/**
 * Where the code of an instruction comes from, in the program that the module was made from.
 *
 * @param text as people name it: {@code linear_memory.c:34:12}
 */
public record Original(SourcePlace place, String text) {}
