package palimpsest.engine.timeline;

import palimpsest.engine.exec.HostAction;

/**
 * Something the host did.
 *
 * @param step the number of the step that it is, or before which it was done
 */
public record TapeEntry(long step, HostAction action) {}
