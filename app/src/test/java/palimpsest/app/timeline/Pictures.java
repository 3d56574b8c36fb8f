package palimpsest.app.timeline;

import java.util.ArrayList;
import java.util.List;

/** Timelines for tests. */
final class Pictures {
    private Pictures() {}

    /** Two host writes, a call of {@code sum} with one store, a growth and another call, 58 steps in all. */
    static Picture lesson(long cursor) {
        List<Span> spans = List.of(
                new Span(0, 5, 0, "instantiate", "instantiate sum.wat", Span.Kind.INSTANTIATION),
                new Span(20, 34, 0, "sum", "call sum(7, 4)", Span.Kind.MODULE),
                new Span(24, 30, 1, "add", "call add", Span.Kind.MODULE),
                new Span(26, 28, 2, "env.log", "call of env.log", Span.Kind.HOST),
                new Span(40, 58, 0, "reverseString", "call reverseString(16)", Span.Kind.MODULE));
        List<Event> events = List.of(
                new Event(1, EventKind.DATA_WRITE, "data segment 0 wrote 9 bytes at 0x0"),
                new Event(10, EventKind.HOST_ACTION, "host wrote 07 at 0x10"),
                new Event(10, EventKind.HOST_WRITE, "host wrote 07 at 0x10"),
                new Event(20, EventKind.CALL_IN, "call sum(7, 4)"),
                new Event(26, EventKind.HOST_CALL, "call of env.log(11)"),
                new Event(32, EventKind.MODULE_WRITE, "i32.store wrote 00 \u2192 0b at 0x18"),
                new Event(40, EventKind.CALL_IN, "call reverseString(16)"),
                new Event(43, EventKind.GROWTH, "memory.grow, 1 \u2192 2 pages"));
        return new Picture(
                0,
                cursor,
                58,
                new Details(0, 58, spans, events, List.of(), ""),
                Details.NONE,
                List.of(new PageCount(0, 1), new PageCount(44, 2)),
                List.of(
                        new Event(33, EventKind.STOP, "stopped at a breakpoint"),
                        new Event(48, EventKind.BOOKMARK, "before the loop"),
                        new Event(57, EventKind.TRAP, "out of bounds memory access")),
                "");
    }

    /** A very long run, seen from afar: slices instead of writes, and so many calls. */
    static Picture longRun(long end, int calls) {
        List<Span> spans = new ArrayList<>();
        List<Event> events = new ArrayList<>();
        long each = end / calls;
        for (int i = 0; i < calls; i++) {
            long from = i * each;
            spans.add(new Span(from, from + each, 0, "frame", "call frame(" + i + ")", Span.Kind.MODULE));
            spans.add(new Span(from + each / 4, from + each / 2, 1, "blit", "call blit", Span.Kind.MODULE));
            events.add(new Event(from, EventKind.CALL_IN, "call frame(" + i + ")"));
            events.add(new Event(from + each / 2, EventKind.HOST_ACTION, "host wrote 4 bytes at 0x10"));
        }
        List<Slice> slices = new ArrayList<>();
        for (int i = 0; i < 4096; i++) {
            long writes = (long) (end / 40_000.0 * (1 + Math.sin(i / 90.0)));
            slices.add(new Slice(i * (end / 4096), (i + 1) * (end / 4096), EventKind.MODULE_WRITE, writes));
        }
        return new Picture(
                0,
                end / 3,
                end,
                new Details(0, end, spans, events, slices, ""),
                Details.NONE,
                List.of(new PageCount(0, 17), new PageCount(end / 5, 33), new PageCount(end / 2, 49)),
                List.of(),
                "");
    }
}
