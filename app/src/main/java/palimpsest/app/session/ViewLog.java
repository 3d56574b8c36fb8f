package palimpsest.app.session;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import palimpsest.app.hostscript.BufferView;
import palimpsest.engine.runtime.MemoryInstance;
import palimpsest.engine.runtime.Store;

/**
 * Which views of memories the scripts of an execution had, and when: so going back shows them without running a script
 * again. That a view is detached is not kept, for it follows from the memory as it was. Belongs to the engine's thread.
 */
final class ViewLog {

    /** The oldest are forgotten beyond that, first those that the script holds no more. */
    static final int MOST = 2_000;

    /** Of views that are alike in everything, so many are told apart. */
    private static final int MOST_ALIKE = 64;

    private final List<Life> lives = new ArrayList<>();
    private final Map<Looks, Life> held = new HashMap<>();
    private long numbers;

    /**
     * Everything about a view but which one it is.
     *
     * @param generation of the memory when it was made
     */
    record Looks(
            Optional<String> name,
            String type,
            int memory,
            long address,
            long length,
            Optional<String> place,
            int generation) {}

    /** From when to when a script had views that look the same. */
    static final class Life {
        private final Looks looks;
        private final long number;
        private final Deque<Long> alike = new ArrayDeque<>();
        private long from;
        private long to = Long.MAX_VALUE;

        Life(Looks looks, long number, long from) {
            this.looks = looks;
            this.number = number;
            this.from = from;
        }

        Looks looks() {
            return looks;
        }

        long from() {
            return from;
        }

        long to() {
            return to;
        }
    }

    /** A script has made a view. */
    void made(BufferView view, MemoryInstance memory, long step) {
        Looks looks = new Looks(
                view.name(),
                view.type(),
                view.memory(),
                view.address(),
                view.length(),
                view.place(),
                memory.memory().generation());
        Life life = held.computeIfAbsent(looks, each -> begin(each, step));
        if (life.alike.size() == MOST_ALIKE) {
            life.alike.removeFirst();
        }
        life.alike.add(view.number());
    }

    private Life begin(Looks looks, long step) {
        if (lives.size() == MOST) {
            Life dropped = lives.stream()
                    .filter(life -> life.to != Long.MAX_VALUE)
                    .findFirst()
                    .or(() -> lives.stream()
                            .filter(life -> life.looks.name.isEmpty())
                            .findFirst())
                    .orElse(lives.get(0));
            lives.remove(dropped);
            held.remove(dropped.looks, dropped);
        }
        return add(looks, step);
    }

    private Life add(Looks looks, long step) {
        Life life = new Life(looks, ++numbers, step);
        lives.add(life);
        return life;
    }

    /** The script holds these, by their numbers, and no others any more. */
    void holds(Set<Long> views, long step) {
        held.values().removeIf(life -> {
            life.alike.retainAll(views);
            if (life.alike.isEmpty()) {
                life.to = step;
            }
            return life.alike.isEmpty();
        });
    }

    /** The future from a step on is cut off; what the script holds it still has, if it can see anything through it. */
    void cut(long step, Store store) {
        Set<Life> still = Set.copyOf(held.values());
        lives.removeIf(life -> life.from > step && !(still.contains(life) && isThere(life, store)));
        held.values().retainAll(Set.copyOf(lives));
        for (Life life : lives) {
            life.from = Math.min(life.from, step);
            life.to = life.to > step ? Long.MAX_VALUE : life.to;
        }
    }

    private static boolean isThere(Life life, Store store) {
        return life.looks.memory < store.memories().size() && !detached(life, store);
    }

    private static boolean detached(Life life, Store store) {
        MemoryInstance memory = store.memories().get(life.looks.memory);
        return !memory.declared().shared() && memory.memory().generation() != life.looks.generation;
    }

    /** What there was at the cursor, oldest first. */
    List<HostView> at(Execution execution) {
        long cursor = execution.step();
        List<HostView> views = new ArrayList<>();
        for (Life life : lives) {
            if (life.from <= cursor && cursor < life.to) {
                OptionalInt memory = execution.memoryIndex(life.looks.memory);
                memory.ifPresent(index -> views.add(
                        view(life, index, detached(life, execution.machine().store()))));
            }
        }
        return views;
    }

    private static HostView view(Life life, int memory, boolean detached) {
        Looks looks = life.looks;
        return new HostView(
                life.number,
                looks.name,
                looks.type,
                new MemoryRange(memory, looks.address, looks.length),
                detached,
                looks.place,
                life.from);
    }

    // ---- To be kept

    List<Life> lives() {
        return List.copyOf(lives);
    }

    /** What was once kept: no script holds it now. */
    void restore(Looks looks, long from, long to) {
        if (lives.size() < MOST) {
            add(looks, from).to = to;
        }
    }
}
