package palimpsest.engine.history;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import palimpsest.engine.exec.Machine;
import palimpsest.engine.exec.PendingAccess;
import palimpsest.engine.memory.Actor;
import palimpsest.engine.memory.ByteOrigin;
import palimpsest.engine.memory.LinearMemory;
import palimpsest.engine.memory.PastWrite;
import palimpsest.engine.runtime.FunctionInstance;
import palimpsest.engine.runtime.ModuleInstance;
import palimpsest.engine.runtime.NullReference;
import palimpsest.engine.runtime.Value;
import palimpsest.engine.runtime.WasmFunction;
import palimpsest.engine.syntax.AddressType;
import palimpsest.engine.syntax.DataSegment;
import palimpsest.engine.syntax.InstructionReader;
import palimpsest.engine.syntax.NameSpace;
import palimpsest.engine.syntax.Opcode;
import palimpsest.engine.syntax.Operand;
import palimpsest.engine.syntax.ValueType;
import palimpsest.engine.timeline.Progress;
import palimpsest.engine.timeline.Search;
import palimpsest.engine.timeline.Timeline;

/**
 * Follows one byte of a value back to where it comes from: from a memory to the write, from a store through operands,
 * locals, globals, arguments and results to the load, from there to the memory again, until it was made. It is of no use
 * any more once the future was cut.
 */
public final class OriginSearch implements Search<OriginStep> {

    /** A value in a slot is followed back for so many steps at most, each time. */
    static final long FARTHEST = 1L << 22;

    private static final long NEAREST = 1L << 10;
    private static final int MOST = 10_000;

    private final Timeline timeline;
    private final Machine machine;
    private final Effects effects = new Effects();
    private Optional<Wanted> wanted;
    private final int value;
    private int told;
    private long reached;
    private final long first;

    /** What is to be found out next. */
    private sealed interface Wanted {}

    /** Who wrote a byte last before a step. */
    private record Written(int memory, long address, long before, Optional<LayerSearch> search) implements Wanted {}

    /** Where a byte of an operand of the instruction at a step comes from; {@code back} steps are looked at next. */
    private record Taken(long step, int operand, int part, long back) implements Wanted {}

    private OriginSearch(Timeline timeline, Wanted wanted, long from, int value) {
        this.timeline = timeline;
        this.machine = timeline.machine();
        this.wanted = Optional.of(wanted);
        this.value = value;
        this.first = from;
        this.reached = from;
    }

    static OriginSearch of(Timeline timeline, int memory, long address) {
        long cursor = timeline.cursor();
        byte[] value = new byte[1];
        timeline.machine().store().memories().get(memory).memory().read(address, value, 0, 1);
        return new OriginSearch(
                timeline, new Written(memory, address, cursor, Optional.empty()), cursor, value[0] & 0xff);
    }

    static OriginSearch of(Timeline timeline, OriginOperand operand) {
        return new OriginSearch(
                timeline,
                new Taken(operand.step(), operand.index(), operand.part(), NEAREST),
                operand.step(),
                part(operand.value(), operand.part()));
    }

    private static int part(Value value, int part) {
        return (int) ((part < 8 ? value.bits() : value.high()) >>> (part % 8 * 8)) & 0xff;
    }

    /** Whether the way is at its end. */
    @Override
    public boolean finished() {
        return wanted.isEmpty();
    }

    /** How far back in the record it has got, from 0 to 1. */
    @Override
    public double share() {
        return finished() || first == timeline.start() ? 1 : (double) (first - reached) / (first - timeline.start());
    }

    /** Follows it on, if the progress lets it begin; none if there is nothing new yet or at all. The cursor stays. */
    @Override
    public List<OriginStep> more(Progress progress) {
        List<OriginStep> found = new ArrayList<>();
        if (!finished() && progress.goesOn(share())) {
            timeline.excursion(() -> {
                do {
                    Wanted next = wanted.orElseThrow();
                    wanted = next instanceof Written written ? written(written, found) : taken((Taken) next, found);
                } while (found.isEmpty() && !finished() && progress.goesOn(share()));
                return true;
            });
        }
        told += found.size();
        if (told > MOST && !finished()) {
            wanted = Optional.empty();
            found.add(at(
                    OriginStep.Kind.UNFOLLOWED,
                    reached,
                    Place.host("", Optional.empty(), ""),
                    "not followed further: the way has more than " + MOST + " stations"));
        }
        return found;
    }

    /** The whole way at once; as far as it was followed if it was ended. */
    public List<OriginStep> all(Progress progress) {
        List<OriginStep> all = new ArrayList<>();
        while (!finished() && progress.goesOn(share())) {
            all.addAll(more(progress));
        }
        return all;
    }

