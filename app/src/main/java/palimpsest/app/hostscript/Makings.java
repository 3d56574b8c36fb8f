package palimpsest.app.hostscript;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import palimpsest.engine.runtime.ExceptionInstance;
import palimpsest.engine.runtime.GlobalInstance;
import palimpsest.engine.runtime.MemoryInstance;
import palimpsest.engine.runtime.NullReference;
import palimpsest.engine.runtime.Reference;
import palimpsest.engine.runtime.Store;
import palimpsest.engine.runtime.TableInstance;
import palimpsest.engine.runtime.TagInstance;
import palimpsest.engine.runtime.TrapException;
import palimpsest.engine.runtime.Value;
import palimpsest.engine.syntax.AddressType;
import palimpsest.engine.syntax.DefinedType;
import palimpsest.engine.syntax.FunctionType;
import palimpsest.engine.syntax.GlobalType;
import palimpsest.engine.syntax.Limits;
import palimpsest.engine.syntax.MemoryType;
import palimpsest.engine.syntax.ReferenceType;
import palimpsest.engine.syntax.TableType;
import palimpsest.engine.syntax.ValueType;

/** Memories, tables, globals, tags and exceptions that a script makes and changes. */
final class Makings {

    private static final long NO_MAXIMUM = -1;

    private final Realm realm;
    private final long mostBytes;
    private long taken;

    /** @param mostBytes how large the memories that the script makes and grows may be together */
    Makings(Realm realm, long mostBytes) {
        this.realm = realm;
        this.mostBytes = mostBytes;
    }

    private Store store() {
        return realm.port.machine().store();
    }

    private static AddressType addressType(Object wide) {
        return (Boolean) wide ? AddressType.I64 : AddressType.I32;
    }

    private static Limits limits(Object minimum, Object maximum) {
        long most = WebAssemblyBridge.wide(maximum);
        return new Limits(
                WebAssemblyBridge.wide(minimum), most == NO_MAXIMUM ? OptionalLong.empty() : OptionalLong.of(most));
    }

    // ---- Memories

    /** Minimum, maximum or -1, whether it is shared, whether its addresses have 64 bits. */
    Object memory(Object[] a) {
        MemoryType type = new MemoryType(
                addressType(a[3]), limits(a[0], a[1]), (Boolean) a[2], MemoryType.DEFAULT_PAGE_SIZE_LOG2);
        takes(type.limits().minimum(), type.pageSizeLog2());
        try {
            return new Handle(store().newMemory(type));
        } catch (TrapException e) {
            throw realm.shim().fail("RangeError", "WebAssembly.Memory(): could not allocate memory: " + e.text());
        }
    }

    /** The script wants so many pages more. */
    private void takes(long pages, int pageSizeLog2) {
        if (Long.compareUnsigned(pages, (mostBytes - taken) >>> pageSizeLog2) > 0) {
            throw realm.shim()
                    .fail(
                            "RangeError",
                            "WebAssembly.Memory(): could not allocate memory",
                            "the memories that a script makes and grows have at most " + mostBytes + " bytes together");
        }
        taken += pages << pageSizeLog2;
    }

    Object grow(MemoryInstance memory, long pages) {
        Optional<String> refusal = memory.memory().refusal(pages);
        if (refusal.isEmpty()) {
            takes(pages, memory.memory().pageSizeLog2());
        }
        long before = realm.port.machine().grow(memory, pages, realm.blame.here());
        realm.port.acted();
        realm.memories.refresh();
        if (before < 0) {
            // V8's very words: programs and their expected outputs hold them. The cause says which limit it was.
            throw realm.shim()
                    .fail(
                            "RangeError",
                            "WebAssembly.Memory.grow(): Maximum memory size exceeded",
                            refusal.orElse("Java has no more memory to give"));
        }
        return (double) before;
    }

    boolean isWide(MemoryInstance memory) {
        return memory.declared().addressType() == AddressType.I64;
    }

    // ---- Tables

    /** The word for the elements' type, minimum, maximum or -1, whether its indices have 64 bits, the first value. */
    Object table(Object[] a) {
        ReferenceType element = (ReferenceType)
                TypeWords.type(WebAssemblyBridge.text(a[0]))
                        .filter(ReferenceType.class::isInstance)
                        .orElseThrow(
                                () -> realm.shim()
                                        .fail(
                                                "TypeError",
                                                "WebAssembly.Table(): Descriptor property 'element' must be a WebAssembly reference type"));
        Reference initial = a[4] == realm.values.undefined() && !isExtern(element)
                ? NullReference.NULL
                : element(element, a[4], "WebAssembly.Table(): Argument 1 is invalid");
        try {
            return new Handle(store().newTable(new TableType(addressType(a[3]), limits(a[1], a[2]), element), initial));
        } catch (TrapException e) {
            throw realm.shim().fail("RangeError", "WebAssembly.Table(): " + e.text());
        }
    }

