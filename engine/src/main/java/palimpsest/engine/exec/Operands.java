package palimpsest.engine.exec;

import java.util.List;
import palimpsest.engine.runtime.NullReference;
import palimpsest.engine.runtime.Value;
import palimpsest.engine.syntax.NumberType;
import palimpsest.engine.syntax.ReferenceType;
import palimpsest.engine.syntax.ValueType;

/** Values on their way between slots and the world. */
final class Operands {

    private Operands() {}

    static void put(State s, int slot, Value value) {
        if (value instanceof Value.Ref reference) {
            s.references[slot] = reference.reference();
            return;
        }
        s.slots[slot] = value.bits();
        if (value instanceof Value.V128) {
            s.highs[slot] = value.high();
        }
    }

    static Value get(State s, int slot, ValueType type) {
        if (type instanceof ReferenceType) {
            return Value.of(type, 0, 0, s.references[slot]);
        }
        long high = type instanceof NumberType ? 0 : s.highs[slot];
        return Value.of(type, s.slots[slot], high, NullReference.NULL);
    }

    static void putAll(State s, int slot, List<Value> values) {
        for (int i = 0; i < values.size(); i++) {
            put(s, slot + i, values.get(i));
        }
    }

    static List<Value> getAll(State s, int slot, List<ValueType> types) {
        Value[] values = new Value[types.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = get(s, slot + i, types.get(i));
        }
        return List.of(values);
    }
}
