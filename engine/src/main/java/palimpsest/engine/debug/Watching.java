package palimpsest.engine.debug;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import palimpsest.engine.exec.Machine;
import palimpsest.engine.exec.PendingAccess;
import palimpsest.engine.exec.Snapshot;
import palimpsest.engine.memory.Actor;
import palimpsest.engine.memory.LinearMemory;
import palimpsest.engine.runtime.MemoryInstance;
import palimpsest.engine.runtime.Value;
import palimpsest.engine.runtime.WasmFunction;
import palimpsest.engine.source.ByteSlice;
import palimpsest.engine.syntax.InstructionReader;
import palimpsest.engine.syntax.Opcode;

/** Sees what happens to watched bytes: it looks before an instruction touches them, and again after. */
final class Watching {

    private final Machine machine;
    private final Points points;

    /** What the next step will do, and what the host has done since it was asked. */
    private final List<Event> pending = new ArrayList<>();

    private final List<Event> heard = new ArrayList<>();
    private long pendingStep = -1;

    Watching(Machine machine, Points points) {
        this.machine = machine;
        this.points = points;
    }

    private Collection<Watchpoint> watched() {
        return points.watched().values();
    }

    boolean wantsEveryStep() {
        return !pending.isEmpty()
                || ((points.growths() || !watched().isEmpty()) && machine.kind() == Snapshot.Kind.INSTANTIATION);
    }

    boolean heardNothing() {
        return pending.isEmpty() && heard.isEmpty();
    }

    void forget() {
        pending.clear();
        heard.clear();
    }

    void forgetPending() {
        pending.clear();
    }

    /** Looks at what the next step will do. */
    void look() {
        pendingStep = machine.step();
        if (!watched().isEmpty()) {
            machine.pendingAccesses().forEach(this::look);
        }
        if (points.growths()) {
            machine.instruction()
                    .filter(in -> in.opcode() == Opcode.MEMORY_GROW)
                    .ifPresent(in -> {
                        MemoryInstance memory =
                                machine.instance().orElseThrow().memories().get(in.index());
                        List<Value> stack = machine.snapshot().frames().get(0).stack();
                        boolean byNothing = stack.get(stack.size() - 1).bits() == 0;
                        pending.add(
                                growth(memory.memory(), memory.memory().length(), byNothing, Actor.MODULE, place()));
                    });
        }
    }

    private void look(PendingAccess access) {
        LinearMemory memory = machine.store().memories().get(access.memory()).memory();
        if (watched().stream().noneMatch(watch -> watch.touches(access.memory(), access.address(), access.width()))
                || access.width() > memory.length()
                || access.address() > memory.length() - access.width()) {
            return;
        }
        Actor actor = machine.kind() == Snapshot.Kind.INSTANTIATION ? Actor.DATA_SEGMENT : Actor.MODULE;
        Event event = new Event(
                pendingStep,
                actor,
                access.reads(),
                access.writes() && !refused(memory, access),
                false,
                false,
                memory,
                access.address(),
                access.address() + access.width(),
                place());
        event.keep(watched());
        pending.add(event);
    }

    /** Whether a compare-exchange will find another value than it expects. */
    private boolean refused(LinearMemory memory, PendingAccess access) {
        Optional<InstructionReader> in = machine.instruction();
        if (in.isEmpty() || !in.get().opcode().mnemonic().contains("cmpxchg")) {
            return false;
        }
        List<Value> stack = machine.snapshot().frames().get(0).stack();
        byte[] bytes = new byte[8];
        memory.read(access.address(), bytes, 0, (int) access.width());
        return Cells.littleEndian(bytes) != stack.get(stack.size() - 2).bits();
    }

    /** What happened since it was asked last; a step that has not been taken yet is not looked at. */
    List<Event> done() {
        if (pending.isEmpty() && heard.isEmpty()) {
            return List.of();
        }
        List<Event> events = new ArrayList<>(heard);
        heard.clear();
        if (machine.step() > pendingStep) {
            pending.forEach(event -> {
                event.happened();
                events.add(event);
            });
        }
        pending.clear();
        return events;
    }

    void hostWrites(MemoryInstance memory, long address, byte[] bytes, String place) {
        if (watched().isEmpty()) {
            return;
        }
        Event event = new Event(
                machine.step(),
                Actor.HOST,
                false,
                true,
                false,
                false,
                memory.memory(),
                address,
                address + bytes.length,
                () -> new Where("write", place));
        event.keep(watched());
        event.happens(bytes);
        heard.add(event);
    }

    /** What the host reads is read by then: nothing changes by it. */
    void hostReads(MemoryInstance memory, long address, long count, String place) {
        if (watched().stream().noneMatch(watch -> watch.touches(memory.memory().index(), address, count))) {
            return;
        }
        Event event = new Event(
                machine.step(),
                Actor.HOST,
                true,
                false,
                false,
                false,
                memory.memory(),
                address,
                address + count,
                () -> new Where("read", place));
        event.keep(watched());
        event.happened();
        heard.add(event);
    }

    void hostGrew(MemoryInstance memory, long lengthBefore, String place) {
        if (points.growths()) {
            Event event = growth(memory.memory(), lengthBefore, true, Actor.HOST, () -> new Where("grow", place));
            event.happened();
            heard.add(event);
        }
    }

