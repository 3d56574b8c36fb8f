package palimpsest.engine.debug;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import palimpsest.engine.exec.CodePoint;
import palimpsest.engine.source.Position;
import palimpsest.engine.source.Span;
import palimpsest.engine.source.TextSource;
import palimpsest.engine.syntax.Code;
import palimpsest.engine.syntax.InstructionReader;
import palimpsest.engine.syntax.NameSpace;
import palimpsest.engine.valid.ValidModule;

/** Finds the instructions at which execution stops for a line, an expression or a function of a module's source. */
public final class Locations {

    private final ValidModule module;

    /** The places of a module's code. */
    public Locations(ValidModule module) {
        this.module = module;
    }

    /**
     * An instruction, or the entry of a function.
     *
     * @param point what execution is stopped by
     * @param span where it stands in the source
     */
    public record Location(CodePoint point, Span span) {}

    /** An instruction that takes a step or not, with its place. */
    private record At(int offset, boolean step, Span span) {}

    /**
     * Where a line of a text is first executed: before the innermost first part of what begins on it, once for each
     * function. A line that only opens a function is the function's entry; a line without code gives way to the next that
     * has some. Empty after the last code.
     *
     * @param line from 1
     */
    public List<Location> line(TextSource text, int line) {
        return find(text, line).map(Line::locations).orElse(List.of());
    }

    /**
     * A line of a text that has code.
     *
     * @param line from 1
     * @param locations at least one
     */
    public record Line(int line, List<Location> locations) {
        public Line {
            locations = List.copyOf(locations);
        }
    }

    /** Like {@link #line}, and says which line it came to; empty after the last code. */
    public Optional<Line> find(TextSource text, int line) {
        for (int each = Math.max(line, 1); each <= text.lines(); each++) {
            List<Location> found = exactLine(text, each);
            if (!found.isEmpty()) {
                return Optional.of(new Line(each, found));
            }
        }
        return Optional.empty();
    }

    /** The entry of a function that the module defines, by the name it has there, without the {@code $}. */
    public Optional<Location> function(String name) {
        for (int i = module.importedFunctions(); i < module.functionCount(); i++) {
            if (module.module().names().of(NameSpace.FUNCTION, i).equals(Optional.of(name))) {
                return Optional.of(function(i));
            }
        }
        return Optional.empty();
    }

    /** Every expression that begins on a line and takes a step, in the order of the text; each can be stopped at. */
    public List<Location> expressions(TextSource text, int line) {
        List<Location> found = new ArrayList<>();
        for (int i = module.importedFunctions(); i < module.functionCount(); i++) {
            Span wanted = text.line(Math.max(1, Math.min(line, text.lines())));
            if (span(i).start() > wanted.end() || span(i).end() < wanted.start()) {
                continue;
            }
            for (At at : instructions(i)) {
                if (at.step() && text.position(at.span().start()).line() == line) {
                    found.add(location(i, at));
                }
            }
        }
        found.sort(Comparator.comparingInt(each -> each.span().start()));
        return found;
    }

    private List<Location> exactLine(TextSource text, int line) {
        Span wanted = text.line(line);
        List<Location> found = new ArrayList<>();
        for (int i = module.importedFunctions(); i < module.functionCount(); i++) {
            Span whole = span(i);
            if (whole.start() > wanted.end() || whole.end() < wanted.start()) {
                continue;
            }
            List<At> all = instructions(i);
            Optional<At> first = Optional.empty();
            for (At at : all) {
                Position begins = text.position(at.span().start());
                if (begins.line() == line) {
                    Optional<At> candidate = firstStep(all, at);
                    if (candidate.isPresent()
                            && (first.isEmpty()
                                    || candidate.get().offset() < first.get().offset())) {
                        first = candidate;
                    }
                }
            }
            if (first.isPresent()) {
                found.add(location(i, first.get()));
            } else if (text.position(whole.start()).line() == line) {
                found.add(function(i));
            }
        }
        return found;
    }

    /** The innermost expression or instruction around an offset of the source, before which to stop; at most one. */
    public Optional<Location> expression(int sourceOffset) {
        for (int i = module.importedFunctions(); i < module.functionCount(); i++) {
            if (!holds(span(i), sourceOffset)) {
                continue;
            }
            List<At> all = instructions(i);
            Optional<At> innermost = Optional.empty();
            for (At at : all) {
                boolean smaller = innermost.isEmpty()
                        || length(at.span()) < length(innermost.get().span());
                if (holds(at.span(), sourceOffset) && smaller) {
                    innermost = Optional.of(at);
                }
            }
            if (innermost.isPresent()) {
                At found = innermost.get();
                Optional<At> step = found.step() ? innermost : firstStep(all, found);
                return step.isPresent() ? Optional.of(location(i, step.get())) : Optional.empty();
            }
        }
        return Optional.empty();
    }

    /** The entry of a function that the module defines. */
    public Location function(int index) {
        return new Location(new CodePoint(module, index, CodePoint.ENTRY), span(index));
    }

    /** The points of some locations. */
    public static Set<CodePoint> points(List<Location> locations) {
        Set<CodePoint> points = new LinkedHashSet<>();
        locations.forEach(location -> points.add(location.point()));
        return points;
    }

    private Location location(int function, At at) {
        return new Location(new CodePoint(module, function, at.offset()), at.span());
    }

    /** The step that is executed first of an instruction with its operands; for an {@code end} what follows. */
    private static Optional<At> firstStep(List<At> all, At whole) {
        Optional<At> inside = all.stream()
                .filter(at -> at.step()
                        && at.span().start() >= whole.span().start()
                        && at.span().end() <= whole.span().end())
                .findFirst();
        return inside.or(() -> all.stream()
                .filter(at -> at.step() && at.offset() > whole.offset())
                .findFirst());
    }

    /** All instructions of a function, in the order of the code. */
    private List<At> instructions(int function) {
        Code body = code(function);
        List<At> all = new ArrayList<>();
        InstructionReader in = new InstructionReader(body);
        while (in.hasNext()) {
            in.next();
            all.add(new At(in.offset(), in.opcode().isStep(), body.positions().span(in.offset(), in.end())));
        }
        return all;
    }

    private Code code(int function) {
        return module.module()
                .functions()
                .get(function - module.importedFunctions())
                .body();
    }

    private Span span(int function) {
        return module.module()
                .functions()
                .get(function - module.importedFunctions())
                .span();
    }

    private static boolean holds(Span span, int offset) {
        return span.start() <= offset && offset < span.end();
    }

    private static int length(Span span) {
        return span.end() - span.start();
    }
}
