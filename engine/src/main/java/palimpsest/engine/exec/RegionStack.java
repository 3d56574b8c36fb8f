package palimpsest.engine.exec;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.objectweb.asm.Label;
import org.objectweb.asm.Opcodes;
import palimpsest.engine.syntax.NumberType;

/**
 * The operand stack while a region's code is made: it knows of each operand where it is, so that most need no instruction
 * of their own.
 */
final class RegionStack {

    enum Kind {
        /** Known when the code is made. */
        CONSTANT,
        /** What a local holds. */
        LOCAL,
        /** In the variable that belongs to the operand's slot. */
        VARIABLE,
        /** On Java's stack; above it are only others that are. */
        JAVA,
        /** The outcome of a comparison that the next instruction looks at: a jump with its operands on Java's stack. */
        CONDITION
    }

    /**
     * An operand.
     *
     * @param bits a constant's bits, the variable of a local, or the jump of a condition
     * @param loose whether it may be a NaN that is not the canonical one and has to become it
     */
    record Entry(Kind kind, NumberType type, long bits, boolean loose) {

        static Entry constant(NumberType type, long bits) {
            return new Entry(Kind.CONSTANT, type, bits, false);
        }
    }

    private record Place(int slot, NumberType type) {}

    private final RegionEmitter code;
    private final Map<Place, Integer> variables;
    private final int firstSlot;
    private final List<Entry> entries = new ArrayList<>();

    /** @param firstSlot the slot of the lowest operand, counted from the region's frame */
    RegionStack(RegionEmitter code, int firstSlot) {
        this(code, firstSlot, new HashMap<>());
    }

    private RegionStack(RegionEmitter code, int firstSlot, Map<Place, Integer> variables) {
        this.code = code;
        this.firstSlot = firstSlot;
        this.variables = variables;
    }

    /** The stack of a function that is inlined. */
    RegionStack inner(int slot) {
        return new RegionStack(code, slot, variables);
    }

    int size() {
        return entries.size();
    }

    Entry get(int index) {
        return entries.get(index);
    }

    int slot(int index) {
        return firstSlot + index;
    }

    void push(Entry entry) {
        entries.add(entry);
    }

    /** What lies on Java's stack is an operand now. */
    void pushed(NumberType type, boolean loose) {
        entries.add(new Entry(Kind.JAVA, type, 0, loose));
    }

    Entry pop() {
        return entries.remove(entries.size() - 1);
    }

    Entry top() {
        return entries.get(entries.size() - 1);
    }

    void cut(int size) {
        while (entries.size() > size) {
            entries.remove(entries.size() - 1);
        }
    }

    /** The variable of a slot for a type. */
    int variable(int slot, NumberType type) {
        return variables.computeIfAbsent(new Place(slot, type), place -> code.variable(type));
    }

    /** The operand is in the variable of its slot. */
    void pushVariable(NumberType type) {
        entries.add(new Entry(Kind.VARIABLE, type, variable(slot(entries.size()), type), false));
    }

    // ---- Loading

    /** Brings an operand that is not on Java's stack there. */
    void load(Entry entry) {
        switch (entry.kind) {
            case CONSTANT -> code.constant(entry.type, entry.bits);
            case LOCAL, VARIABLE -> code.load(entry.type, (int) entry.bits);
            case JAVA -> {}
            case CONDITION -> throw new AssertionError(entry);
        }
    }

    /** Takes the top operand onto Java's stack, where arithmetic may use it. */
    Entry take() {
        Entry entry = pop();
        load(entry);
        return entry;
    }

    /** Takes the top operand onto Java's stack with the bits it shall have. */
    Entry takeExactly() {
        Entry entry = take();
        if (entry.loose) {
            code.canonical(entry.type);
        }
        return entry;
    }

