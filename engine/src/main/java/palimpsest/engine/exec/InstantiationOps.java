package palimpsest.engine.exec;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import palimpsest.engine.memory.LinearMemory;
import palimpsest.engine.memory.WriteSite;
import palimpsest.engine.runtime.External;
import palimpsest.engine.runtime.FunctionInstance;
import palimpsest.engine.runtime.GlobalInstance;
import palimpsest.engine.runtime.MemoryInstance;
import palimpsest.engine.runtime.ModuleInstance;
import palimpsest.engine.runtime.NullReference;
import palimpsest.engine.runtime.Reference;
import palimpsest.engine.runtime.Store;
import palimpsest.engine.runtime.TableInstance;
import palimpsest.engine.runtime.TagInstance;
import palimpsest.engine.runtime.Value;
import palimpsest.engine.runtime.WasmFunction;
import palimpsest.engine.source.Span;
import palimpsest.engine.syntax.Code;
import palimpsest.engine.syntax.DataSegment;
import palimpsest.engine.syntax.ElementItems;
import palimpsest.engine.syntax.ElementSegment;
import palimpsest.engine.syntax.Export;
import palimpsest.engine.syntax.ExternalKind;
import palimpsest.engine.syntax.Function;
import palimpsest.engine.syntax.FunctionType;
import palimpsest.engine.syntax.Module;
import palimpsest.engine.syntax.NameSpace;
import palimpsest.engine.syntax.SegmentMode;
import palimpsest.engine.syntax.Start;
import palimpsest.engine.syntax.Table;
import palimpsest.engine.valid.ValidModule;

/** The actions that bring a module to life, each a step. See the specification, Instantiation. */
final class InstantiationOps {

    private InstantiationOps() {}

    /** All actions of an instantiation, as a body that can be called. */
    static Body body(Store store, Bodies bodies, ModuleInstance instance, List<External> imports) {
        Module module = instance.module().module();
        List<Op> ops = new ArrayList<>();
        ops.add(new Allocate(store, instance, imports));
        for (int i = 0; i < module.elements().size(); i++) {
            ElementSegment segment = module.elements().get(i);
            if (segment.mode() instanceof SegmentMode.Active active) {
                ops.add(new FillTable(instance, i, segment.span(), active));
            }
        }
        for (int i = 0; i < module.data().size(); i++) {
            DataSegment segment = module.data().get(i);
            if (segment.mode() instanceof SegmentMode.Active active) {
                String name = module.names().of(NameSpace.DATA, i).orElse("segment " + i);
                int site = store.sites()
                        .add(WriteSite.dataSegment("data " + name, module.source(), segment.span()), ops.size());
                ops.add(new FillMemory(instance, i, segment.span(), active, site));
            }
        }
        module.start().ifPresent(start -> ops.add(new CallStart(bodies, instance, start)));

        Body body = new Body(Snapshot.Kind.INSTANTIATION, Optional.empty(), Optional.of(instance), 0, 0, 0);
        ControlOps.Return end = new ControlOps.Return(false);
        end.body = body;
        end.position = ops.size();
        for (int i = ops.size() - 1; i >= 0; i--) {
            Op op = ops.get(i);
            op.body = body;
            op.position = i;
            op.link(i + 1 < ops.size() ? ops.get(i + 1) : end);
        }
        ops.forEach(op -> body.add(op, -1));
        body.entry = ops.get(0);
        return body;
    }

    /** An action, with its place in the module's source. */
    interface Action {
        Span span();

        /** In plain words. */
        String description();

        /** What it will write to a memory. */
        default Optional<PendingAccess> pendingAccess() {
            return Optional.empty();
        }
    }

    private static final class Allocate extends Op implements Action {
        private final Store store;
        private final ModuleInstance instance;
        private final List<External> imports;
        /** What the action made when it was done for the first time; done again, it makes the same ones anew. */
        private Optional<ModuleInstance.Contents> made = Optional.empty();

