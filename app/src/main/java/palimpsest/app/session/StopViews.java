package palimpsest.app.session;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import palimpsest.app.session.StopView.Access;
import palimpsest.app.session.StopView.Hit;
import palimpsest.app.session.StopView.Kind;
import palimpsest.app.words.Words;
import palimpsest.engine.debug.Stop;
import palimpsest.engine.debug.StopReason;
import palimpsest.engine.exec.Outcome;
import palimpsest.engine.memory.Actor;

/** Why execution stopped, for people. */
final class StopViews {

    private final Execution execution;
    private final StopList stops;
    private final Optional<Place> here;
    private final List<Hit> hits = new ArrayList<>();

    private StopViews(Execution execution, StopList stops) {
        this.execution = execution;
        this.stops = stops;
        this.here = new Sight(execution).here();
    }

    static StopView of(Stop stop, Execution execution, StopList stops) {
        return new StopViews(execution, stops).view(stop);
    }

    private StopView view(Stop stop) {
        stop.reasons().forEach(this::hit);
        hits.sort(Comparator.comparingInt(hit -> hit.stopPoint().orElse(Integer.MAX_VALUE)));
        StopReason first = stop.reason();
        if (hits.isEmpty()) {
            return plain(first);
        }
        List<String> sentences = new ArrayList<>();
        hits.forEach(hit -> sentences.add(hit.words() + "."));
        Optional<Place> place = hits.get(0).access().map(Access::place).or(() -> here);
        return new StopView(kind(first), String.join(" ", sentences), place, hits);
    }

    private StopView plain(StopReason reason) {
        String words = "";
        if (reason instanceof StopReason.Paused) {
            words = Words.of("session.stop.paused");
        } else if (reason instanceof StopReason.StartOfRecord) {
            words = Words.of("session.stop.start");
        } else if (reason instanceof StopReason.EndOfRecord) {
            words = Words.of("session.stop.end");
        } else if (reason instanceof StopReason.NoCaller) {
            words = Words.of("session.stop.no-caller");
        } else if (reason instanceof StopReason.Cancelled) {
            words = Words.of("session.stop.cancelled");
        } else if (reason instanceof StopReason.Ended) {
            words = Words.of("session.stop.over");
        } else if (reason instanceof StopReason.Trapped trapped) {
            words = Words.of("session.stop.trapped", trapped.trap().message());
        } else if (reason instanceof StopReason.Threw threw) {
            words = Words.of("session.stop.trapped", threw.trap().message());
        } else if (reason instanceof StopReason.Exited exited) {
            words = Words.of("session.stop.exit", Integer.toString(exited.code()));
        } else if (reason instanceof StopReason.Waits) {
            words = new Sight(execution).waiting().map(WaitView::sentence).orElse(Words.of("session.stop.waits"));
        }
        return new StopView(kind(reason), words, here, List.of());
    }

    private static Kind kind(StopReason reason) {
        if (reason instanceof StopReason.AtBreakpoint) {
            return Kind.BREAKPOINT;
        } else if (reason instanceof StopReason.WatchHit) {
            return Kind.WATCHPOINT;
        } else if (reason instanceof StopReason.Grew) {
            return Kind.GROWTH;
        } else if (reason instanceof StopReason.HostCall) {
            return Kind.HOST_CALL;
        } else if (reason instanceof StopReason.Trapped || reason instanceof StopReason.Threw) {
            return Kind.TRAP;
        } else if (reason instanceof StopReason.Ended || reason instanceof StopReason.Exited) {
            return Kind.ENDED;
        } else if (reason instanceof StopReason.Waits) {
            return Kind.WAITS;
        } else if (reason instanceof StopReason.Paused) {
            return Kind.PAUSED;
        } else if (reason instanceof StopReason.StartOfRecord) {
            return Kind.START;
        } else if (reason instanceof StopReason.EndOfRecord) {
            return Kind.END;
        }
        return reason instanceof StopReason.Cancelled ? Kind.CANCELLED : Kind.DONE;
    }

    private void hit(StopReason reason) {
        if (reason instanceof StopReason.AtBreakpoint at) {
            add(at.met(), name(at.met()).orElse(Words.of("session.stop.breakpoint")), Optional.empty());
        } else if (reason instanceof StopReason.WatchHit watch) {
            Access access = access(watch.hit());
            String which = name(watch.met()).map(name -> name + ": ").orElse("");
            add(watch.met(), which + words(watch.hit()), Optional.of(access));
        } else if (reason instanceof StopReason.Grew grew) {
            add(
                    grew.met(),
                    Words.of(
                            "session.stop.grew", Long.toString(grew.lengthBefore()), Long.toString(grew.lengthAfter())),
                    Optional.empty());
        } else if (reason instanceof StopReason.HostCall call) {
            String what = call.returned()
                    ? Words.of("session.stop.host.returned", call.function())
                    : Words.of("session.stop.host.called", call.function());
            add(call.met(), what, Optional.empty());
        }
    }

    /** Which one it was; empty if it does not exist any more. */
    private Optional<String> name(StopReason.Met met) {
        OptionalInt number = stops.number(met.id());
        return number.isPresent() ? stops.name(number.getAsInt()) : Optional.empty();
    }

    private void add(StopReason.Met met, String what, Optional<Access> access) {
        OptionalInt number = stops.number(met.id());
        if (number.isPresent()) {
            met.problem()
                    .ifPresent(problem -> stops.problem(number.getAsInt(), Words.of("session.condition", problem)));
        }
        String times = met.hits().orElse(0) > 1
                ? Words.of("session.stop.times", Long.toString(met.hits().getAsLong()))
                : "";
        String problem = met.problem()
                .map(text -> Words.of("session.stop.no-value", text))
                .orElse("");
        hits.add(new Hit(number, what + times + problem, access));
    }

    private Access access(StopReason.Hit hit) {
        int memory = execution.memoryIndex(hit.memory()).orElse(hit.memory());
        return new Access(
                hit.step(),
                hit.actor(),
                hit.write(),
                new MemoryRange(memory, hit.address(), hit.after().length()),
                hit.before(),
                hit.after(),
                place(memory, hit));
    }

    /** The instruction that made the access: of a write it is known, for it is who wrote there last. */
    private Place place(int memory, StopReason.Hit hit) {
        return Optional.of(hit)
                .filter(access -> access.write() && memory < execution.memories())
                .flatMap(access -> execution.memory(memory).lastSite(access.address()))
                .map(site -> Views.place(site, execution.shownSpan(site)).from(execution.original(site)))
                .filter(place -> place.text().equals(hit.place()))
                .orElse(new Place(Optional.empty(), hit.place(), hit.operation(), ""));
    }

    private static String words(StopReason.Hit hit) {
        String at = Views.address(hit.address());
        String who = hit.actor() == Actor.HOST ? Words.of("session.the-host") : hit.operation();
        return hit.write()
                ? Words.of(
                        "session.stop.wrote",
                        who,
                        at,
                        hit.before().hex(),
                        hit.after().hex())
                : Words.of("session.stop.read", who, hit.after().hex(), at);
    }

    /** {@code trap}, {@code exhaustion}, …: what kind of failure it is. */
    static String phase(Outcome failure) {
        if (failure instanceof Outcome.Trapped trapped) {
            return trapped.trap().phase().word();
        }
        return failure instanceof Outcome.Threw threw ? threw.trap().phase().word() : "trap";
    }
}
