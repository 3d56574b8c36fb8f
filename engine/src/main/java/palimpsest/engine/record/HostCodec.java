package palimpsest.engine.record;

import java.util.ArrayList;
import java.util.List;
import palimpsest.engine.syntax.ExternalKind;
import palimpsest.engine.syntax.GlobalType;
import palimpsest.engine.syntax.TableType;

/** The section with what the host made. */
final class HostCodec {

    private HostCodec() {}

    static void write(SavedHost host, BodyWriter to) {
        to.out.u32(host.memories().size());
        host.memories().forEach(to::memoryType);
        to.out.u32(host.functions().size());
        for (SavedHost.Function function : host.functions()) {
            to.out.name(function.name());
            to.definedType(function.type());
        }
        to.out.u32(host.tables().size());
        for (SavedHost.Table table : host.tables()) {
            to.addressType(table.type().addressType());
            to.limits(table.type().limits());
            to.valueType(table.type().element());
            to.out.u32(table.elements().size());
            for (SavedHost.Run run : table.elements()) {
                to.out.u32(run.count());
                to.reference(run.element());
            }
        }
        to.out.u32(host.globals().size());
        for (SavedHost.Global global : host.globals()) {
            to.valueType(global.type().type());
            to.flag(global.type().mutable());
            to.value(global.value());
        }
        to.out.u32(host.tags().size());
        for (SavedHost.Tag tag : host.tags()) {
            to.out.name(tag.name());
            to.definedType(tag.type());
        }
        to.out.u32(host.exceptions().size());
        for (SavedHost.Thrown thrown : host.exceptions()) {
            to.external(thrown.tag());
            to.values(thrown.values());
        }
        to.out.u32(host.objects().size());
        host.objects().forEach(to.out::name);
    }

    static SavedHost read(BodyReader from) {
        return new SavedHost(
                from.list(from::memoryType),
                from.list(() -> new SavedHost.Function(from.in.name(), from.definedType())),
                from.list(() -> table(from)),
                from.list(() -> new SavedHost.Global(new GlobalType(from.valueType(), from.flag()), from.value())),
                from.list(() -> new SavedHost.Tag(from.in.name(), from.definedType())),
                exceptions(from),
                from.list(from.in::name));
    }

    private static SavedHost.Table table(BodyReader from) {
        int start = from.in.position();
        TableType type = new TableType(from.addressType(), from.limits(), from.referenceType());
        List<SavedHost.Run> runs = from.list(() -> new SavedHost.Run(from.natural(), from.reference()));
        long elements = 0;
        for (SavedHost.Run run : runs) {
            elements += run.count();
        }
        if (elements != type.limits().minimum()) {
            throw from.fault(
                    start,
                    "a table of " + Long.toUnsignedString(type.limits().minimum()) + " elements, but there are "
                            + elements);
        }
        return new SavedHost.Table(type, runs);
    }

    /** Exceptions come in an order in which each names earlier ones only. */
    private static List<SavedHost.Thrown> exceptions(BodyReader from) {
        List<SavedHost.Thrown> earlier = new ArrayList<>();
        from.list(() -> {
            int start = from.in.position();
            SavedExternal tag = from.external(ExternalKind.TAG);
            List<SavedValue> values = from.values();
            for (SavedValue value : values) {
                if (value instanceof SavedValue.Ref ref
                        && ref.reference() instanceof SavedReference.Thrown thrown
                        && thrown.number() >= earlier.size()) {
                    throw from.fault(start, "an exception that holds itself");
                }
            }
            return earlier.add(new SavedHost.Thrown(tag, values));
        });
        return earlier;
    }
}
