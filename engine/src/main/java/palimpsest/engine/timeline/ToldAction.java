package palimpsest.engine.timeline;

import java.util.function.Consumer;
import palimpsest.engine.exec.Machine;

/**
 * What the host did, as somebody tells it who has no machine yet.
 *
 * @param step the number of the step that the action is, or before which it was done
 * @param act does it, once the machine stands there: by the machine's methods for the host, {@link Machine#apply}, or
 *     by making a memory in its store. Functions and memories that come into being by an earlier action exist by then
 */
public record ToldAction(long step, Consumer<Machine> act) {}
