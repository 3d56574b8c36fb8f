package palimpsest.engine.record;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;
import palimpsest.engine.exec.HostAction;
import palimpsest.engine.exec.Machine;
import palimpsest.engine.exec.Outcome;
import palimpsest.engine.exec.Supervisor;
import palimpsest.engine.memory.AccessFault;
import palimpsest.engine.runtime.External;
import palimpsest.engine.runtime.FunctionInstance;
import palimpsest.engine.runtime.GlobalInstance;
import palimpsest.engine.runtime.HeapObject;
import palimpsest.engine.runtime.HostExit;
import palimpsest.engine.runtime.HostFunctionInstance;
import palimpsest.engine.runtime.Linked;
import palimpsest.engine.runtime.Linker;
import palimpsest.engine.runtime.Meeting;
import palimpsest.engine.runtime.TableInstance;
import palimpsest.engine.runtime.Trap;
import palimpsest.engine.runtime.TrapException;
import palimpsest.engine.syntax.ValueType;
import palimpsest.engine.valid.ValidModule;

/** Does to a machine what the record says that the host did; refuses what the machine is not ready for. */
final class Reenactment implements Supervisor {

    private final Machine machine;
    private final List<ValidModule> modules;
    private final HostThings things;
    private final Function<String, Refusal> misfit;
    /** The traps of the replay, by their steps. */
    private final Map<Long, Trap> traps = new HashMap<>();

    Reenactment(Machine machine, List<ValidModule> modules, HostThings things, Function<String, Refusal> misfit) {
        this.machine = machine;
        this.modules = modules;
        this.things = things;
        this.misfit = misfit;
    }

    @Override
    public void failed(Machine failing, Outcome how) {
        if (how instanceof Outcome.Trapped trapped) {
            traps.put(trapped.trap().step(), trapped.trap());
        }
    }

    @Override
    public void meets(Meeting meeting, HeapObject object) {
        things.meets(meeting, object);
    }

    /** @throws Refusal if it cannot be done here */
    void act(SavedAction.Deed deed) {
        try {
            doIt(deed);
        } catch (AccessFault e) {
            throw refusal("the host wrote or read outside of a memory");
        } catch (TrapException e) {
            throw refusal(e.text());
        }
    }

    private Refusal refusal(String why) {
        return misfit.apply("at step " + machine.step() + ": " + why);
    }

    private void doIt(SavedAction.Deed deed) {
        if (deed instanceof SavedAction.Instantiate begun) {
            instantiate(begun);
        } else if (deed instanceof SavedAction.Invoke call) {
            FunctionInstance function = things.function(call.function());
            machine.invoke(
                    function, things.values(call.arguments(), function.type().parameters()));
        } else if (deed instanceof SavedAction.Write write) {
            write(write);
        } else if (deed instanceof SavedAction.Writes run) {
            run.each(this::write);
        } else if (deed instanceof SavedAction.Read read) {
            machine.noteRead(things.memory(read.memory()), read.address(), read.count(), read.place());
        } else if (deed instanceof SavedAction.Take take) {
            take(take);
        } else if (deed instanceof SavedAction.Grow grow) {
            machine.grow(things.memory(grow.memory()), grow.pages(), grow.place());
        } else if (deed instanceof SavedAction.MakeMemory make) {
            machine.store().newMemory(make.type());
        } else if (deed instanceof SavedAction.SetGlobal set) {
            setGlobal(set);
        } else if (deed instanceof SavedAction.SetElement set) {
            TableInstance table = (TableInstance) things.external(set.table());
            machine.setElement(
                    table,
                    set.index(),
                    things.reference(set.element(), table.type().element()));
        } else if (deed instanceof SavedAction.GrowTable grow) {
            TableInstance table = (TableInstance) things.external(grow.table());
            machine.growTable(
                    table,
                    grow.elements(),
                    things.reference(grow.initial(), table.type().element()));
        } else if (deed instanceof SavedAction.Notify wake) {
            machine.notify(things.memory(wake.memory()), wake.address(), wake.count());
        } else if (deed instanceof SavedAction.TimeOut) {
            machine.timeOut();
        } else if (deed instanceof SavedAction.Return returned) {
            List<ValueType> types = awaited().type().results();
            machine.hostReturns(things.values(returned.results(), types));
        } else if (deed instanceof SavedAction.Throw thrown) {
            awaited();
            machine.apply(new HostAction.Throw(things.exception(thrown.exception())));
        } else if (deed instanceof SavedAction.Abandon) {
            machine.abandon();
        } else {
            fail(failure(deed));
        }
    }

    private void write(SavedAction.Write write) {
        machine.write(
                things.memory(write.memory()), write.address(), write.bytes().toBytes(), write.place());
    }

    private void take(SavedAction.Take take) {
        External from = things.external(take.from());
        boolean fits = from instanceof GlobalInstance;
        if (from instanceof TableInstance table) {
            table.check(Integer.toUnsignedLong(take.index()), 1);
            fits = true;
        }
        if (!fits) {
            throw refusal("the host took something out of what holds nothing");
        }
        machine.apply(new HostAction.Take(from, take.index(), take.number()));
    }

    private void instantiate(SavedAction.Instantiate begun) {
        ValidModule module = modules.get(begun.module());
        List<External> imports = begun.imports().stream().map(things::external).toList();
        Linked linked = Linker.link(module, imports);
        if (imports.size() != module.module().imports().size()) {
            throw refusal("the module has " + module.module().imports().size() + " imports, and there are "
                    + imports.size() + " for them");
        }
        if (!linked.faults().isEmpty()) {
            throw refusal(linked.faults().get(0).message());
        }
        things.instances().add(machine.instantiate(begun.name(), module, imports));
    }

    private void setGlobal(SavedAction.SetGlobal set) {
        GlobalInstance global = (GlobalInstance) things.external(set.global());
        if (!global.type().mutable()) {
            throw refusal("the host set a global that does not change");
        }
        machine.setGlobal(global, things.value(set.value(), global.type().type()));
    }

    private HostFunctionInstance awaited() {
        return machine.awaited().orElseThrow(() -> refusal("no function of the host has been called"));
    }

    private void fail(RuntimeException why) {
        if (!machine.busy()) {
            throw refusal("nothing is under way that could fail");
        }
        machine.apply(new HostAction.Fail(why));
    }

    private RuntimeException failure(SavedAction.Deed deed) {
        if (deed instanceof SavedAction.Exit exit) {
            return new HostExit(exit.code());
        }
        if (deed instanceof SavedAction.OutOfBounds access) {
            return new AccessFault(things.memory(access.memory()).memory(), access.address(), access.width());
        }
        if (deed instanceof SavedAction.Trap trap) {
            return origin(trap.origin())
                    .map(TrapException::new)
                    .orElseGet(() -> new TrapException(trap.phase(), trap.message()));
        }
        throw new AssertionError(deed);
    }

    private Optional<Trap> origin(OptionalLong step) {
        return step.isPresent() ? Optional.ofNullable(traps.get(step.getAsLong())) : Optional.empty();
    }
}
