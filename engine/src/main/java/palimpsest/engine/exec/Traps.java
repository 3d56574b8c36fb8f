package palimpsest.engine.exec;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import palimpsest.engine.memory.AccessFault;
import palimpsest.engine.memory.LinearMemory;
import palimpsest.engine.runtime.Trap;
import palimpsest.engine.runtime.TrapException;
import palimpsest.engine.source.Phase;
import palimpsest.engine.source.Source;
import palimpsest.engine.source.Span;
import palimpsest.engine.syntax.Immediates;

/** Says in plain words why and where execution ended. */
final class Traps {

    /** The most calls that a trap lists; of a deep recursion it shows both ends. */
    private static final int LISTED = 50;

    private Traps() {}

    static Trap placed(State s, List<Entry> entries, Throwable why) {
        List<Snapshots.Place> places = Snapshots.places(s, entries, LISTED);
        List<String> stack = new ArrayList<>();
        places.forEach(place -> stack.add(place.line()));
        Optional<Source> source = Optional.empty();
        Optional<Span> span = Optional.empty();
        for (Snapshots.Place place : places) {
            if (source.isEmpty() && place.span().isPresent()) {
                source = place.source();
                span = place.span();
            }
        }
        if (why instanceof AccessFault fault) {
            Trap.Access access = new Trap.Access(fault.memory().index(), fault.address(), fault.width());
            String message = outOfBounds(fault, mnemonic(s));
            return new Trap(Phase.TRAP, detailed(s, fault, message), s.now(), source, span, Optional.of(access), stack);
        }
        TrapException trap = (TrapException) why;
        if (trap.origin().isPresent()) {
            Trap origin = trap.origin().get();
            List<String> whole = new ArrayList<>(origin.stack());
            whole.addAll(stack.subList(0, Math.min(stack.size(), LISTED)));
            return new Trap(
                    origin.phase(), origin.message(), s.now(), origin.source(), origin.span(), origin.access(), whole);
        }
        return new Trap(trap.phase(), trap.text(), s.now(), source, span, Optional.empty(), stack);
    }

    private static String mnemonic(State s) {
        return Snapshots.instruction(s.next).map(in -> in.opcode().mnemonic()).orElse("access");
    }

    /** For an instruction with a memory argument: its address and offset apart, as the program has them. */
    private static String detailed(State s, AccessFault fault, String plain) {
        return Snapshots.instruction(s.next)
                .filter(in -> in.opcode().immediates() == Immediates.MEMARG
                        || in.opcode().immediates() == Immediates.MEMARG_LANE)
                .map(in -> outOfBounds(
                        fault,
                        in.opcode().mnemonic() + " at address " + Long.toUnsignedString(fault.address() - in.value())
                                + " + offset " + Long.toUnsignedString(in.value())))
                .orElse(plain);
    }

    /** @param what what was tried; if it does not name the address, the address is added */
    static String outOfBounds(AccessFault fault, String what) {
        LinearMemory memory = fault.memory();
        long end = fault.address() + fault.width();
        boolean wraps = Long.compareUnsigned(end, fault.address()) < 0;
        return "out of bounds memory access: " + what
                + (what.contains(" at address ") ? "" : " at address " + Long.toUnsignedString(fault.address())) + ", "
                + Long.toUnsignedString(fault.width()) + (fault.width() == 1 ? " byte" : " bytes")
                + (wraps ? "" : ", ends at " + Long.toUnsignedString(end)) + ", but "
                + (memory.index() == 0 ? "the memory" : "memory " + memory.index()) + " has " + memory.length()
                + (memory.length() == 1 ? " byte" : " bytes")
                + (memory.pageSizeLog2() == 0
                        ? ""
                        : " (" + memory.pages() + (memory.pages() == 1 ? " page)" : " pages)"));
    }
}
