package palimpsest.engine.exec;

import java.lang.invoke.MethodHandles;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import palimpsest.engine.exec.FunctionCode.Loop;
import palimpsest.engine.memory.LinearMemory;
import palimpsest.engine.runtime.GlobalInstance;
import palimpsest.engine.runtime.MemoryInstance;
import palimpsest.engine.runtime.ModuleInstance;

/** Makes a {@link Region} of a loop: the code on any thread, the operation itself on the machine's. */
final class LoopCompiler {

    /** What the code of a function is linked to, taken while the instance is whole. */
    record Links(Body body, List<LinearMemory> memories, List<GlobalInstance> globals) {
        static Links of(Body body) {
            ModuleInstance instance = body.instance.orElseThrow();
            return new Links(
                    body,
                    instance.memories().stream().map(MemoryInstance::memory).toList(),
                    List.copyOf(instance.globals()));
        }
    }

    /** A loop's code, loaded. */
    record Compiled(Links links, Loop loop, RegionWriter.Written written, Class<?> code) {

        /** The fast operation that the loop begins with, if it has one. */
        Optional<Op> head() {
            Op exact = links.body.ops[loop.from()];
            return Arrays.stream(links.body.fast)
                    .filter(op -> op.exact == exact && op.enterable())
                    .findFirst();
        }

        /** The operation to put in the place of that one; on the machine's thread, because it looks at how operations are linked. */
        Region region(Op head) {
            List<Region.Exit> exits = written.exits().stream()
                    .map(left -> new Region.Exit(GuardOps.real(left.op().get()), List.of()))
                    .toList();
            Region.Parts parts =
                    new Region.Parts(links.memories, links.globals, exits, written.longest(), 0, links.body.frameSize);
            try {
                return (Region) code.getDeclaredConstructor(Op.class, Region.Parts.class)
                        .newInstance(head, parts);
            } catch (ReflectiveOperationException e) {
                throw new LinkageError("generated code", e);
            }
        }
    }

    private LoopCompiler() {}

    /** The code of a loop, or nothing if it is not worth it or too large. */
    static Optional<Compiled> compile(Links links, FunctionCode function, Loop loop) {
        return RegionWriter.write(links.body, function, loop).map(written -> {
            try {
                Class<?> code = MethodHandles.lookup()
                        .defineHiddenClass(written.bytes().toBytes(), true)
                        .lookupClass();
                return new Compiled(links, loop, written, code);
            } catch (IllegalAccessException e) {
                throw new LinkageError("generated code", e);
            }
        });
    }
}