        Allocate(Store store, ModuleInstance instance, List<External> imports) {
            this.store = store;
            this.instance = instance;
            this.imports = imports;
        }

        @Override
        Op run(State s, long[] slots, int frame) {
            allocate();
            made = Optional.of(instance.contents());
            return next;
        }

        private void allocate() {
            ValidModule valid = instance.module();
            Module module = valid.module();
            imports.forEach(this::add);
            addFunctions(valid, module);
            for (int i = instance.memories().size(); i < valid.memories().size(); i++) {
                instance.memories().add(memory(valid, i));
            }
            for (int i = instance.tags().size(); i < valid.tags().size(); i++) {
                int type = module.tags().get(i - valid.importedTags()).typeIndex();
                String name = module.names().of(NameSpace.TAG, i).orElse("tag " + i);
                FunctionType carried = (FunctionType) valid.compositeType(type);
                instance.tags()
                        .add(
                                made.isPresent()
                                        ? made.get().tags().get(i)
                                        : new TagInstance(name, valid.tags().get(i), carried));
            }
            for (int i = instance.globals().size(); i < valid.globals().size(); i++) {
                Code initializer =
                        module.globals().get(i - valid.importedGlobals()).initializer();
                instance.globals().add(global(valid, i, ConstantExpressions.evaluate(initializer, instance)));
            }
            for (int i = instance.tables().size(); i < valid.tables().size(); i++) {
                Table table = module.tables().get(i - valid.importedTables());
                Reference initial = table.initializer().isPresent()
                        ? reference(table.initializer().get())
                        : NullReference.NULL;
                instance.tables().add(table(valid, i, initial));
            }
            for (ElementSegment segment : module.elements()) {
                boolean declared = segment.mode() instanceof SegmentMode.Declarative;
                instance.elements().add(declared ? new Reference[0] : references(segment.items()));
            }
            module.data()
                    .forEach(segment -> instance.data().add(segment.contents().toBytes()));
            module.exports().forEach(export -> instance.addExport(export.name(), exported(export)));
        }

        private MemoryInstance memory(ValidModule valid, int index) {
            if (made.isEmpty()) {
                return store.allocateMemory(valid.memories().get(index));
            }
            MemoryInstance memory = made.get().memories().get(index);
            store.makeAgain(memory);
            return memory;
        }

        private GlobalInstance global(ValidModule valid, int index, Value value) {
            if (made.isEmpty()) {
                return new GlobalInstance(valid.globals().get(index), value);
            }
            GlobalInstance global = made.get().globals().get(index);
            global.set(value);
            return global;
        }

        private TableInstance table(ValidModule valid, int index, Reference initial) {
            if (made.isEmpty()) {
                return store.newTable(valid.tables().get(index), initial);
            }
            TableInstance table = made.get().tables().get(index);
            table.reset(initial);
            return table;
        }

        private void addFunctions(ValidModule valid, Module module) {
            Map<Integer, String> exportNames = new HashMap<>();
            for (Export export : module.exports()) {
                if (export.kind() == ExternalKind.FUNC) {
                    exportNames.putIfAbsent(export.index(), export.name());
                }
            }
            int imported = instance.functions().size();
            if (made.isPresent()) {
                List<FunctionInstance> all = made.get().functions();
                instance.functions().addAll(all.subList(imported, all.size()));
                return;
            }
            for (int i = imported; i < valid.functionCount(); i++) {
                Function function = module.functions().get(i - imported);
                String exportName = exportNames.getOrDefault(i, "");
                Optional<String> name = module.names()
                        .of(NameSpace.FUNCTION, i)
                        .or(() -> Optional.of(exportName).filter(each -> !each.isEmpty()));
                instance.functions()
                        .add(new WasmFunction(
                                instance, i, function, valid.functionDefinedType(i), valid.functionType(i), name));
            }
        }

