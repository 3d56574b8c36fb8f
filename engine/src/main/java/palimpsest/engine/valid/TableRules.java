package palimpsest.engine.valid;

import java.util.List;
import java.util.function.Supplier;
import palimpsest.engine.source.Span;
import palimpsest.engine.syntax.AddressType;
import palimpsest.engine.syntax.InstructionReader;
import palimpsest.engine.syntax.Opcode;
import palimpsest.engine.syntax.ReferenceType;
import palimpsest.engine.syntax.TableType;
import palimpsest.engine.syntax.ValueType;

/** The rules for tables. See the specification, Validation, Table Instructions. */
final class TableRules {

    private final Context context;
    private final InstructionReader in;
    private final CodeStack stack;
    private final Supplier<Span> here;

    TableRules(Context context, InstructionReader in, CodeStack stack) {
        this.context = context;
        this.in = in;
        this.stack = stack;
        this.here = stack::span;
    }

    void instruction(Opcode opcode) {
        // table.init names its segment first.
        TableType table = context.table(opcode == Opcode.TABLE_INIT ? in.index2() : in.index(), here);
        ValueType address = table.addressType().valueType();
        switch (opcode) {
            case TABLE_GET -> {
                stack.pop(address);
                stack.push(table.element());
            }
            case TABLE_SET -> stack.popAll(List.of(address, table.element()));
            case TABLE_SIZE -> stack.push(address);
            case TABLE_GROW -> {
                stack.popAll(List.of(table.element(), address));
                stack.push(address);
            }
            case TABLE_FILL -> stack.popAll(List.of(address, table.element(), address));
            case TABLE_COPY -> {
                TableType from = context.table(in.index2(), here);
                checkElements(from.element(), table.element());
                AddressType count = table.addressType().min(from.addressType());
                stack.popAll(List.of(address, from.addressType().valueType(), count.valueType()));
            }
            default -> {
                checkElements(context.element(in.index(), here), table.element());
                stack.popAll(List.of(address, Rules.I32, Rules.I32));
            }
        }
    }

    private void checkElements(ReferenceType from, ReferenceType to) {
        if (!context.types().matches(from, to)) {
            throw stack.invalid("type mismatch: " + in.opcode() + " puts " + from + " into a table of " + to);
        }
    }
}