    // ---- In memory

    private Optional<Wanted> written(Written byteThen, List<OriginStep> found) {
        reached = Math.min(reached, byteThen.before());
        timeline.travelTo(byteThen.before());
        LinearMemory memory = memory(byteThen.memory());
        if (memory.origin(byteThen.address()) != ByteOrigin.WRITTEN) {
            found.add(zero(memory, byteThen));
            return Optional.empty();
        }
        LayerSearch search = byteThen.search()
                .orElseGet(() -> new LayerSearch(timeline, memory, byteThen.address(), 1, 1, byteThen.before()));
        search.more(Progress.NONE);
        if (search.writes(0).isEmpty()) {
            if (!search.finished()) {
                return Optional.of(
                        new Written(byteThen.memory(), byteThen.address(), byteThen.before(), Optional.of(search)));
            }
            found.add(at(
                    OriginStep.Kind.UNFOLLOWED,
                    timeline.start(),
                    Place.of(memory.lastSite(byteThen.address()).orElseThrow()),
                    "not followed further: it was written before the record began"));
            return Optional.empty();
        }
        return written(byteThen, search.writes(0).get(0), found);
    }

    private OriginStep zero(LinearMemory memory, Written at) {
        Optional<Long> grown = memory.grownAt(at.address());
        return grown.isPresent()
                ? at(
                        OriginStep.Kind.GROWN,
                        grown.get(),
                        Place.of(memory.growthSite(at.address())),
                        "zero since the memory grew",
                        at.memory(),
                        at.address())
                : at(
                        OriginStep.Kind.ZERO,
                        timeline.start(),
                        Place.host("", Optional.empty(), ""),
                        "zero since the memory was made",
                        at.memory(),
                        at.address());
    }

    private Optional<Wanted> written(Written at, PastWrite write, List<OriginStep> found) {
        Place place = Place.of(write.site());
        long step = write.step();
        reached = step;
        if (write.site().actor() == Actor.HOST) {
            found.add(at(OriginStep.Kind.HOST, step, place, "written by the host", at.memory(), at.address()));
            return Optional.empty();
        }
        timeline.travelTo(step);
        List<PendingAccess> accesses = machine.pendingAccesses();
        long offset = at.address() - accesses.get(0).address();
        if (write.site().actor() == Actor.DATA_SEGMENT) {
            found.add(at(
                    OriginStep.Kind.DATA,
                    step,
                    place,
                    data(machine.instance().orElseThrow(), write, offset),
                    at.memory(),
                    at.address()));
            return Optional.empty();
        }
        InstructionReader in = machine.instruction().orElseThrow();
        Effect effect = effects.next(machine).orElseThrow();
        switch (in.opcode()) {
            case MEMORY_COPY -> {
                PendingAccess read = accesses.get(1);
                long source = read.address() + offset;
                found.add(at(
                        OriginStep.Kind.COPIED,
                        step,
                        place,
                        "copied by memory.copy from " + place(read.memory(), source),
                        read.memory(),
                        source));
                return Optional.of(new Written(read.memory(), source, step, Optional.empty()));
            }
            case MEMORY_INIT -> {
                long from = (machine.slot(slot(effect, 1)) & 0xffff_ffffL) + offset;
                found.add(at(
                        OriginStep.Kind.DATA,
                        step,
                        place,
                        "byte " + from + " of " + segment(machine.instance().orElseThrow(), in.index())
                                + ", brought by memory.init",
                        at.memory(),
                        at.address()));
                return Optional.empty();
            }
            default -> {
                return stored(at, step, place, in, effect, offset, found);
            }
        }
    }

    private Optional<Wanted> stored(
            Written at,
            long step,
            Place place,
            InstructionReader in,
            Effect effect,
            long offset,
            List<OriginStep> found) {
        if (!ByteFlow.storesUnchanged(in.opcode())) {
            found.add(new OriginStep(
                    OriginStep.Kind.COMPUTED,
                    step,
                    place,
                    "computed by " + in.opcode() + " from what was there and an operand",
                    Optional.of(new OriginStep.At(at.memory(), at.address())),
                    value,
                    operands(effect, step, 1)));
            return Optional.empty();
        }
        ByteFlow.FromOperand from = ByteFlow.stored(in, (int) Math.min(offset, 15));
        boolean fill = in.opcode() == Opcode.MEMORY_FILL;
        found.add(at(
                fill ? OriginStep.Kind.FILLED : OriginStep.Kind.STORED,
                step,
                place,
                (fill ? "filled by " : "stored by ") + in.opcode() + " at " + place(at.memory(), at.address()),
                at.memory(),
                at.address()));
        return Optional.of(new Taken(step, from.operand(), from.part(), NEAREST));
    }

