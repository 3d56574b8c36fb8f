package palimpsest.engine.script;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import palimpsest.engine.runtime.ArrayInstance;
import palimpsest.engine.runtime.ExceptionInstance;
import palimpsest.engine.runtime.FunctionInstance;
import palimpsest.engine.runtime.HostReference;
import palimpsest.engine.runtime.I31;
import palimpsest.engine.runtime.Reference;
import palimpsest.engine.runtime.StructInstance;
import palimpsest.engine.runtime.Value;

/** What a result must look like. */
sealed interface Pattern {

    boolean matches(Value value);

    /** Exactly this number, vector or reference. */
    record Exact(Value value) implements Pattern {
        @Override
        public boolean matches(Value actual) {
            if (value instanceof Value.Ref expected) {
                return actual instanceof Value.Ref found && found.reference().equals(expected.reference());
            }
            return value.equals(actual);
        }

        @Override
        public String toString() {
            return value.toString();
        }
    }

    /** A NaN; a canonical one has only the top bit of its payload set, an arithmetic one at least that. */
    record Nan(boolean wide, boolean canonical) implements Pattern {
        @Override
        public boolean matches(Value actual) {
            boolean rightType = wide ? actual instanceof Value.F64 : actual instanceof Value.F32;
            return rightType && matchesBits(actual.bits());
        }

        boolean matchesBits(long bits) {
            long quiet = wide ? 0x7ff8_0000_0000_0000L : 0x7fc0_0000L;
            long magnitude = bits & (wide ? Long.MAX_VALUE : Integer.MAX_VALUE);
            return canonical ? magnitude == quiet : (magnitude & quiet) == quiet;
        }

        @Override
        public String toString() {
            return (wide ? "f64" : "f32") + ":nan:" + (canonical ? "canonical" : "arithmetic");
        }
    }

    /** A vector, lane by lane; each lane has its bits in the low end of an {@code i64}, or is a {@link Nan}. */
    record Lanes(String shape, List<Pattern> lanes) implements Pattern {
        @Override
        public boolean matches(Value actual) {
            int bits = 128 / lanes.size();
            for (int i = 0; i < lanes.size(); i++) {
                int at = i * bits;
                long half = at < 64 ? actual.bits() : actual.high();
                long lane = half >>> (at % 64) & (-1L >>> (64 - bits));
                boolean same = lanes.get(i) instanceof Nan nan
                        ? nan.matchesBits(lane)
                        : lanes.get(i).matches(new Value.I64(lane));
                if (!same) {
                    return false;
                }
            }
            return actual instanceof Value.V128;
        }

        @Override
        public String toString() {
            return "v128:" + shape + lanes.stream().map(Object::toString).collect(Collectors.joining(" ", "(", ")"));
        }
    }

    /** Any reference of a kind; none of them is null, but for {@link Kind#NULL}. */
    record AnyReference(Kind kind) implements Pattern {
        @Override
        public boolean matches(Value actual) {
            return actual instanceof Value.Ref found && kind.holds(found.reference());
        }

        @Override
        public String toString() {
            return "ref." + kind.name().toLowerCase(Locale.ROOT);
        }
    }

    /** One of several. */
    record Either(List<Pattern> choices) implements Pattern {
        @Override
        public boolean matches(Value actual) {
            return choices.stream().anyMatch(choice -> choice.matches(actual));
        }

        @Override
        public String toString() {
            return choices.stream().map(Object::toString).collect(Collectors.joining(" or "));
        }
    }

    /** Kinds of references that a script can ask for. */
    enum Kind {
        NULL,
        FUNC,
        EXTERN,
        EXN,
        ANY,
        EQ,
        I31,
        STRUCT,
        ARRAY;

        boolean holds(Reference reference) {
            if (reference.isNull()) {
                return this == NULL;
            }
            return switch (this) {
                case NULL -> false;
                case FUNC -> reference instanceof FunctionInstance;
                case EXTERN -> true;
                case EXN -> reference instanceof ExceptionInstance;
                case ANY -> EQ.holds(reference) || reference instanceof HostReference;
                case EQ -> I31.holds(reference) || STRUCT.holds(reference) || ARRAY.holds(reference);
                case I31 -> reference instanceof I31;
                case STRUCT -> reference instanceof StructInstance;
                case ARRAY -> reference instanceof ArrayInstance;
            };
        }
    }
}