        private void add(External external) {
            if (external instanceof FunctionInstance function) {
                instance.functions().add(function);
            } else if (external instanceof TableInstance table) {
                instance.tables().add(table);
            } else if (external instanceof MemoryInstance memory) {
                instance.memories().add(memory);
            } else if (external instanceof GlobalInstance global) {
                instance.globals().add(global);
            } else if (external instanceof TagInstance tag) {
                instance.tags().add(tag);
            }
        }

        private External exported(Export export) {
            int index = export.index();
            return switch (export.kind()) {
                case FUNC -> instance.functions().get(index);
                case TABLE -> instance.tables().get(index);
                case MEMORY -> instance.memories().get(index);
                case GLOBAL -> instance.globals().get(index);
                case TAG -> instance.tags().get(index);
            };
        }

        private Reference[] references(ElementItems items) {
            Reference[] references = new Reference[items.size()];
            for (int i = 0; i < references.length; i++) {
                references[i] = items instanceof ElementItems.Expressions expressions
                        ? reference(expressions.expressions().get(i))
                        : instance.functions()
                                .get(((ElementItems.Functions) items).indices().get(i));
            }
            return references;
        }

        private Reference reference(Code expression) {
            return ConstantExpressions.evaluate(expression, instance).reference();
        }

        @Override
        public Span span() {
            return new Span(0, instance.module().module().source().length());
        }

        @Override
        public String description() {
            return "allocate " + instance.name();
        }
    }

    private static final class FillTable extends Op implements Action {
        private final ModuleInstance instance;
        private final int segment;
        private final Span span;
        private final SegmentMode.Active mode;

        FillTable(ModuleInstance instance, int segment, Span span, SegmentMode.Active mode) {
            this.instance = instance;
            this.segment = segment;
            this.span = span;
            this.mode = mode;
        }

        @Override
        Op run(State s, long[] slots, int frame) {
            long offset = ConstantExpressions.evaluate(mode.offset(), instance).bits();
            TableInstance table = instance.tables().get(mode.index());
            TableOps.init(
                    table, offset, instance, segment, 0, instance.elements().get(segment).length);
            instance.elements().set(segment, new Reference[0]);
            return next;
        }

        @Override
        public Span span() {
            return span;
        }

        @Override
        public String description() {
            return "element segment " + segment;
        }
    }

    private static final class FillMemory extends Op implements Action {
        private final ModuleInstance instance;
        private final int segment;
        private final Span span;
        private final SegmentMode.Active mode;
        private final int site;

        FillMemory(ModuleInstance instance, int segment, Span span, SegmentMode.Active mode, int site) {
            this.instance = instance;
            this.segment = segment;
            this.span = span;
            this.mode = mode;
            this.site = site;
        }

        @Override
        Op run(State s, long[] slots, int frame) {
            long offset = ConstantExpressions.evaluate(mode.offset(), instance).bits();
            LinearMemory memory = instance.memories().get(mode.index()).memory();
            BulkOps.init(memory, offset, instance, segment, 0, instance.data().get(segment).length, site);
            instance.data().set(segment, new byte[0]);
            return next;
        }

        @Override
        public Span span() {
            return span;
        }

        @Override
        public String description() {
            return "data segment " + segment;
        }

        @Override
        public Optional<PendingAccess> pendingAccess() {
            long offset = ConstantExpressions.evaluate(mode.offset(), instance).bits();
            int memory = instance.memories().get(mode.index()).index();
            return Optional.of(new PendingAccess(memory, offset, instance.data().get(segment).length, false, true));
        }
    }

    private static final class CallStart extends CallOps.CallOp implements Action {
        private final ModuleInstance instance;
        private final Start start;

        CallStart(Bodies bodies, ModuleInstance instance, Start start) {
            super(0, bodies);
            this.instance = instance;
            this.start = start;
        }

        @Override
        Op run(State s, long[] slots, int frame) {
            return s.enter(bodies.of(instance.functions().get(start.function())), this, frame);
        }

        @Override
        public Span span() {
            return start.span();
        }

        @Override
        public String description() {
            return "call start function";
        }
    }
}