    private Event growth(LinearMemory memory, long lengthBefore, boolean certain, Actor by, Supplier<Where> where) {
        return new Event(machine.step(), by, false, true, true, certain, memory, lengthBefore, lengthBefore, where);
    }

    /** Where the next step stands; found out when somebody wants to know, for most hits nobody does. */
    private Supplier<Where> place() {
        Optional<InstructionReader> in = machine.instruction();
        if (in.isPresent()
                && machine.function().isPresent()
                && machine.function().get() instanceof WasmFunction function) {
            return () -> place(in.get(), function);
        }
        Snapshot.Frame frame = machine.snapshot().frames().get(0);
        return () -> new Where(
                frame.mnemonic(),
                frame.source()
                        .flatMap(source -> frame.span().map(span -> source.place(span.start())))
                        .orElse(""));
    }

    private static Where place(InstructionReader in, WasmFunction function) {
        int start = function.function()
                .body()
                .positions()
                .span(in.offset(), in.end())
                .start();
        return new Where(
                in.opcode().mnemonic(),
                function.instance().module().module().source().place(start));
    }

    /** What did it, and where that stands. */
    record Where(String operation, String place) {}

    /** An access that is about to be made, and then was. */
    static final class Event {
        private final long step;
        private final Actor actor;
        private final boolean read;
        private final boolean write;
        private final boolean growth;
        /** Whether it counts as a growth though the length stays. */
        private final boolean certain;

        private final LinearMemory memory;
        private final long address;
        private final Supplier<Where> where;
        /** The bytes that are both accessed and watched, as they were and as they are. */
        private final Map<Watchpoint, byte[]> before = new HashMap<>();

        private final Map<Watchpoint, byte[]> after = new HashMap<>();
        private long end;

        Event(
                long step,
                Actor actor,
                boolean read,
                boolean write,
                boolean growth,
                boolean certain,
                LinearMemory memory,
                long address,
                long end,
                Supplier<Where> where) {
            this.step = step;
            this.actor = actor;
            this.read = read;
            this.write = write;
            this.growth = growth;
            this.certain = certain;
            this.memory = memory;
            this.address = address;
            this.end = end;
            this.where = where;
        }

        LinearMemory memory() {
            return memory;
        }

        /** The first byte; of a growth the old length. */
        long address() {
            return address;
        }

        /** The address after the last byte; of a growth the new length. */
        long end() {
            return end;
        }

        /** Whether the memory grew, by nothing too. */
        boolean growth() {
            return growth && (certain || end > address);
        }

        Actor growsBy() {
            return actor;
        }

        void keep(Collection<Watchpoint> watched) {
            for (Watchpoint watch : watched) {
                if (watch.touches(memory.index(), address, end - address)) {
                    before.put(watch, bytes(watch));
                }
            }
        }

        /** The host writes these bytes now. */
        void happens(byte[] bytes) {
            for (Watchpoint watch : before.keySet()) {
                int from = (int) (Math.max(address, watch.from()) - address);
                int to = (int) (Math.min(end, watch.to()) - address);
                after.put(watch, Arrays.copyOfRange(bytes, from, to));
            }
        }

        /** The step is taken. */
        void happened() {
            if (growth) {
                end = memory.length();
            }
            before.keySet().forEach(watch -> after.put(watch, bytes(watch)));
        }

        private byte[] bytes(Watchpoint watch) {
            long from = Math.max(address, watch.from());
            byte[] bytes = new byte[(int) Math.min(Math.min(end, watch.to()) - from, Integer.MAX_VALUE - 8)];
            memory.read(from, bytes, 0, bytes.length);
            return bytes;
        }

        /** How it meets a watchpoint, if it does. */
        Optional<Supplier<StopReason.Hit>> hit(Watchpoint watch) {
            Actor counted = growth ? Actor.GROWTH : actor;
            boolean reads = watch.kind() == Watchpoint.Kind.READ;
            if (!watch.actors().contains(counted) || !(reads ? read : write)) {
                return Optional.empty();
            }
            byte[] old = before.getOrDefault(watch, new byte[0]);
            byte[] now = after.getOrDefault(watch, new byte[0]);
            if (growth) {
                return watch.touches(memory.index(), address, end - address)
                        ? Optional.of(() -> hit(watch, counted, new byte[0], new byte[0]))
                        : Optional.empty();
            }
            boolean met = now.length > 0 && (watch.kind() != Watchpoint.Kind.CHANGES || !Arrays.equals(old, now));
            return met ? Optional.of(() -> hit(watch, counted, old, now)) : Optional.empty();
        }

        private StopReason.Hit hit(Watchpoint watch, Actor counted, byte[] old, byte[] now) {
            return new StopReason.Hit(
                    step,
                    counted,
                    watch.kind() != Watchpoint.Kind.READ,
                    memory.index(),
                    Math.max(address, watch.from()),
                    slice(old),
                    slice(now),
                    where.get().operation(),
                    where.get().place());
        }

        private static ByteSlice slice(byte[] bytes) {
            return new ByteSlice(bytes, 0, Math.min(bytes.length, StopReason.Hit.SHOWN));
        }
    }
}
