package palimpsest.app.session;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import palimpsest.app.words.Words;
import palimpsest.engine.debug.Datum;
import palimpsest.engine.debug.Evaluated;
import palimpsest.engine.debug.Expression;
import palimpsest.engine.debug.Scope;
import palimpsest.engine.source.Diagnostic;

/** The watched expressions. */
final class WatchList {

    private static final int MOST = 1_000;
    private static final int LONGEST = 10_000;

    private final List<Watched> list = new ArrayList<>();
    /** The values of the stop before, by the numbers of the expressions, to tell what changed. */
    private Map<Integer, String> before = new HashMap<>();

    private Map<Integer, String> shown = new HashMap<>();
    private int last;

    private record Watched(int number, String text, Expression.Parsed parsed) {}

    void add(String text) {
        if (!text.isBlank() && list.size() < MOST && text.length() <= LONGEST) {
            list.add(watched(++last, text));
        }
    }

    void edit(int number, String text) {
        if (!text.isBlank() && text.length() <= LONGEST) {
            before.remove(number);
            list.replaceAll(each -> each.number() == number ? watched(number, text) : each);
        }
    }

    void remove(int number) {
        list.removeIf(each -> each.number() == number);
    }

    private static Watched watched(int number, String text) {
        return new Watched(number, text.strip(), Expression.parse(text.strip()));
    }

    /** These in the place of all others. */
    void restore(List<String> texts) {
        clear();
        texts.forEach(this::add);
    }

    /** The texts, in order. */
    List<String> texts() {
        return list.stream().map(Watched::text).toList();
    }

    void clear() {
        list.clear();
        before.clear();
        shown.clear();
    }

    /** A stop is left: what is shown now is what the next values are compared with. */
    void leave() {
        before = shown;
        shown = new HashMap<>();
    }

    /** The expressions with their values at the cursor. */
    List<WatchView> views(Optional<Execution> execution) {
        return list.stream().map(each -> view(each, execution)).toList();
    }

    private WatchView view(Watched watched, Optional<Execution> execution) {
        if (watched.parsed().expression().isEmpty()) {
            return without(
                    watched,
                    watched.parsed().problem().map(WatchList::words).orElse(Words.of("session.no-expression")));
        }
        Optional<Scope> here = execution.flatMap(WatchList::scope);
        if (execution.isEmpty() || here.isEmpty()) {
            return without(watched, Words.of("session.no-instance"));
        }
        Expression expression = watched.parsed().expression().get();
        Scope scope = here.get();
        Evaluated result = expression.evaluate(scope);
        if (result.value().isEmpty()) {
            return without(watched, result.problem().map(WatchList::words).orElse(Words.of("session.no-value")));
        }
        Datum datum = result.value().get();
        String type =
                datum.kind() == Datum.Kind.OTHER ? "" : datum.kind().name().toLowerCase(Locale.ROOT);
        String value = datum.show();
        shown.put(watched.number(), value);
        String old = before.getOrDefault(watched.number(), value);
        Optional<MemoryRange> cell = expression.cell(scope).flatMap(found -> {
            OptionalInt memory = execution.get().memoryIndex(found.memory());
            return memory.isPresent()
                    ? Optional.of(new MemoryRange(memory.getAsInt(), found.address(), found.width()))
                    : Optional.empty();
        });
        return new WatchView(watched.number(), watched.text(), value, type, Optional.empty(), cell, !old.equals(value));
    }

    private static WatchView without(Watched watched, String problem) {
        return new WatchView(watched.number(), watched.text(), "", "", Optional.of(problem), Optional.empty(), false);
    }

    static String words(Diagnostic problem) {
        return Words.of("session.column", Integer.toString(problem.span().start() + 1), problem.message());
    }

    /** The innermost frame's; where nothing is executed, what the instance has that is shown. */
    static Optional<Scope> scope(Execution execution) {
        return execution.machine().instance().isPresent()
                ? Optional.of(Scope.of(execution.machine()))
                : execution.instance().map(instance -> Scope.of(execution.machine(), instance, 0));
    }
}
