package palimpsest.engine.exec;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import palimpsest.engine.exec.Fusion.Deferred;
import palimpsest.engine.exec.Fusion.Operand;

/** The upper part of the operand stack whose numbers have been put off, by slot; the rest of the stack lies in its slots. */
final class PutOff {

    /** Few, so that hostile code gets no more than a few looks at each. */
    private static final int MOST = 16;

    private final List<Deferred> entries = new ArrayList<>();

    boolean isFull() {
        return entries.size() >= MOST;
    }

    void add(int slot, Operand operand) {
        entries.add(new Deferred(slot, operand));
    }

    /** Where the number that belongs in a slot is to be found. */
    Operand of(int slot) {
        for (int i = entries.size() - 1; i >= 0; i--) {
            if (entries.get(i).slot() == slot) {
                return entries.get(i).operand();
            }
        }
        return Operand.slot(slot);
    }

    void remove(int slot) {
        entries.removeIf(each -> each.slot() == slot);
    }

    void clear() {
        entries.clear();
    }

    /** The deepest number that has been put off below a slot. */
    Optional<Deferred> first(int below) {
        return entries.isEmpty() || entries.get(0).slot() >= below ? Optional.empty() : Optional.of(entries.get(0));
    }

    /** A number below a slot that comes from a local. */
    Optional<Deferred> use(int local, int below) {
        for (Deferred each : entries) {
            if (each.slot() < below && each.operand().isSlot(local)) {
                return Optional.of(each);
            }
        }
        return Optional.empty();
    }

    List<Deferred> all() {
        return List.copyOf(entries);
    }
}
