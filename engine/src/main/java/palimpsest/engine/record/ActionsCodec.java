package palimpsest.engine.record;

import java.util.ArrayList;
import java.util.List;
import palimpsest.engine.source.ByteSlice;
import palimpsest.engine.source.Phase;
import palimpsest.engine.syntax.ByteReader;
import palimpsest.engine.syntax.ExternalKind;

/** The section with what the host did. Steps are told as differences; places of the host stand once, before the actions. */
final class ActionsCodec {

    private static final List<Phase> FAILURES = List.of(Phase.TRAP, Phase.EXHAUSTION);

    private ActionsCodec() {}

    // ---- Writing

    static void write(List<SavedAction> actions, BodyWriter to, TypeTable types, Stage stage) {
        BodyWriter.Texts places = new BodyWriter.Texts();
        BodyWriter body = new BodyWriter(types);
        body.out.u32(actions.size());
        long step = 0;
        int done = 0;
        for (SavedAction action : actions) {
            stage.at(done, (double) done++ / actions.size());
            body.out.u64(action.step() - step);
            step = action.step();
            write(action.deed(), body, places);
        }
        places.write(to.out);
        to.out.append(body.out);
    }

    private static void write(SavedAction.Deed deed, BodyWriter to, BodyWriter.Texts places) {
        if (deed instanceof SavedAction.Instantiate begun) {
            to.out
                    .u8(Codes.INSTANTIATE)
                    .name(begun.name())
                    .u32(begun.module())
                    .u32(begun.imports().size());
            begun.imports().forEach(to::external);
        } else if (deed instanceof SavedAction.Invoke call) {
            to.out.u8(Codes.INVOKE);
            to.external(call.function());
            to.values(call.arguments());
        } else if (deed instanceof SavedAction.Write write) {
            to.out.u8(Codes.WRITE).u32(write.memory()).u64(write.address()).u32(places.number(write.place()));
            to.bytes(write.bytes());
        } else if (deed instanceof SavedAction.Writes run) {
            to.out
                    .u8(Codes.WRITES)
                    .u32(run.memory())
                    .u32(places.number(run.place()))
                    .u32(run.width())
                    .u32(run.count());
            to.bytes(run.packed());
        } else if (deed instanceof SavedAction.Read read) {
            to.out
                    .u8(Codes.READ)
                    .u32(read.memory())
                    .u64(read.address())
                    .u64(read.count())
                    .u32(places.number(read.place()));
        } else if (deed instanceof SavedAction.Take take) {
            to.out.u8(Codes.TAKE);
            to.external(take.from());
            to.out.u32(take.index()).u32(take.number());
        } else if (deed instanceof SavedAction.Grow grow) {
            to.out.u8(Codes.GROW).u32(grow.memory()).u64(grow.pages()).u32(places.number(grow.place()));
        } else if (deed instanceof SavedAction.MakeMemory make) {
            to.out.u8(Codes.MAKE_MEMORY);
            to.memoryType(make.type());
        } else if (deed instanceof SavedAction.SetGlobal set) {
            to.out.u8(Codes.SET_GLOBAL);
            to.external(set.global());
            to.value(set.value());
        } else if (deed instanceof SavedAction.SetElement set) {
            to.out.u8(Codes.SET_ELEMENT);
            to.external(set.table());
            to.out.u32(set.index());
            to.reference(set.element());
        } else if (deed instanceof SavedAction.GrowTable grow) {
            to.out.u8(Codes.GROW_TABLE);
            to.external(grow.table());
            to.out.u64(grow.elements());
            to.reference(grow.initial());
        } else if (deed instanceof SavedAction.Notify wake) {
            to.out.u8(Codes.NOTIFY).u32(wake.memory()).u64(wake.address()).u64(wake.count());
        } else if (deed instanceof SavedAction.TimeOut) {
            to.out.u8(Codes.TIME_OUT);
        } else if (deed instanceof SavedAction.Return returned) {
            to.out.u8(Codes.RETURN);
            to.values(returned.results());
        } else if (deed instanceof SavedAction.Throw thrown) {
            to.out.u8(Codes.THROW).u32(thrown.exception());
        } else if (deed instanceof SavedAction.Trap trap) {
            to.out.u8(Codes.TRAP).u32(FAILURES.indexOf(trap.phase()));
            to.out.name(trap.message());
            to.optional(trap.origin());
        } else if (deed instanceof SavedAction.OutOfBounds access) {
            to.out
                    .u8(Codes.OUT_OF_BOUNDS)
                    .u32(access.memory())
                    .u64(access.address())
                    .u64(access.width());
        } else if (deed instanceof SavedAction.Exit exit) {
            to.out.u8(Codes.EXIT).s64(exit.code());
        } else if (deed instanceof SavedAction.Abandon) {
            to.out.u8(Codes.ABANDON);
        }
    }

