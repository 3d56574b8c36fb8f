/**
 * The window before a class: what the last step did in large words, the transport in large buttons, and a light on the
 * bytes that it is about. And the speed at which steps play by themselves.
 */
@NullMarked
package palimpsest.app.presenting;

import org.jspecify.annotations.NullMarked;
