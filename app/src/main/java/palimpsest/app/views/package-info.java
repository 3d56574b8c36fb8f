/**
 * The host's views of memories, typed arrays and DataViews: which there are, what they show, which of their elements the
 * last writes have changed, and which are detached. Several look at the same bytes, and that is what is to be seen.
 */
@NullMarked
package palimpsest.app.views;

import org.jspecify.annotations.NullMarked;
