package palimpsest.app.session;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import palimpsest.app.session.StopView.Access;
import palimpsest.app.session.StopView.Hit;
import palimpsest.app.session.StopView.Kind;
import palimpsest.engine.debug.StopReason;
import palimpsest.engine.exec.Outcome;

/** Why execution stopped, for people. */
final class StopViews {

    private StopViews() {}

    static StopView of(StopReason reason, Execution execution, StopList stops) {
        Optional<Place> here =
                new Sight(execution).frames().stream().findFirst().map(FrameView::place);
        if (reason instanceof StopReason.AtBreakpoint at) {
            return hit(Kind.BREAKPOINT, "Stopped at a breakpoint", here, at.met(), Optional.empty(), stops);
        }
        if (reason instanceof StopReason.WatchHit watch) {
            StopReason.Hit hit = watch.hit();
            OptionalInt memory = execution.memoryIndex(hit.memory());
            Place place = new Place(Optional.empty(), hit.place(), hit.operation(), "");
            Access access = new Access(
                    hit.step(),
                    hit.actor(),
                    hit.write(),
                    new MemoryRange(
                            memory.orElse(hit.memory()),
                            hit.address(),
                            hit.before().length()),
                    hit.before(),
                    hit.after(),
                    place);
            String words = hit.operation() + (hit.write() ? " wrote " : " read ") + Views.address(hit.address()) + ": "
                    + (hit.write()
                            ? hit.before().hex() + " became " + hit.after().hex()
                            : hit.after().hex());
            return hit(Kind.WATCHPOINT, words, Optional.of(place), watch.met(), Optional.of(access), stops);
        }
        if (reason instanceof StopReason.Grew grew) {
            return hit(
                    Kind.GROWTH,
                    "The memory grew from " + grew.lengthBefore() + " to " + grew.lengthAfter() + " bytes",
                    here,
                    grew.met(),
                    Optional.empty(),
                    stops);
        }
        if (reason instanceof StopReason.HostCall call) {
            String words = call.returned()
                    ? call.function() + " of the host returned"
                    : call.function() + " of the host is about to be called";
            return hit(Kind.HOST_CALL, words, here, call.met(), Optional.empty(), stops);
        }
        Kind kind = reason instanceof StopReason.Paused ? Kind.PAUSED : Kind.DONE;
        return new StopView(kind, kind == Kind.PAUSED ? "Paused." : "", here, List.of());
    }

    private static StopView hit(
            Kind kind,
            String words,
            Optional<Place> place,
            StopReason.Met met,
            Optional<Access> access,
            StopList stops) {
        OptionalInt number = stops.number(met.id());
        if (number.isPresent()) {
            met.problem().ifPresent(problem -> stops.problem(number.getAsInt(), "in the condition: " + problem));
        }
        String times = met.hits().orElse(0) > 1 ? ", met " + met.hits().getAsLong() + " times" : "";
        String problem = met.problem()
                .map(text -> " Its condition has no value: " + text + ".")
                .orElse("");
        return new StopView(kind, words + times + "." + problem, place, List.of(new Hit(number, words, access)));
    }

    /** {@code trap}, {@code exhaustion}, …: what kind of failure it is. */
    static String phase(Outcome failure) {
        if (failure instanceof Outcome.Trapped trapped) {
            return trapped.trap().phase().word();
        }
        return failure instanceof Outcome.Threw threw ? threw.trap().phase().word() : "trap";
    }
}