    // ---- Reading

    /**
     * Reads actions whose steps go on, as far as the end at most.
     *
     * @param host its exceptions are named
     */
    static List<SavedAction> read(BodyReader from, int modules, SavedHost host, long end, Stage stage) {
        return new Reading(from, from.list(from.in::name), modules, host, end, stage).actions();
    }

    private static final class Reading {
        private final BodyReader from;
        private final List<String> places;
        private final int modules;
        private final SavedHost host;
        private final long end;
        private final Stage stage;
        private final int size;
        private long step;
        private int done;

        Reading(BodyReader from, List<String> places, int modules, SavedHost host, long end, Stage stage) {
            this.from = from;
            this.stage = stage;
            this.size = from.in.remaining();
            this.places = places;
            this.modules = modules;
            this.host = host;
            this.end = end;
        }

        List<SavedAction> actions() {
            return new ArrayList<>(from.list(() -> {
                int start = from.in.position();
                stage.at(done++, 1 - (double) from.in.remaining() / size);
                long later = from.naturalLong();
                if (later > end - step) {
                    throw from.fault(start, "an action after the end, which is step " + end);
                }
                step += later;
                return new SavedAction(step, deed());
            }));
        }

        private SavedAction.Deed deed() {
            int start = from.in.position();
            return switch (from.in.u8()) {
                case Codes.INSTANTIATE ->
                    new SavedAction.Instantiate(
                            from.in.name(), from.below(modules, "module"), from.list(from::external));
                case Codes.INVOKE -> new SavedAction.Invoke(from.external(ExternalKind.FUNC), from.values());
                case Codes.WRITE -> write();
                case Codes.WRITES -> writes();
                case Codes.READ -> new SavedAction.Read(from.natural(), from.in.u64(), from.in.u64(), place());
                case Codes.TAKE -> new SavedAction.Take(from.external(), from.in.u32(), from.natural());
                case Codes.GROW -> new SavedAction.Grow(from.natural(), from.in.u64(), place());
                case Codes.MAKE_MEMORY -> new SavedAction.MakeMemory(from.memoryType());
                case Codes.SET_GLOBAL -> new SavedAction.SetGlobal(from.external(ExternalKind.GLOBAL), from.value());
                case Codes.SET_ELEMENT ->
                    new SavedAction.SetElement(from.external(ExternalKind.TABLE), from.in.u32(), from.reference());
                case Codes.GROW_TABLE ->
                    new SavedAction.GrowTable(from.external(ExternalKind.TABLE), from.in.u64(), from.reference());
                case Codes.NOTIFY -> new SavedAction.Notify(from.natural(), from.in.u64(), from.in.u64());
                case Codes.TIME_OUT -> new SavedAction.TimeOut();
                case Codes.RETURN -> new SavedAction.Return(from.values());
                case Codes.THROW ->
                    new SavedAction.Throw(from.below(host.exceptions().size(), "exception"));
                case Codes.TRAP ->
                    new SavedAction.Trap(from.choice(FAILURES, "kind of trap"), from.in.name(), from.optional());
                case Codes.OUT_OF_BOUNDS -> new SavedAction.OutOfBounds(from.natural(), from.in.u64(), from.in.u64());
                case Codes.EXIT -> new SavedAction.Exit(from.in.s32());
                case Codes.ABANDON -> new SavedAction.Abandon();
                default -> throw from.fault(start, "unknown action");
            };
        }

        private SavedAction.Write write() {
            int memory = from.natural();
            long address = from.in.u64();
            String place = place();
            return new SavedAction.Write(memory, address, from.bytes(), place);
        }

        private SavedAction.Writes writes() {
            int memory = from.natural();
            String place = place();
            int width = from.natural();
            int start = from.in.position();
            int count = from.natural();
            ByteSlice packed = from.bytes();
            ByteReader in = new ByteReader(packed.array(), packed.start(), packed.end());
            for (int i = 0; i < count; i++) {
                in.s64();
                if (width == 0 || width > in.remaining()) {
                    throw from.fault(start, "writes in a row that do not fit");
                }
                in.skip(width);
            }
            if (!in.atEnd() || count == 0) {
                throw from.fault(start, "writes in a row that do not fit");
            }
            if (count > end - step) {
                throw from.fault(start, "an action after the end, which is step " + end);
            }
            return new SavedAction.Writes(memory, width, count, packed, place);
        }

        private String place() {
            return places.get(from.below(places.size(), "place"));
        }
    }
}
