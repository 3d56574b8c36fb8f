package palimpsest.app.session;

import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import palimpsest.app.words.Words;
import palimpsest.engine.memory.Actor;
import palimpsest.engine.source.TextSource;

/** What breakpoints and watchpoints are called. */
final class StopWords {

    private StopWords() {}

    static String of(StopAt at, Optional<Opened> opened) {
        if (at instanceof StopAt.Line line) {
            return Words.of("session.at.line", Integer.toString(line.line()));
        }
        if (at instanceof StopAt.Expression expression) {
            return expression(
                    expression.offset(), opened.map(known -> known.program().shown()));
        }
        if (at instanceof StopAt.Original original) {
            return original.file().substring(original.file().lastIndexOf('/') + 1) + ":" + original.line();
        }
        if (at instanceof StopAt.Function function) {
            return Words.of(
                    "session.at.entry",
                    opened.flatMap(Opened::names)
                            .filter(names -> function.index() < names.functions())
                            .map(names -> names.function(function.index()))
                            .orElseGet(() -> Words.of("session.name.function", Integer.toString(function.index()))));
        }
        if (at instanceof StopAt.HostCalls calls) {
            return calls.function()
                    .map(name -> Words.of("session.at.host-function", name))
                    .orElse(Words.of("session.at.host"));
        }
        if (at instanceof StopAt.Bytes bytes) {
            return bytes(bytes);
        }
        return at instanceof StopAt.Growth ? Words.of("session.at.growth") : Words.of("session.at.traps");
    }

    /** The one that was met: {@code Breakpoint at line 7}, {@code Watch of 4 bytes at 0x10}. */
    static String met(StopAt at, Optional<Opened> opened) {
        return at instanceof StopAt.Bytes bytes
                ? Words.of("session.met.watch", range(bytes.range()))
                : at instanceof StopAt.Function
                        ? Words.of("session.met.entry", of(at, opened))
                        : Words.of("session.met.breakpoint", of(at, opened));
    }

    private static String expression(int offset, Optional<TextSource> shown) {
        return shown.map(text -> text.position(Math.max(0, Math.min(offset, text.length()))))
                .map(position -> Words.of(
                        "session.at.column", Integer.toString(position.line()), Integer.toString(position.column())))
                .orElse(Words.of("session.at.offset", Integer.toString(offset)));
    }

    private static String bytes(StopAt.Bytes bytes) {
        String range = range(bytes.range());
        String what = switch (bytes.access()) {
            case CHANGES -> Words.of("session.at.changes", range);
            case ANY_WRITE -> Words.of("session.at.writes", range);
            case READ -> Words.of("session.at.reads", range);
        };
        return what + by(bytes.actors());
    }

    private static String range(MemoryRange range) {
        String bytes = Words.of("session.bytes.at", Views.bytes(range.length()), Views.address(range.address()));
        return range.memory() == 0 ? bytes : Words.of("session.of-memory", bytes, Integer.toString(range.memory()));
    }

    private static String by(Set<Actor> actors) {
        if (actors.equals(EnumSet.allOf(Actor.class))) {
            return "";
        }
        return List.of(Actor.values()).stream()
                .filter(actors::contains)
                .map(actor -> Words.of("session.actor." + actor.name().toLowerCase(Locale.ROOT)))
                .collect(Collectors.joining(Words.of("session.or"), Words.of("session.by"), ""));
    }
}
