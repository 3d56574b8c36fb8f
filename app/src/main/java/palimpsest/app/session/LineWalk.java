package palimpsest.app.session;

import java.util.Optional;
import java.util.OptionalInt;
import palimpsest.engine.debug.Motion;
import palimpsest.engine.exec.Machine;
import palimpsest.engine.exec.Snapshot;
import palimpsest.engine.runtime.WasmFunction;

/** Goes from line to line of the program that a module was made from: says, after each step, how to go on. */
final class LineWalk {

    private final SourceStops stops;
    private final Machine machine;
    private final Motion motion;
    /** Where it began, or came by since: nothing is gained by stopping there once more. */
    private Optional<SourceStops.Stop> left;

    private int depth;

    /** @param motion into calls or over them */
    LineWalk(SourceStops stops, Machine machine, Motion motion, boolean backwards) {
        this.stops = stops;
        this.machine = machine;
        this.motion = motion;
        this.depth = machine.depth();
        // Backwards, the beginning of the line that it stands in is a place to stop.
        this.left = here().or(() -> backwards || function().isEmpty()
                ? Optional.empty()
                : stops.around(function().getAsInt(), machine.offset()));
    }

    /** Whether there are lines where the machine stands. */
    boolean begins() {
        return inLines();
    }

    Motion first() {
        return motion;
    }

    /** How to go on from where it has come to; empty where it is to stop. */
    Optional<Motion> next() {
        if (machine.kind() != Snapshot.Kind.FUNCTION) {
            return Optional.of(motion);
        }
        if (!inLines()) {
            // A library without lines, or the caller of the outermost function that has some.
            return Optional.of(Motion.OUT);
        }
        Optional<SourceStops.Stop> here = here();
        boolean elsewhere = machine.depth() != depth || left.isEmpty();
        if (here.isPresent() && (elsewhere || !here.get().same(left.orElseThrow()))) {
            return Optional.empty();
        }
        if (machine.depth() != depth) {
            depth = machine.depth();
            left = Optional.empty();
        }
        return Optional.of(motion);
    }

    /**
     * Backwards, after a stop: whether this is still the same visit to that line.
     *
     * @param calls the depth of the stop
     */
    boolean isOn(SourceStops.Stop line, int calls) {
        return machine.depth() == calls
                && function().isPresent()
                && isOwn()
                && stops.around(function().getAsInt(), machine.offset())
                        .filter(line::same)
                        .isPresent();
    }

    /** The place to stop at where it stands, if it is one. */
    Optional<SourceStops.Stop> here() {
        return isOwn() ? stops.at(machine.offset()) : Optional.empty();
    }

    private boolean inLines() {
        return isOwn() && function().isPresent() && stops.has(function().getAsInt());
    }

    private OptionalInt function() {
        return machine.function()
                .filter(WasmFunction.class::isInstance)
                .map(own -> OptionalInt.of(((WasmFunction) own).index()))
                .orElse(OptionalInt.empty());
    }

    private boolean isOwn() {
        return machine.instance()
                .filter(instance -> instance.module() == stops.module())
                .isPresent();
    }
}
