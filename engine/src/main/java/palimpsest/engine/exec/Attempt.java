package palimpsest.engine.exec;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import palimpsest.engine.exec.FunctionCode.Stretch;
import palimpsest.engine.exec.LoopCompiler.Compiled;
import palimpsest.engine.exec.LoopCompiler.Links;
import palimpsest.engine.runtime.ModuleInstance;

/**
 * What came of looking at a hot loop or function of one instance of a module, and may serve another: all functions concerned are
 * copies of patterns and without guards. The numbers of write sites stand in the code, so it serves where functions are
 * lowered in the same order.
 *
 * @param loops all loops of the function
 * @param tried which of them have been tried
 * @param whole whether the whole function has been
 * @param code the code, if it is worth it
 * @param shifts by how much the numbers of write sites differ from their patterns', by function
 */
record Attempt(
        List<Stretch> loops, Set<Stretch> tried, boolean whole, Optional<Code> code, Map<Integer, Integer> shifts) {

    /** Code, loaded, and of what. */
    record Code(Stretch stretch, RegionWriter.Written written, Class<?> loaded) {}

    /** What came of it, if it may serve others. */
    static Optional<Attempt> of(Regions.Result result) {
        Links links = result.links();
        Map<Integer, Integer> shifts = new HashMap<>();
        boolean serves = note(links.body(), shifts);
        for (Compiled compiled : result.compiled().stream().toList()) {
            for (RegionExits.Called call : compiled.written().called()) {
                serves &= note(links.body(call.callee()), shifts);
            }
        }
        Optional<Code> code = result.compiled().map(made -> new Code(made.stretch(), made.written(), made.code()));
        return serves
                ? Optional.of(
                        new Attempt(result.loops(), result.tried(), result.wholeTried(), code, Map.copyOf(shifts)))
                : Optional.empty();
    }

    private static boolean note(Body body, Map<Integer, Integer> shifts) {
        body.home.ifPresent(home -> shifts.put(body.wasm().index(), home.shift()));
        return body.home.isPresent() && body.code == body.plain;
    }

    boolean isOfTheSame(Attempt other) {
        return whole == other.whole && tried.equals(other.tried);
    }

    /** Whether all functions that it has to do with are lowered in another instance, and have no guards. */
    boolean isReady(ModuleInstance instance) {
        for (int function : shifts.keySet()) {
            boolean ready =
                    instance.functions().get(function).executable() instanceof Body body && body.code == body.plain;
            if (!ready) {
                return false;
            }
        }
        return true;
    }

    /** The same for other functions, if it serves them. */
    Optional<Regions.Result> in(Links links) {
        return shifts.entrySet().stream().allMatch(each -> serves(links, each.getKey(), each.getValue()))
                ? Optional.of(new Regions.Result(
                        links,
                        loops,
                        tried,
                        whole,
                        code.map(made -> new Compiled(links, made.stretch, made.written, made.loaded))))
                : Optional.empty();
    }

    private static boolean serves(Links links, int function, int shift) {
        boolean own = function == links.body().wasm().index();
        return (own || links.callees().containsKey(function))
                && links.body(function)
                        .home
                        .filter(home -> home.shift() == shift || !home.pattern.writes())
                        .isPresent();
    }
}
