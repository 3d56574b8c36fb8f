package palimpsest.engine.record;

import java.util.OptionalLong;
import palimpsest.engine.exec.HostAction;
import palimpsest.engine.memory.AccessFault;
import palimpsest.engine.runtime.HostExit;
import palimpsest.engine.runtime.Trap;
import palimpsest.engine.runtime.TrapException;

/** Says what the host did without the machine that it did it to. */
final class Deeds {

    private final Numbers numbers;
    private final ModuleNumbers modules;

    Deeds(Numbers numbers, ModuleNumbers modules) {
        this.numbers = numbers;
        this.modules = modules;
    }

    SavedAction.Deed deed(HostAction action) {
        if (action instanceof HostAction.Instantiate begun) {
            return new SavedAction.Instantiate(
                    begun.instance().name(),
                    modules.number(begun.instance().module()),
                    begun.imports().stream().map(numbers::external).toList());
        }
        if (action instanceof HostAction.Invoke call) {
            return new SavedAction.Invoke(numbers.external(call.function()), numbers.values(call.arguments()));
        }
        if (action instanceof HostAction.Write write) {
            return new SavedAction.Write(numbers.memory(write.memory()), write.address(), write.bytes(), write.place());
        }
        if (action instanceof HostAction.Read read) {
            return new SavedAction.Read(numbers.memory(read.memory()), read.address(), read.count(), read.place());
        }
        if (action instanceof HostAction.Take take) {
            return new SavedAction.Take(numbers.external(take.from()), take.index(), take.number());
        }
        if (action instanceof HostAction.Grow grow) {
            return new SavedAction.Grow(numbers.memory(grow.memory()), grow.pages(), grow.place());
        }
        if (action instanceof HostAction.MakeMemory make) {
            return new SavedAction.MakeMemory(make.memory().declared());
        }
        if (action instanceof HostAction.SetGlobal set) {
            return new SavedAction.SetGlobal(numbers.external(set.global()), numbers.value(set.value()));
        }
        if (action instanceof HostAction.SetElement set) {
            return new SavedAction.SetElement(
                    numbers.external(set.table()), set.index(), numbers.reference(set.element()));
        }
        if (action instanceof HostAction.GrowTable grow) {
            return new SavedAction.GrowTable(
                    numbers.external(grow.table()), grow.elements(), numbers.reference(grow.initial()));
        }
        if (action instanceof HostAction.Notify wake) {
            return new SavedAction.Notify(numbers.memory(wake.memory()), wake.address(), wake.count());
        }
        if (action instanceof HostAction.TimeOut) {
            return new SavedAction.TimeOut();
        }
        if (action instanceof HostAction.Return returned) {
            return new SavedAction.Return(numbers.values(returned.results()));
        }
        if (action instanceof HostAction.Throw thrown) {
            return new SavedAction.Throw(numbers.exception(thrown.exception()));
        }
        if (action instanceof HostAction.Fail failed) {
            return failure(failed.why());
        }
        if (action instanceof HostAction.Abandon) {
            return new SavedAction.Abandon();
        }
        throw new AssertionError(action);
    }

    private SavedAction.Deed failure(RuntimeException why) {
        if (why instanceof HostExit exit) {
            return new SavedAction.Exit(exit.code());
        }
        if (why instanceof AccessFault fault) {
            return new SavedAction.OutOfBounds(fault.memory().index(), fault.address(), fault.width());
        }
        if (why instanceof TrapException trap) {
            OptionalLong origin =
                    trap.origin().map(Trap::step).map(OptionalLong::of).orElse(OptionalLong.empty());
            return new SavedAction.Trap(trap.phase(), trap.text(), origin);
        }
        throw new AssertionError(why);
    }
}