    private static String data(ModuleInstance instance, PastWrite write, long offset) {
        List<DataSegment> segments = instance.module().module().data();
        for (int i = 0; i < segments.size(); i++) {
            if (write.site().span().equals(Optional.of(segments.get(i).span()))) {
                return "byte " + offset + " of " + segment(instance, i);
            }
        }
        return "byte " + offset + " of " + write.site().operation();
    }

    private static String segment(ModuleInstance instance, int index) {
        return "data segment " + Variables.name(instance, NameSpace.DATA, "", index);
    }

    private LinearMemory memory(int index) {
        return machine.store().memories().get(index).memory();
    }

    private String place(int memory, long address) {
        String hex = "0x" + Long.toHexString(address);
        return machine.store().memories().size() == 1 ? hex : hex + " of memory " + memory;
    }

    // ---- In slots

    private int slot(Effect effect, int operand) {
        return machine.frame() + machine.locals() + effect.height() - effect.pops() + operand;
    }

    private Optional<Wanted> taken(Taken operand, List<OriginStep> found) {
        long from = Math.max(timeline.start(), operand.step() - operand.back());
        timeline.travelTo(from);
        Shadow shadow = new Shadow(timeline, effects, operand.step());
        timeline.replay(operand.step(), shadow);
        shadow.see(machine);
        Effect effect = effects.next(machine).orElseThrow();
        Station station = shadow.at(slot(effect, operand.operand()));
        Station last = last(station);
        boolean open = last.kind() == Station.Kind.UNKNOWN || last.kind() == Station.Kind.OLD_GLOBAL;
        if (open && from > timeline.start() && operand.back() < FARTHEST) {
            return Optional.of(new Taken(operand.step(), operand.operand(), operand.part(), operand.back() * 4));
        }
        Station at = station;
        while (at.before().isPresent()) {
            moved(at, found);
            at = at.before().get();
        }
        reached = last.step() >= 0 ? last.step() : from;
        return begun(last, operand, from, found);
    }

    /** The station at which what is known of a way begins. */
    private static Station last(Station station) {
        Station at = station;
        while (at.before().isPresent()) {
            at = at.before().get();
        }
        return at;
    }

    private void moved(Station station, List<OriginStep> found) {
        Place place = placeOf(station);
        switch (station.kind()) {
            case LOCAL ->
                found.add(at(
                        OriginStep.Kind.LOCAL, station.step(), place, "put into local " + local(station) + in(place)));
            case GLOBAL ->
                found.add(at(OriginStep.Kind.GLOBAL, station.step(), place, "put into global " + global(station)));
            case ARGUMENT ->
                found.add(at(
                        OriginStep.Kind.ARGUMENT,
                        station.step(),
                        place,
                        "handed to " + function(station) + " as " + parameter(station)));
            case RESULT ->
                found.add(at(OriginStep.Kind.RESULT, station.step(), place, "given back by " + function(station)));
            case SELECTED -> found.add(at(OriginStep.Kind.SELECTED, station.step(), place, "chosen by select"));
            default -> found.add(at(OriginStep.Kind.CONVERTED, station.step(), place, "carried by an exception"));
        }
    }

    private static Place placeOf(Station station) {
        return station.effect()
                .map(Effect::place)
                .orElseGet(() -> Place.host("", station.function().map(FunctionInstance::name), ""));
    }

    private static String in(Place place) {
        return place.function().map(name -> " of " + name).orElse("");
    }

    private static String local(Station station) {
        WasmFunction function = station.effect().orElseThrow().function();
        return name(function, station.index());
    }

    private static String name(WasmFunction function, int local) {
        return function.instance()
                .module()
                .module()
                .names()
                .of(NameSpace.LOCAL, function.index(), local)
                .orElse(String.valueOf(local));
    }

    private static String global(Station station) {
        WasmFunction function = station.effect().orElseThrow().function();
        return Variables.name(function.instance(), NameSpace.GLOBAL, "", station.index());
    }

    private static String parameter(Station station) {
        return station.function().isPresent() && station.function().get() instanceof WasmFunction function
                ? "parameter " + name(function, station.index())
                : "argument " + station.index();
    }

    private static String function(Station station) {
        return station.function().map(FunctionInstance::name).orElse("a function");
    }