    private static boolean isExtern(ReferenceType type) {
        return type.equals(ReferenceType.EXTERNREF);
    }

    private Reference element(ReferenceType type, Object value, String refusal) {
        String wanted = type.equals(ReferenceType.FUNCREF) ? ": function-typed object expected" : "";
        return realm.values
                .reference(type, value)
                .orElseThrow(() -> realm.shim().fail("TypeError", refusal + wanted));
    }

    Object get(TableInstance table, long index) {
        return realm.values.toScript(realm.port.machine().take(table, checked(table, index, "get")));
    }

    Object set(TableInstance table, long index, Object value) {
        int at = checked(table, index, "set");
        ReferenceType type = table.type().element();
        Reference element = value == realm.values.undefined() && !isExtern(type)
                ? element(type, realm.values.nothing(), "")
                : element(type, value, "WebAssembly.Table.set(): Argument 1 is invalid for table");
        realm.port.machine().setElement(table, at, element);
        realm.port.acted();
        return realm.values.undefined();
    }

    private int checked(TableInstance table, long index, String what) {
        if (index < 0 || index >= table.size()) {
            throw realm.shim()
                    .fail(
                            "RangeError",
                            "WebAssembly.Table." + what + "(): invalid address " + Long.toUnsignedString(index) + " in "
                                    + table.type().element() + " table of size " + table.size());
        }
        return (int) index;
    }

    Object grow(TableInstance table, long delta, Object value) {
        ReferenceType type = table.type().element();
        Reference initial = value == realm.values.undefined() && !isExtern(type)
                ? NullReference.NULL
                : element(type, value, "WebAssembly.Table.grow(): Argument 1 is invalid");
        int before = realm.port.machine().growTable(table, delta, initial);
        realm.port.acted();
        if (before < 0) {
            throw realm.shim()
                    .fail(
                            "RangeError",
                            "WebAssembly.Table.grow(): failed to grow table by " + Long.toUnsignedString(delta));
        }
        return before;
    }

    boolean isWide(TableInstance table) {
        return table.type().addressType() == AddressType.I64;
    }

    // ---- Globals

    /** The word for its type, whether it can change, its value. */
    Object global(Object[] a) {
        ValueType type = TypeWords.type(WebAssemblyBridge.text(a[0]))
                .orElseThrow(() -> realm.shim()
                        .fail(
                                "TypeError",
                                "WebAssembly.Global(): Descriptor property 'value' must be a WebAssembly type"));
        boolean zero = a[2] == realm.values.undefined() && !type.equals(ReferenceType.EXTERNREF);
        Value value = zero
                ? Value.zero(type)
                : realm.values.toWasm(type, a[2], "WebAssembly.Global(): Argument 1 is invalid");
        return new Handle(new GlobalInstance(new GlobalType(type, (Boolean) a[1]), value));
    }

    /** How its values are converted, or {@code none}; and whether it can change. */
    Object type(GlobalInstance global) {
        String type = TypeWords.of(global.type().type());
        return realm.shim().call(Shim.Word.ARRAY, type, global.type().mutable());
    }

    Object get(GlobalInstance global) {
        return realm.values.toScript(realm.port.machine().take(global));
    }

    Object set(GlobalInstance global, Object value) {
        realm.port
                .machine()
                .setGlobal(
                        global,
                        realm.values.toWasm(
                                global.type().type(),
                                value,
                                "set WebAssembly.Global.value: Argument 0 is invalid for global"));
        realm.port.acted();
        return realm.values.undefined();
    }

    // ---- Tags and exceptions

    /** The words for the types of what its exceptions carry. */
    Object tag(Object[] words) {
        List<ValueType> parameters = new ArrayList<>();
        for (Object word : words) {
            parameters.add(TypeWords.type(WebAssemblyBridge.text(word))
                    .orElseThrow(() -> realm.shim()
                            .fail(
                                    "TypeError",
                                    "WebAssembly.Tag(): Argument 0 parameter type with index " + parameters.size()
                                            + " must be a value type")));
        }
        FunctionType type = new FunctionType(parameters, List.of());
        return new Handle(new TagInstance("tag", DefinedType.of(type), type));
    }

    /** How the values of a tag's exceptions are converted. */
    List<String> types(TagInstance tag) {
        return tag.type().parameters().stream().map(TypeWords::of).toList();
    }

    /** Its tag, then its values. */
    Object exception(Object[] a) {
        TagInstance tag = ((Handle) a[0]).as(TagInstance.class);
        List<Value> values = new ArrayList<>();
        for (ValueType type : tag.type().parameters()) {
            values.add(realm.values.toWasm(
                    type, a[values.size() + 1], "WebAssembly.Exception(): Argument 1 does not fit the tag"));
        }
        return new Handle(new ExceptionInstance(tag, values));
    }
}
