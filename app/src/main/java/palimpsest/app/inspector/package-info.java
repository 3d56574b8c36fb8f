/**
 * The byte inspector: the selected bytes read as every type, and who wrote them.
 * The view-model reads and parses; the pane shows it, and hands edits and jumps out.
 */
@NullMarked
package palimpsest.app.inspector;

import org.jspecify.annotations.NullMarked;