    private Optional<Wanted> begun(Station last, Taken operand, long from, List<OriginStep> found) {
        Place place = placeOf(last);
        switch (last.kind()) {
            case MADE -> {
                return made(last, operand.part(), found);
            }
            case HOST_ARGUMENT ->
                found.add(at(
                        OriginStep.Kind.HOST,
                        last.step(),
                        place,
                        "given by the host as " + parameter(last) + " of " + function(last)));
            case HOST_RESULT ->
                found.add(at(
                        OriginStep.Kind.HOST,
                        last.step(),
                        place,
                        "given back by the host's function " + function(last)));
            case HOST_GLOBAL ->
                found.add(at(OriginStep.Kind.HOST, last.step(), place, "put into a global by the host"));
            case ZERO ->
                found.add(at(
                        OriginStep.Kind.ZERO,
                        last.step(),
                        place,
                        "what a local of " + function(last) + " begins with"));
            case OLD_GLOBAL -> found.add(oldGlobal(last, place, from));
            default ->
                found.add(at(
                        OriginStep.Kind.UNFOLLOWED,
                        operand.step(),
                        place,
                        last.kind() == Station.Kind.LOST
                                ? "not followed further: a branch or an exception may have moved it"
                                : from == timeline.start()
                                        ? "not followed further: it was there when the record began"
                                        : "not followed further: it was there " + FARTHEST + " steps before"));
        }
        return Optional.empty();
    }

    private OriginStep oldGlobal(Station last, Place place, long from) {
        WasmFunction function = last.effect().orElseThrow().function();
        boolean constant =
                !function.instance().module().globals().get(last.index()).mutable();
        return constant || from == timeline.start()
                ? at(OriginStep.Kind.INITIAL, last.step(), place, "what global " + global(last) + " held at first")
                : at(
                        OriginStep.Kind.UNFOLLOWED,
                        last.step(),
                        place,
                        "not followed further: global " + global(last) + " was set more than " + FARTHEST
                                + " steps before");
    }

    private Optional<Wanted> made(Station last, int part, List<OriginStep> found) {
        Effect effect = last.effect().orElseThrow();
        InstructionReader in = effect.read();
        Place place = effect.place();
        long step = last.step();
        timeline.travelTo(step);
        ByteFlow flow = ByteFlow.of(in, part);
        if (flow instanceof ByteFlow.FromMemory from) {
            PendingAccess access = machine.pendingAccesses().get(0);
            long address = access.address() + from.offset();
            found.add(at(
                    OriginStep.Kind.LOADED,
                    step,
                    place,
                    "loaded by " + in.opcode() + " from " + place(access.memory(), address),
                    access.memory(),
                    address));
            return Optional.of(new Written(access.memory(), address, step, Optional.empty()));
        }
        if (flow instanceof ByteFlow.FromOperand from) {
            found.add(at(OriginStep.Kind.CONVERTED, step, place, "passed on by " + in.opcode()));
            return Optional.of(new Taken(step, from.operand(), from.part(), NEAREST));
        }
        if (flow instanceof ByteFlow.Constant) {
            found.add(at(OriginStep.Kind.CONSTANT, step, place, "the constant of " + in.opcode()));
        } else {
            String words = flow instanceof ByteFlow.Extended extended
                    ? (extended.signed() ? "the sign, spread by " : "the zeroes added by ") + in.opcode()
                    : "computed by " + in.opcode();
            found.add(new OriginStep(
                    OriginStep.Kind.COMPUTED, step, place, words, Optional.empty(), value, operands(effect, step, 0)));
        }
        return Optional.empty();
    }

    /** The operands of the machine's next instruction, from the {@code first} on, as far as their types are in the table. */
    private List<OriginOperand> operands(Effect effect, long step, int first) {
        List<Operand> types = effect.opcode().pops();
        List<OriginOperand> operands = new ArrayList<>();
        for (int i = first; i < types.size(); i++) {
            int slot = slot(effect, i);
            ValueType type = types.get(i).type(addressType(effect));
            Value taken = Value.of(type, machine.slot(slot), machine.high(slot), NullReference.NULL);
            operands.add(new OriginOperand(step, i, taken, 0));
        }
        return operands;
    }

    private AddressType addressType(Effect effect) {
        boolean has = effect.opcode().pops().contains(Operand.ADDRESS);
        return has
                ? effect.function()
                        .instance()
                        .memories()
                        .get(effect.read().index())
                        .declared()
                        .addressType()
                : AddressType.I32;
    }

    // ---- Telling

    private OriginStep at(OriginStep.Kind kind, long step, Place place, String words) {
        return new OriginStep(kind, step, place, words, Optional.empty(), value, List.of());
    }

    private OriginStep at(OriginStep.Kind kind, long step, Place place, String words, int memory, long address) {
        return new OriginStep(
                kind, step, place, words, Optional.of(new OriginStep.At(memory, address)), value, List.of());
    }
}
