package palimpsest.engine.debug;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import palimpsest.engine.exec.CodePoint;
import palimpsest.engine.exec.Guards;
import palimpsest.engine.memory.Actor;

/** The breakpoints and watchpoints by their numbers, and where a machine must be guarded for them. */
final class Points {

    private final SortedMap<Integer, StopPoint> all = new TreeMap<>();
    private final Map<CodePoint, List<Integer>> code = new HashMap<>();
    private final SortedMap<Integer, Watchpoint> watched = new TreeMap<>();
    private final SortedMap<Integer, Breakpoint> events = new TreeMap<>();
    private boolean growths;

    private int nextId = 1;

    int newId() {
        return nextId++;
    }

    void put(int id, StopPoint point) {
        all.put(id, point);
        sort();
    }

    void remove(int id) {
        all.remove(id);
        sort();
    }

    /** One that is there. */
    StopPoint get(int id) {
        return Optional.ofNullable(all.get(id)).orElseThrow();
    }

    SortedMap<Integer, StopPoint> all() {
        return Collections.unmodifiableSortedMap(all);
    }

    private void sort() {
        code.clear();
        watched.clear();
        events.clear();
        growths = false;
        all.forEach((id, point) -> {
            if (point.enabled()) {
                sort(id, point);
            }
        });
    }

    private void sort(int id, StopPoint point) {
        if (point instanceof Watchpoint watch) {
            watched.put(id, watch);
            growths |= watch.actors().contains(Actor.GROWTH) && watch.kind() != Watchpoint.Kind.READ;
        } else if (point instanceof Breakpoint breakpoint) {
            growths |= breakpoint.place() instanceof Breakpoint.Growths;
            if (breakpoint.place() instanceof Breakpoint.InCode in) {
                in.points()
                        .forEach(each -> code.computeIfAbsent(each, at -> new ArrayList<>())
                                .add(id));
            } else {
                events.put(id, breakpoint);
            }
        }
    }

    /** Those that are enabled and at a place of the code. */
    List<Integer> at(CodePoint place) {
        return code.getOrDefault(place, List.of());
    }

    boolean anyInCode() {
        return !code.isEmpty();
    }

    /** The watchpoints that are enabled. */
    SortedMap<Integer, Watchpoint> watched() {
        return watched;
    }

    /** The breakpoints that are enabled and wait for something other than a place in the code. */
    SortedMap<Integer, Breakpoint> events() {
        return events;
    }

    /** Whether anything waits for a memory to grow. */
    boolean growths() {
        return growths;
    }

    /** Where the machine asks, for them and for further places of the code. */
    Guards guards(Set<CodePoint> further) {
        Set<CodePoint> places = new HashSet<>(code.keySet());
        places.addAll(further);
        return new Guards(places, ranges(true), ranges(false), growths);
    }

    private List<Guards.Range> ranges(boolean reads) {
        return watched.values().stream()
                .filter(watch ->
                        watch.actors().contains(Actor.MODULE) && (watch.kind() == Watchpoint.Kind.READ) == reads)
                .map(watch -> new Guards.Range(watch.memory(), watch.from(), watch.to()))
                .toList();
    }
}
