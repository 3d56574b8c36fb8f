package palimpsest.app.session;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import palimpsest.app.session.TimelineEvent.Kind;
import palimpsest.app.words.Words;
import palimpsest.engine.exec.HostAction;
import palimpsest.engine.exec.Outcome;
import palimpsest.engine.memory.Actor;
import palimpsest.engine.memory.WriteEvent;
import palimpsest.engine.memory.WriteSite;
import palimpsest.engine.timeline.PastEvent;

/** Events of the past in a few words. */
final class EventViews {

    private final Execution execution;

    EventViews(Execution execution) {
        this.execution = execution;
    }

    /** The event; empty for what nobody wants to see on a time axis. */
    Optional<TimelineEvent> of(PastEvent event) {
        if (event instanceof PastEvent.Writes writes) {
            return Optional.of(writes(writes));
        }
        if (event instanceof PastEvent.Grown grown) {
            String words = Words.of(
                    "session.event.grew",
                    Long.toString(grown.growth().pagesBefore()),
                    Long.toString(grown.growth().pagesAfter()));
            Actor by = grown.growth().site().function().isPresent() ? Actor.MODULE : Actor.HOST;
            return event(event.step(), Kind.GROWTH, by, words, grown(grown.growth()));
        }
        if (event instanceof PastEvent.Failed failed) {
            return event(event.step(), Kind.TRAP, Actor.MODULE, failure(failed.how()), Optional.empty());
        }
        if (event instanceof PastEvent.Several several) {
            return of(several.first()).map(first -> several(several, first));
        }
        return event instanceof PastEvent.Host host ? action(host.step(), host.action()) : Optional.empty();
    }

    private static TimelineEvent several(PastEvent.Several several, TimelineEvent first) {
        String words = first.kind() == Kind.GROWTH
                ? Words.of("session.event.in-steps", first.words(), Long.toString(several.count()))
                : Words.of("session.event.more", first.words(), several.count() - 1);
        return new TimelineEvent(
                first.step(), several.last(), several.count(), first.kind(), first.actor(), words, first.range());
    }

    private TimelineEvent writes(PastEvent.Writes writes) {
        WriteSite site = writes.site();
        String writer = site.actor() == Actor.HOST ? Words.of("session.host") : Views.operation(site);
        String where =
                Words.of("session.bytes.at", Views.bytes(writes.high() - writes.low()), Views.address(writes.low()));
        String words = writes.count() == 1
                ? Words.of("session.event.wrote", writer, where)
                : Words.of("session.event.wrote.times", writer, where, Long.toString(writes.count()));
        return new TimelineEvent(
                writes.step(),
                writes.last(),
                writes.count(),
                Kind.WRITE,
                site.actor(),
                words,
                range(writes.memory(), writes.low(), writes.high() - writes.low()));
    }

    private Optional<TimelineEvent> action(long step, HostAction action) {
        if (action instanceof HostAction.Instantiate begun) {
            return host(
                    step,
                    Kind.INSTANTIATION,
                    Words.of("session.instantiate", begun.instance().name()));
        }
        if (action instanceof HostAction.Invoke invoke) {
            return host(step, Kind.CALL, Views.call(invoke.function().name(), Views.values(invoke.arguments())));
        }
        if (action instanceof HostAction.Write write) {
            String words = Words.of(
                    "session.event.action.wrote",
                    Views.bytes(write.bytes().length()),
                    Views.address(write.address()),
                    HostEdits.Kind.words(write.place()));
            return event(
                    step,
                    Kind.ACTION,
                    Actor.HOST,
                    words,
                    range(
                            write.memory().memory().index(),
                            write.address(),
                            write.bytes().length()));
        }
        if (action instanceof HostAction.Grow grow) {
            return host(
                    step,
                    Kind.ACTION,
                    Words.of(
                            "session.event.grow",
                            grow.pages(),
                            Long.toString(grow.pages()),
                            HostEdits.Kind.words(grow.place())));
        }
        if (action instanceof HostAction.Notify notify) {
            return host(step, Kind.NOTIFY, Words.of("session.event.notify", Views.address(notify.address())));
        }
        if (action instanceof HostAction.TimeOut) {
            return host(step, Kind.TIME_OUT, Words.of("session.event.timed-out"));
        }
        if (action instanceof HostAction.Return returned) {
            List<String> values =
                    Views.values(returned.results()).stream().map(Value::text).toList();
            return host(
                    step,
                    Kind.RETURN,
                    Words.of("session.event.returned", String.join(", ", values))
                            .strip());
        }
        if (action instanceof HostAction.Throw) {
            return host(step, Kind.RETURN, Words.of("session.event.threw"));
        }
        if (action instanceof HostAction.SetGlobal set) {
            return host(
                    step,
                    Kind.ACTION,
                    Words.of("session.event.global", Views.value(set.value()).text()));
        }
        if (action instanceof HostAction.SetElement set) {
            return host(step, Kind.ACTION, Words.of("session.event.element", Integer.toUnsignedString(set.index())));
        }
        if (action instanceof HostAction.GrowTable grow) {
            return host(step, Kind.ACTION, Words.of("session.event.table", Long.toUnsignedString(grow.elements())));
        }
        if (action instanceof HostAction.Abandon) {
            return host(step, Kind.STOP, Words.of("session.stopped"));
        }
        return Optional.empty();
    }

    private static String failure(Outcome how) {
        if (how instanceof Outcome.Trapped trapped) {
            return Words.of("session.event.trap", trapped.trap().message());
        }
        if (how instanceof Outcome.Threw threw) {
            return Words.of("session.event.trap", threw.trap().message());
        }
        return how instanceof Outcome.Exited exited
                ? Words.of("session.event.exit", Integer.toString(exited.code()))
                : Words.of("session.event.failed");
    }

    private static Optional<TimelineEvent> host(long step, Kind kind, String words) {
        return event(step, kind, Actor.HOST, words, Optional.empty());
    }

    private static Optional<TimelineEvent> event(
            long step, Kind kind, Actor actor, String words, Optional<MemoryRange> range) {
        return Optional.of(new TimelineEvent(step, step, 1, kind, actor, words, range));
    }

    private Optional<MemoryRange> grown(WriteEvent.Grown growth) {
        int pageSize = execution
                .machine()
                .store()
                .memories()
                .get(growth.memory())
                .memory()
                .pageSizeLog2();
        long before = growth.pagesBefore() << pageSize;
        return range(growth.memory(), before, (growth.pagesAfter() << pageSize) - before);
    }

    private Optional<MemoryRange> range(int inStore, long address, long length) {
        OptionalInt memory = execution.memoryIndex(inStore);
        return memory.isPresent() ? Optional.of(new MemoryRange(memory.getAsInt(), address, length)) : Optional.empty();
    }
}
