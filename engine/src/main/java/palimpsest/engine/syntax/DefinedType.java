package palimpsest.engine.syntax;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;

/**
 * A closed type: a closed recursive group, and which of its types is meant. Two are the same type if they are equal,
 * whatever module they come from. See the specification, Defined Types.
 *
 * <p>Groups are compared by a SHA-256 digest, made once: comparing their trees could take time exponential in their
 * size, for a type may hold another type many times.
 */
public final class DefinedType implements HeapType {

    private final Group group;
    private final int index;

    private DefinedType(Group group, int index) {
        this.group = group;
        this.index = index;
    }

    /**
     * The types of a group.
     *
     * @param closed a group in which every type index has been replaced by its defined type or recursive index
     */
    public static List<DefinedType> of(RecursiveType closed) {
        Group group = new Group(closed);
        return List.of(group.members);
    }

    /** The type of a function that no module defines, or that is defined alone and final. */
    public static DefinedType of(FunctionType closed) {
        return of(new RecursiveType(List.of(SubType.plain(closed)))).get(0);
    }

    public RecursiveType group() {
        return group.type;
    }

    public int index() {
        return index;
    }

    /** Its definition, in which types of the same group are {@link RecursiveIndex}. */
    public SubType definition() {
        return group.type.types().get(index);
    }

    /** Another type of the same group. */
    public DefinedType sibling(int siblingIndex) {
        return group.members[siblingIndex];
    }

    @Override
    public boolean equals(Object other) {
        return this == other
                || (other instanceof DefinedType that
                        && index == that.index
                        && (group == that.group || Arrays.equals(group.key, that.group.key)));
    }

    @Override
    public int hashCode() {
        return group.hash * 31 + index;
    }

    /** A short name, the same for equal types. Its definition says more. */
    @Override
    public String toString() {
        CompositeType composite = definition().composite();
        String kind = composite instanceof FunctionType ? "func" : composite instanceof StructType ? "struct" : "array";
        return kind + "#" + HexFormat.of().formatHex(group.key, 0, 3) + "." + index;
    }

    private static final class Group {

        private final RecursiveType type;
        private final DefinedType[] members;
        private final byte[] key;
        private final int hash;

        Group(RecursiveType type) {
            this.type = type;
            this.key = sha256(encode(type));
            this.hash = Arrays.hashCode(key);
            this.members = new DefinedType[type.types().size()];
            Arrays.setAll(members, i -> new DefinedType(this, i));
        }

        private static byte[] sha256(byte[] bytes) {
            try {
                return MessageDigest.getInstance("SHA-256").digest(bytes);
            } catch (NoSuchAlgorithmException e) {
                throw new AssertionError("every Java platform has SHA-256", e);
            }
        }

        /** An encoding that is the same only for the same group. Types of other groups stand in it by their keys. */
        private static byte[] encode(RecursiveType type) {
            ByteWriter out = new ByteWriter();
            out.u32(type.types().size());
            for (SubType each : type.types()) {
                out.u8(each.isFinal() ? 1 : 0).u32(each.supertypes().size());
                each.supertypes().forEach(supertype -> encode(supertype, out));
                encode(each.composite(), out);
            }
            return out.toBytes();
        }

        private static void encode(CompositeType type, ByteWriter out) {
            if (type instanceof FunctionType function) {
                out.u8(0)
                        .u32(function.parameters().size())
                        .u32(function.results().size());
                function.parameters().forEach(each -> encode(each, out));
                function.results().forEach(each -> encode(each, out));
            } else if (type instanceof StructType struct) {
                out.u8(1).u32(struct.fields().size());
                struct.fields().forEach(each -> encode(each, out));
            } else if (type instanceof ArrayType array) {
                encode(array.element(), out.u8(2));
            }
        }

        private static void encode(FieldType type, ByteWriter out) {
            out.u8(type.mutable() ? 1 : 0);
            if (type.storage() instanceof ValueType value) {
                encode(value, out);
            } else {
                out.u8(type.storage() == PackedType.I8 ? 1 : 2);
            }
        }

        private static void encode(ValueType type, ByteWriter out) {
            if (type instanceof ReferenceType reference) {
                encode(reference.heap(), out.u8(reference.nullable() ? 4 : 3));
            } else {
                out.valueType(type);
            }
        }

        private static void encode(HeapType type, ByteWriter out) {
            if (type instanceof DefinedType defined) {
                out.u8(1).bytes(defined.group.key).u32(defined.index);
            } else if (type instanceof RecursiveIndex recursive) {
                out.u8(2).u32(recursive.index());
            } else if (type instanceof AbstractHeapType heap) {
                out.u8(heap.code());
            } else {
                throw new IllegalArgumentException("not closed: " + type);
            }
        }
    }
}
