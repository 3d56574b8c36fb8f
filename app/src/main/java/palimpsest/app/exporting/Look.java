package palimpsest.app.exporting;

import java.util.Optional;

/**
 * How the picture of a range looks.
 *
 * @param perRow bytes in a row
 * @param title stands above
 * @param legend whether what the marks mean stands below
 */
record Look(Inks inks, int perRow, Optional<String> title, boolean legend) {}
