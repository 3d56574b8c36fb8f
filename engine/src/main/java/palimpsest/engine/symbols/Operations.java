package palimpsest.engine.symbols;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import palimpsest.engine.source.ByteSlice;
import palimpsest.engine.symbols.Found.InMemory;
import palimpsest.engine.symbols.Found.Nowhere;
import palimpsest.engine.symbols.Found.Outside;
import palimpsest.engine.symbols.Found.Place;
import palimpsest.engine.symbols.Found.Reason;

/** Runs the small programs that say where a value is. See DWARF 5, 2.5 and 2.6, and WebAssembly's tool conventions. */
public final class Operations {

    static final int PLUS_UCONST = 0x23;
    private static final int ADDR = 0x03;
    private static final int ADDRX = 0xa1;
    private static final int DEEPEST = 4;
    private static final int MOST = 10_000;
    private static final int LARGEST = 1 << 16;

    private final SectionReader in;
    private final SectionReader addresses;
    private final int addressSize;
    private final Situation situation;
    private final int depth;

    private final List<Long> stack = new ArrayList<>();
    private final ByteArrayOutputStream pieces = new ByteArrayOutputStream();
    private Place place = Place.NOWHERE;
    private int index;
    /** Whether the top is a value, not an address. */
    private boolean value;
    /** Whether the top is all that a local, a global or an operand holds, and nothing was done with it. */
    private boolean whole;

    private boolean inPieces;
    private Optional<Found> found = Optional.empty();

    private Operations(Location.Computed program, Situation situation, int depth) {
        in = new SectionReader("a location", program.operations());
        addresses = new SectionReader(".debug_addr", program.addresses());
        addressSize = program.addressSize();
        this.situation = situation;
        this.depth = depth;
    }

    /** Finds a variable while an instruction at an offset of the module is next. */
    public static Found find(Variable variable, int offset, Situation situation) {
        return variable.places().stream()
                .filter(place -> place.range().holds(offset))
                .findFirst()
                .map(place -> find(place.location(), situation, 0))
                .orElse(new Nowhere(Reason.OPTIMIZED_AWAY));
    }

    private static Found find(Location location, Situation situation, int depth) {
        if (location instanceof Location.Constant constant) {
            return new Outside(bytes(constant.value()), Place.NOWHERE, 0);
        }
        if (location instanceof Location.Bytes bytes) {
            return new Outside(bytes.bytes(), Place.NOWHERE, 0);
        }
        Location.Computed program = (Location.Computed) location;
        if (program.operations().length() == 0) {
            return new Nowhere(Reason.OPTIMIZED_AWAY);
        }
        try {
            return new Operations(program, situation, depth).run();
        } catch (BrokenException broken) {
            return new Nowhere(Reason.NOT_UNDERSTOOD);
        }
    }

    /** Whether an operation says an address that is the same for the whole life of a program. */
    static boolean isAddress(int operation) {
        return operation == ADDR || operation == ADDRX;
    }

    /** The address that a program says and does nothing more with. */
    static OptionalLong address(Location.Computed program) {
        SectionReader in = new SectionReader("a location", program.operations());
        try {
            return in.u8() == ADDR ? OptionalLong.of(in.fixed(program.addressSize())) : OptionalLong.empty();
        } catch (BrokenException broken) {
            return OptionalLong.empty();
        }
    }

    private Found run() {
        for (int done = 0; !in.atEnd() && found.isEmpty(); done++) {
            if (done > MOST) {
                throw in.broken("a program without end");
            }
            operation(in.u8());
        }
        if (found.isPresent()) {
            return found.get();
        }
        if (inPieces) {
            return new Outside(ByteSlice.of(pieces.toByteArray()), Place.NOWHERE, 0);
        }
        return top();
    }

    private Found top() {
        if (stack.isEmpty()) {
            return new Nowhere(Reason.OPTIMIZED_AWAY);
        }
        long bits = stack.get(stack.size() - 1);
        if (value || whole) {
            return new Outside(bytes(bits), place, index);
        }
        return new InMemory(addressSize == 4 ? bits & 0xffff_ffffL : bits);
    }

    private void operation(int code) {
        if (code >= 0x30 && code <= 0x4f) {
            push(code - 0x30);
            return;
        }
        switch (code) {
            case ADDR -> push(in.fixed(addressSize));
            case ADDRX, 0xfb -> push(addresses.at(in.uleb() * addressSize).fixed(addressSize));
            case 0xa2, 0xfc -> push(addresses.at(in.uleb() * addressSize).fixed(addressSize));
            case 0x06 -> push(load(pop(), addressSize));
            case 0x94 -> push(load(pop(), in.u8()));
            case 0x08 -> push(in.u8());
            case 0x09 -> push((byte) in.u8());
            case 0x0a -> push(in.u16());
            case 0x0b -> push((short) in.u16());
            case 0x0c -> push(in.u32());
            case 0x0d -> push(in.u32() << 32 >> 32);
            case 0x0e, 0x0f -> push(in.fixed(8));
            case 0x10 -> push(in.uleb());
            case 0x11 -> push(in.sleb());
            case 0x12 -> push(peek(0));
            case 0x13 -> pop();
            case 0x14 -> push(peek(1));
            case 0x15 -> push(peek(in.u8()));
            case 0x16 -> {
                long top = pop();
                long below = pop();
                push(top);
                push(below);
            }
            case 0x19 -> push(Math.abs(pop()));
            case 0x1f -> push(-pop());
            case 0x20 -> push(~pop());
            case PLUS_UCONST -> push(pop() + in.uleb());
            case 0x1a, 0x1b, 0x1c, 0x1d, 0x1e, 0x21, 0x22, 0x24, 0x25, 0x26, 0x27 -> arithmetic(code);
            case 0x29, 0x2a, 0x2b, 0x2c, 0x2d, 0x2e -> comparison(code);
            case 0x91 -> push(frameBase() + in.sleb());
            case 0x93 -> piece(in.uleb());
            case 0x96 -> {
                // Does nothing.
            }
            case 0x9e -> found = Optional.of(new Outside(in.bytes(in.uleb()), Place.NOWHERE, 0));
            case 0x9f -> value = true;
            case 0xed -> wasm();
            default -> throw in.broken("an unknown operation");
        }
    }

