package palimpsest.app.session;

import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import palimpsest.engine.memory.Actor;
import palimpsest.engine.source.TextSource;

/** What breakpoints and watchpoints are called. */
final class StopWords {

    private StopWords() {}

    static String of(StopAt at, Optional<Opened> opened) {
        if (at instanceof StopAt.Line line) {
            return "line " + line.line();
        }
        if (at instanceof StopAt.Expression expression) {
            return expression(
                    expression.offset(), opened.map(known -> known.program().shown()));
        }
        if (at instanceof StopAt.Original original) {
            return original.file().substring(original.file().lastIndexOf('/') + 1) + ":" + original.line();
        }
        if (at instanceof StopAt.Function function) {
            return "entry of "
                    + opened.flatMap(Opened::names)
                            .filter(names -> function.index() < names.functions())
                            .map(names -> names.function(function.index()))
                            .orElse("function " + function.index());
        }
        if (at instanceof StopAt.HostCalls calls) {
            return calls.function().map(name -> "calls of the host's " + name).orElse("calls of the host");
        }
        if (at instanceof StopAt.Bytes bytes) {
            return bytes(bytes);
        }
        return at instanceof StopAt.Growth ? "growth of a memory" : "traps";
    }

    /** The one that was met: {@code Breakpoint at line 7}, {@code Watch of 4 bytes at 0x10}. */
    static String met(StopAt at, Optional<Opened> opened) {
        return at instanceof StopAt.Bytes bytes
                ? "Watch of " + range(bytes.range())
                : "Breakpoint at " + (at instanceof StopAt.Function ? "the " : "") + of(at, opened);
    }

    private static String expression(int offset, Optional<TextSource> shown) {
        return shown.map(text -> text.position(Math.max(0, Math.min(offset, text.length()))))
                .map(position -> "line " + position.line() + ", column " + position.column())
                .orElse("offset " + offset);
    }

    private static String bytes(StopAt.Bytes bytes) {
        String what = switch (bytes.access()) {
            case CHANGES -> "changes of ";
            case ANY_WRITE -> "writes to ";
            case READ -> "reads of ";
        };
        return what + range(bytes.range()) + by(bytes.actors());
    }

    private static String range(MemoryRange range) {
        String memory = range.memory() == 0 ? "" : " of memory " + range.memory();
        return Views.bytes(range.length()) + " at " + Views.address(range.address()) + memory;
    }

    private static String by(Set<Actor> actors) {
        if (actors.equals(EnumSet.allOf(Actor.class))) {
            return "";
        }
        return List.of(Actor.values()).stream()
                .filter(actors::contains)
                .map(actor -> actor.name().toLowerCase(Locale.ROOT).replace('_', ' '))
                .collect(Collectors.joining(" or ", " by ", ""));
    }
}
