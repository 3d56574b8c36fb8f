package palimpsest.engine.history;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import palimpsest.engine.runtime.ArrayInstance;
import palimpsest.engine.runtime.ExceptionInstance;
import palimpsest.engine.runtime.GlobalInstance;
import palimpsest.engine.runtime.ModuleInstance;
import palimpsest.engine.runtime.Reference;
import palimpsest.engine.runtime.StructInstance;
import palimpsest.engine.runtime.TableInstance;
import palimpsest.engine.runtime.Value;
import palimpsest.engine.syntax.NameSpace;
import palimpsest.engine.timeline.Timeline;

/** What all globals and tables of the modules hold at one moment. */
final class Variables {

    private final IdentityHashMap<GlobalInstance, Value> globals = new IdentityHashMap<>();
    private final IdentityHashMap<TableInstance, Reference[]> tables = new IdentityHashMap<>();
    /** In the order of the instances that have them. */
    private final Set<Named<GlobalInstance>> globalNames = new LinkedHashSet<>();

    private final Set<Named<TableInstance>> tableNames = new LinkedHashSet<>();

    private record Named<T>(T what, String name) {}

    /** What differs. */
    record Comparison(
            List<Difference.ChangedGlobal> globals, List<Difference.ChangedElement> elements, long totalElements) {}

    private Variables() {}

    /** What they hold where the cursor stands, at a step. */
    static Variables of(Timeline timeline, long step) {
        Variables variables = new Variables();
        timeline.instances(step).forEach(variables::add);
        return variables;
    }

    private void add(ModuleInstance instance) {
        for (int i = 0; i < instance.globals().size(); i++) {
            GlobalInstance global = instance.globals().get(i);
            if (globals.put(global, global.value()) == null) {
                globalNames.add(new Named<>(global, name(instance, NameSpace.GLOBAL, "global ", i)));
            }
        }
        for (int i = 0; i < instance.tables().size(); i++) {
            TableInstance table = instance.tables().get(i);
            if (tables.put(table, table.image()) == null) {
                tableNames.add(new Named<>(table, name(instance, NameSpace.TABLE, "table ", i)));
            }
        }
    }

    static String name(ModuleInstance instance, NameSpace space, String kind, int index) {
        return instance.module().module().names().of(space, index).orElse(kind + index);
    }

    /** What differs later; of what was not there before nothing does. */
    Comparison compare(Variables later, int most) {
        List<Difference.ChangedGlobal> changedGlobals = new ArrayList<>();
        for (Named<GlobalInstance> each : later.globalNames) {
            Value before = globals.get(each.what());
            Value after = later.globals.get(each.what());
            if (before != null && after != null && !same(before, after) && changedGlobals.size() < most) {
                changedGlobals.add(new Difference.ChangedGlobal(each.name(), each.what(), before, after));
            }
        }
        List<Difference.ChangedElement> elements = new ArrayList<>();
        long total = 0;
        for (Named<TableInstance> each : later.tableNames) {
            Reference[] before = tables.get(each.what());
            Reference[] after = later.tables.get(each.what());
            if (before == null || after == null || before == after) {
                continue;
            }
            for (int i = 0; i < Math.max(before.length, after.length); i++) {
                Optional<Reference> old = i < before.length ? Optional.of(before[i]) : Optional.empty();
                Optional<Reference> now = i < after.length ? Optional.of(after[i]) : Optional.empty();
                if (old.isEmpty() || now.isEmpty() || !same(old.get(), now.get())) {
                    total++;
                    if (elements.size() < most) {
                        elements.add(new Difference.ChangedElement(each.name(), each.what(), i, old, now));
                    }
                }
            }
        }
        return new Comparison(changedGlobals, elements, total);
    }

    private static boolean same(Value before, Value after) {
        return (before instanceof Value.Ref || after instanceof Value.Ref)
                ? same(before.reference(), after.reference())
                : before.equals(after);
    }

    /** Objects of modules are made anew by a replay, so those of one kind that hold the same numbers pass for the same. */
    private static boolean same(Reference before, Reference after) {
        if (before instanceof StructInstance a && after instanceof StructInstance b) {
            boolean same = a.fields() == b.fields();
            for (int i = 0; same && i < a.fields(); i++) {
                same = a.bits(i) == b.bits(i);
            }
            return same;
        }
        if (before instanceof ArrayInstance a && after instanceof ArrayInstance b) {
            boolean same = a.length() == b.length() && a.hasReferences() == b.hasReferences();
            for (int i = 0; same && !a.hasReferences() && i < a.length(); i++) {
                same = a.bits(i) == b.bits(i);
            }
            return same;
        }
        if (before instanceof ExceptionInstance a && after instanceof ExceptionInstance b) {
            return a.tag() == b.tag();
        }
        return before.equals(after);
    }
}