    private void arithmetic(int code) {
        long right = pop();
        long left = pop();
        if ((code == 0x1b || code == 0x1d) && right == 0) {
            throw in.broken("a division by zero");
        }
        push(
                switch (code) {
                    case 0x1a -> left & right;
                    case 0x1b -> left / right;
                    case 0x1c -> left - right;
                    case 0x1d -> Long.remainderUnsigned(left, right);
                    case 0x1e -> left * right;
                    case 0x21 -> left | right;
                    case 0x22 -> left + right;
                    case 0x24 -> left << right;
                    case 0x25 -> left >>> right;
                    case 0x26 -> left >> right;
                    default -> left ^ right;
                });
    }

    private void comparison(int code) {
        long right = pop();
        long left = pop();
        boolean holds = switch (code) {
            case 0x29 -> left == right;
            case 0x2a -> left >= right;
            case 0x2b -> left > right;
            case 0x2c -> left <= right;
            case 0x2d -> left < right;
            default -> left != right;
        };
        push(holds ? 1 : 0);
    }

    /** What a local, a global or an operand holds. */
    private void wasm() {
        int kind = in.u8();
        int asked = (int) (kind == 3 ? in.u32() : in.uleb());
        OptionalLong bits = switch (kind) {
            case 0 -> situation.local(asked);
            case 1, 3 -> situation.global(asked);
            case 2 -> situation.operand(asked);
            default -> throw in.broken("an unknown kind of place");
        };
        if (bits.isEmpty()) {
            throw in.broken("a place that is not there");
        }
        push(bits.getAsLong());
        whole = true;
        index = asked;
        place = kind == 0 ? Place.LOCAL : kind == 2 ? Place.OPERAND : Place.GLOBAL;
    }

    private long frameBase() {
        if (depth >= DEEPEST || situation.frameBase().isEmpty()) {
            throw in.broken("no frame");
        }
        Found base = find(situation.frameBase().get(), situation, depth + 1);
        if (base instanceof InMemory memory) {
            return memory.address();
        }
        if (base instanceof Outside outside && outside.bytes().length() <= 8) {
            return number(outside.bytes());
        }
        throw in.broken("no frame");
    }

    /** A part of the value is what is on top, or nowhere. */
    private void piece(long size) {
        Found part = top();
        if (size < 0 || pieces.size() + size > LARGEST) {
            throw in.broken("a piece that is too large");
        }
        if (part instanceof InMemory memory) {
            if (pieces.size() == 0) {
                // What is in memory is shown where it lies, as a whole.
                found = Optional.of(memory);
                return;
            }
            ByteSlice bytes =
                    situation.memory(memory.address(), (int) size).orElseThrow(() -> in.broken("a piece outside"));
            pieces.writeBytes(bytes.toBytes());
        } else if (part instanceof Outside outside) {
            for (int i = 0; i < size; i++) {
                pieces.write(i < outside.bytes().length() ? outside.bytes().at(i) : 0);
            }
        } else {
            found = Optional.of(part);
        }
        inPieces = true;
        stack.clear();
        value = false;
        whole = false;
    }

    private long load(long address, int size) {
        if (size < 1 || size > 8) {
            throw in.broken("a load of " + size + " bytes");
        }
        return situation
                .memory(address, size)
                .map(Operations::number)
                .orElseThrow(() -> in.broken("an address outside of the memory"));
    }

    private void push(long bits) {
        stack.add(bits);
        whole = false;
    }

    private long pop() {
        if (stack.isEmpty()) {
            throw in.broken("an empty stack");
        }
        return stack.remove(stack.size() - 1);
    }

    private long peek(int below) {
        if (below >= stack.size()) {
            throw in.broken("an empty stack");
        }
        return stack.get(stack.size() - 1 - below);
    }

    private static long number(ByteSlice bytes) {
        long number = 0;
        for (int i = 0; i < Math.min(8, bytes.length()); i++) {
            number |= (bytes.at(i) & 0xffL) << (8 * i);
        }
        return number;
    }

    private static ByteSlice bytes(long number) {
        byte[] bytes = new byte[8];
        for (int i = 0; i < 8; i++) {
            bytes[i] = (byte) (number >>> (8 * i));
        }
        return ByteSlice.of(bytes);
    }
}