    /**
     * Takes the two top operands onto Java's stack.
     *
     * @param each what to do with each once it is there
     * @return whether they are there in reverse, which only happens if it may
     */
    boolean takeTwo(boolean mayReverse, Runnable each) {
        if (top().kind == Kind.JAVA && entries.get(size() - 2).kind == Kind.JAVA && each != NOTHING) {
            spillTop();
        }
        if (top().kind == Kind.JAVA && entries.get(size() - 2).kind != Kind.JAVA && !mayReverse) {
            if (each == NOTHING && !RegionEmitter.wide(top().type)) {
                pop();
                load(pop());
                code.op(Opcodes.SWAP);
                return false;
            }
            spillTop();
        }
        Entry b = pop();
        Entry a = pop();
        if (a.kind != Kind.JAVA && b.kind == Kind.JAVA) {
            each.run();
            load(a);
            each.run();
            return true;
        }
        load(a);
        each.run();
        load(b);
        each.run();
        return false;
    }

    /** Gives the topmost operands the bits they shall have, because these are about to be looked at. */
    void tighten(int topmost) {
        for (int i = Math.max(0, size() - topmost); i < size(); i++) {
            if (entries.get(i).loose) {
                clearJava();
                return;
            }
        }
    }

    static final Runnable NOTHING = () -> {};

    private void spillTop() {
        spill(size() - 1);
    }

    private void spill(int index) {
        Entry entry = entries.get(index);
        if (entry.loose) {
            code.canonical(entry.type);
        }
        int variable = variable(slot(index), entry.type);
        code.store(entry.type, variable);
        entries.set(index, new Entry(Kind.VARIABLE, entry.type, variable, false));
    }

    // ---- Settling

    /** Takes everything off Java's stack. */
    void clearJava() {
        clearJava(0);
    }

    /** Takes everything off Java's stack if something lies there beneath the topmost operands. */
    void clearJava(int topmost) {
        int beneath = size() - topmost;
        boolean clear = topmost == 0;
        for (int i = 0; i < beneath; i++) {
            clear |= entries.get(i).kind == Kind.JAVA;
        }
        for (int i = size() - 1; clear && i >= 0; i--) {
            if (entries.get(i).kind == Kind.JAVA) {
                spill(i);
            }
        }
    }

    /** Makes all but constants independent of locals, beneath so many topmost. */
    void settle(int topmost) {
        for (int i = 0; i < size() - topmost; i++) {
            if (entries.get(i).kind == Kind.LOCAL) {
                move(i);
            }
        }
    }

    /** A local is about to change. */
    void freeLocal(int variable) {
        for (int i = 0; i < size(); i++) {
            if (entries.get(i).kind == Kind.LOCAL && entries.get(i).bits == variable) {
                move(i);
            }
        }
    }

    private void move(int index) {
        Entry entry = entries.get(index);
        int variable = variable(slot(index), entry.type);
        load(entry);
        code.store(entry.type, variable);
        entries.set(index, new Entry(Kind.VARIABLE, entry.type, variable, false));
    }

    /** Copies the topmost operands to the variables of other slots; nothing is on Java's stack. */
    void carry(int count, int toSlot) {
        for (int i = 0; i < count; i++) {
            Entry entry = entries.get(size() - count + i);
            int variable = variable(toSlot + i, entry.type);
            if (entry.kind != Kind.VARIABLE || entry.bits != variable) {
                load(entry);
                code.store(entry.type, variable);
            }
        }
    }

    // ---- Conditions

    /** A comparison has put its operands on Java's stack. */
    void pushCondition(int jump) {
        entries.add(new Entry(Kind.CONDITION, NumberType.I32, jump, false));
    }

    /** Makes a number of the condition on top. */
    void materialize() {
        Entry condition = pop();
        Label yes = new Label();
        Label end = new Label();
        code.jump((int) condition.bits, yes);
        code.integer(0);
        code.goTo(end);
        code.place(yes);
        code.integer(1);
        code.place(end);
        pushed(NumberType.I32, false);
    }

    /** Takes the top operand and jumps if it is true, or false. */
    void takeJump(boolean when, Label to) {
        Entry condition = pop();
        int jump = Opcodes.IFNE;
        if (condition.kind == Kind.CONDITION) {
            jump = (int) condition.bits;
        } else {
            load(condition);
        }
        code.jump(when ? jump : RegionEmitter.opposite(jump), to);
    }
}
