package palimpsest.engine.exec;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import palimpsest.engine.exec.FunctionCode.Stretch;
import palimpsest.engine.exec.RegionFlow.Callee;
import palimpsest.engine.memory.LinearMemory;
import palimpsest.engine.runtime.GlobalInstance;
import palimpsest.engine.runtime.MemoryInstance;
import palimpsest.engine.runtime.ModuleInstance;
import palimpsest.engine.syntax.NumberType;

/** Makes a {@link Region}: the code on any thread, the operation itself on the machine's. */
final class LoopCompiler {

    /** How many instructions a function may have to be taken into its callers */
    private static final int MOST_INLINED = 300;

    private static final int MOST_LOCALS = 24;
    /** How many calls in each other. */
    private static final int MOST_CALLS = 6;

    /**
     * What the code of a function is linked to, taken while the instance is whole.
     *
     * @param code the fast code that it goes into
     * @param callees small functions that it calls, and those that they call, by index
     * @param whole whether all of these are among them, and not only those that have been called before
     */
    record Links(
            Body body,
            FastCode code,
            List<LinearMemory> memories,
            List<GlobalInstance> globals,
            Map<Integer, Region.Callee> callees,
            boolean whole) {
        static Links of(Body body, Map<Integer, Region.Callee> callees, boolean whole) {
            ModuleInstance instance = body.instance.orElseThrow();
            return new Links(
                    body,
                    body.code,
                    instance.memories().stream().map(MemoryInstance::memory).toList(),
                    List.copyOf(instance.globals()),
                    Map.copyOf(callees),
                    whole);
        }

        /** The body of this function or of one that it calls. */
        Body body(int function) {
            return function == body.wasm().index()
                    ? body
                    : Objects.requireNonNull(callees.get(function)).body();
        }

        /** Under which guards the functions are that it calls. */
        Map<Body, FastCode> guards() {
            Map<Body, FastCode> guards = new HashMap<>();
            callees.values().forEach(callee -> guards.put(callee.body(), callee.code()));
            return guards;
        }
    }

    /** Code, loaded. */
    record Compiled(Links links, Stretch stretch, RegionWriter.Written written, Class<?> code) {

        /** The fast operation in whose place it goes; none if there is none, or if guards have changed meanwhile. */
        Optional<Op> head() {
            boolean fits =
                    links.body.code == links.code && called().allMatch(callee -> callee.body().code == callee.code());
            if (!fits) {
                return Optional.empty();
            }
            Op exact = stretch.loop() ? links.body.ops[stretch.from()] : GuardOps.real(links.body.entry);
            return Arrays.stream(links.code.ops)
                    .filter(op -> op.exact == exact && op.enterable())
                    .findFirst();
        }

        private Stream<Region.Callee> called() {
            return written.called().stream()
                    .map(RegionExits.Called::callee)
                    .distinct()
                    .map(index -> Objects.requireNonNull(links.callees.get(index)));
        }

        /** The operation to put there; on the machine's thread, because it looks at how operations are linked. */
        Region region(Op head) {
            List<Region.Exit> exits = written.exits().stream()
                    .map(left -> new Region.Exit(left.op().apply(links.body(left.function())), left.shift()))
                    .toList();
            List<Region.Inlined> inlined =
                    written.called().stream().map(this::inlined).toList();
            Region.Parts parts = new Region.Parts(
                    stretch,
                    links.memories,
                    links.globals,
                    written.watched(),
                    exits,
                    inlined,
                    called().toList(),
                    written.longest(),
                    written.calls(),
                    written.slots());
            try {
                return (Region) code.getDeclaredConstructor(Op.class, Region.Parts.class)
                        .newInstance(head, parts);
            } catch (ReflectiveOperationException e) {
                throw new LinkageError("generated code", e);
            }
        }

        private Region.Inlined inlined(RegionExits.Called called) {
            return new Region.Inlined(links.body(called.function()).ops[called.position()], called.shift());
        }
    }

    private final Links links;
    private final Map<Integer, Callee> callees = new HashMap<>();

    LoopCompiler(Links links) {
        this.links = links;
        links.callees.forEach((index, callee) -> {
            FunctionCode code = new FunctionCode(callee.body().wasm());
            if (callee.code().generates
                    && !callee.code().asksAtEntry
                    && code.instructions.size() <= MOST_INLINED
                    && code.locals.size() <= MOST_LOCALS
                    && code.locals.stream().allMatch(NumberType.class::isInstance)
                    && code.function.type().results().stream().allMatch(NumberType.class::isInstance)) {
                callees.put(index, new Callee(callee.body(), callee.code(), code));
            }
        });
    }

    /** The code, or nothing if it is not worth it or too large. */
    Optional<Compiled> compile(FunctionCode function, Stretch stretch) {
        if (function.steps != links.body.steps) {
            throw new AssertionError(links.body.name() + ": steps are counted in two ways");
        }
        if (!links.code.generates || links.code.guardsFirst(stretch.from())) {
            return Optional.empty();
        }
        return RegionWriter.write(
                        links.body, links.code, function, stretch, callees, callees.isEmpty() ? 0 : MOST_CALLS)
                .map(written ->
                        new Compiled(links, stretch, written, classes(function).load(written.bytes())));
    }

    private static GeneratedClasses classes(FunctionCode function) {
        return function.module.kept(GeneratedClasses.class, GeneratedClasses::new);
    }
}
