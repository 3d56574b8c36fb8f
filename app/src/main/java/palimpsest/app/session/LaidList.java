package palimpsest.app.session;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import palimpsest.app.words.Words;
import palimpsest.engine.debug.Datum;
import palimpsest.engine.debug.Evaluated;
import palimpsest.engine.debug.Expression;
import palimpsest.engine.debug.Scope;

/** The structures that are laid over memories, and where that is. */
final class LaidList {

    private static final int MOST = 200;
    private static final int LONGEST = 10_000;
    private static final int LONGEST_TEXT = 400_000;
    private static final long WORD = 0xffff_ffffL;

    private final List<Laid> list = new ArrayList<>();
    private String text = "";
    private int last;

    private record Laid(int number, Laying laying, Expression.Parsed where) {}

    void describe(String now) {
        if (now.length() <= LONGEST_TEXT) {
            text = now;
        }
    }

    void add(Laying laying) {
        if (fits(laying) && list.size() < MOST) {
            list.add(laid(++last, laying));
        }
    }

    void change(int number, Laying laying) {
        if (fits(laying)) {
            list.replaceAll(each -> each.number() == number ? laid(number, laying) : each);
        }
    }

    void remove(int number) {
        list.removeIf(each -> each.number() == number);
    }

    private static boolean fits(Laying laying) {
        return laying.type().length() <= LONGEST && laying.where().length() <= LONGEST;
    }

    private static Laid laid(int number, Laying laying) {
        return new Laid(number, laying, Expression.parse(laying.where().strip()));
    }

    /** These in the place of all others. */
    void restore(Kept kept) {
        clear();
        text = kept.text();
        kept.laid().forEach(this::add);
    }

    /** What is kept with a session. */
    Kept kept() {
        return new Kept(text, list.stream().map(Laid::laying).toList());
    }

    void clear() {
        list.clear();
        text = "";
    }

    /** The descriptions, and what is laid where. */
    record Kept(String text, List<Laying> laid) {
        Kept {
            laid = List.copyOf(laid);
        }
    }

    /** Where all of them are at the cursor. */
    StructuresView view(Optional<Execution> execution) {
        return new StructuresView(
                text, list.stream().map(each -> view(each, execution)).toList());
    }

    private static LaidView view(Laid laid, Optional<Execution> execution) {
        if (laid.where().expression().isEmpty()) {
            return without(laid, laid.where().problem().map(WatchList::words).orElse(Words.of("session.no-address")));
        }
        Optional<Scope> here = execution.flatMap(WatchList::scope);
        if (here.isEmpty()) {
            return without(laid, Words.of("session.no-instance"));
        }
        Evaluated result = laid.where().expression().get().evaluate(here.get());
        if (result.value().isEmpty()) {
            return without(laid, result.problem().map(WatchList::words).orElse(Words.of("session.no-value")));
        }
        Datum datum = result.value().get();
        return switch (datum.kind()) {
            // An address in a 32-bit memory is unsigned.
            case I32 -> at(laid, datum.bits() & WORD);
            case I64, U64 -> at(laid, datum.bits());
            case F32, F64, TEXT, OTHER -> without(laid, Words.of("session.whole-address", datum.show()));
        };
    }

    private static LaidView at(Laid laid, long address) {
        return new LaidView(laid.number(), laid.laying(), Optional.of(address), Optional.empty());
    }

    private static LaidView without(Laid laid, String problem) {
        return new LaidView(laid.number(), laid.laying(), Optional.empty(), Optional.of(problem));
    }
}
