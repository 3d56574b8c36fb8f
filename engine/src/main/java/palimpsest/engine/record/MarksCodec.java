package palimpsest.engine.record;

import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import palimpsest.engine.debug.Watchpoint;
import palimpsest.engine.memory.Actor;

/** The section with what the user marked. */
final class MarksCodec {

    /** In the order of their numbers in the file. */
    private static final List<Watchpoint.Kind> KINDS =
            List.of(Watchpoint.Kind.CHANGES, Watchpoint.Kind.ANY_WRITE, Watchpoint.Kind.READ);

    private static final List<Actor> ACTORS = List.of(Actor.MODULE, Actor.HOST, Actor.DATA_SEGMENT, Actor.GROWTH);

    private MarksCodec() {}

    static void write(SavedMarks marks, BodyWriter to) {
        to.out.u32(marks.bookmarks().size());
        for (SavedMarks.Bookmark bookmark : marks.bookmarks()) {
            to.out.name(bookmark.name()).u64(bookmark.step());
        }
        to.out.u32(marks.stops().size());
        for (SavedStop stop : marks.stops()) {
            to.flag(stop.enabled());
            text(stop.condition(), to);
            to.out.u64(stop.ignored());
            place(stop.place(), to);
        }
        to.out.u32(marks.watches().size());
        marks.watches().forEach(to.out::name);
    }

    private static void text(Optional<String> text, BodyWriter to) {
        to.flag(text.isPresent());
        text.ifPresent(to.out::name);
    }

    private static void place(SavedStop.Place place, BodyWriter to) {
        if (place instanceof SavedStop.InCode in) {
            to.out.u8(Codes.IN_CODE).u32(in.places().size());
            for (SavedStop.CodePlace each : in.places()) {
                to.out.u32(each.module()).u32(each.function()).u32(each.instruction() + 1);
            }
        } else if (place instanceof SavedStop.HostCalls calls) {
            to.out.u8(Codes.HOST_CALLS);
            text(calls.function(), to);
        } else if (place instanceof SavedStop.Growths) {
            to.out.u8(Codes.GROWTHS);
        } else if (place instanceof SavedStop.Traps) {
            to.out.u8(Codes.TRAPS);
        } else if (place instanceof SavedStop.Bytes bytes) {
            to.out.u8(Codes.BYTES).u32(bytes.memory()).u64(bytes.from()).u64(bytes.to());
            to.out.u32(KINDS.indexOf(bytes.kind())).u32(bytes.actors().size());
            ACTORS.stream().filter(bytes.actors()::contains).forEach(actor -> to.out.u32(ACTORS.indexOf(actor)));
        }
    }

    static SavedMarks read(BodyReader from, int modules) {
        return new SavedMarks(
                from.list(() -> new SavedMarks.Bookmark(from.in.name(), from.naturalLong())),
                from.list(() -> stop(from, modules)),
                from.list(from.in::name));
    }

    private static SavedStop stop(BodyReader from, int modules) {
        boolean enabled = from.flag();
        Optional<String> condition = text(from);
        long ignored = from.naturalLong();
        return new SavedStop(place(from, modules), enabled, condition, ignored);
    }

    private static Optional<String> text(BodyReader from) {
        return from.flag() ? Optional.of(from.in.name()) : Optional.empty();
    }

    private static SavedStop.Place place(BodyReader from, int modules) {
        int start = from.in.position();
        return switch (from.in.u8()) {
            case Codes.IN_CODE ->
                new SavedStop.InCode(from.list(() ->
                        new SavedStop.CodePlace(from.below(modules, "module"), from.natural(), from.natural() - 1)));
            case Codes.HOST_CALLS -> new SavedStop.HostCalls(text(from));
            case Codes.GROWTHS -> new SavedStop.Growths();
            case Codes.TRAPS -> new SavedStop.Traps();
            case Codes.BYTES -> bytes(from);
            default -> throw from.fault(start, "unknown kind of breakpoint");
        };
    }

    private static SavedStop.Bytes bytes(BodyReader from) {
        int start = from.in.position();
        int memory = from.natural();
        long first = from.naturalLong();
        long end = from.naturalLong();
        if (end <= first) {
            throw from.fault(start, "a watchpoint from " + first + " to before " + end);
        }
        Watchpoint.Kind kind = from.choice(KINDS, "kind of watchpoint");
        Set<Actor> actors = EnumSet.noneOf(Actor.class);
        actors.addAll(from.list(() -> from.choice(ACTORS, "actor")));
        return new SavedStop.Bytes(memory, first, end, kind, actors);
    }
}
