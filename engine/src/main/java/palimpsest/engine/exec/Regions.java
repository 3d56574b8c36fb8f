package palimpsest.engine.exec;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import palimpsest.engine.exec.FunctionCode.Loop;
import palimpsest.engine.exec.LoopCompiler.Compiled;
import palimpsest.engine.exec.LoopCompiler.Links;

/**
 * Finds hot loops, has code made of them in the background, and puts it before their first operations between two slices.
 * A loop is hot if slices end in it: that costs a running program nothing. Timing decides only how soon it gets faster.
 */
final class Regions {

    /** Steps between two looks at where the program is. */
    private static final long SAMPLE = 200_000;

    private static final int HOT = 2;
    private static final int STRESSED_SLICE = 400;

    /** What is known of a function. */
    private static final class Known {
        int seen;
        boolean waits;
        /** Empty until the function has been looked at. */
        Optional<List<Loop>> loops = Optional.empty();

        final Set<Loop> tried = new HashSet<>();

        boolean hopeful(int position) {
            return loops.isEmpty()
                    || loops.get().stream().anyMatch(loop -> loop.contains(position) && !tried.contains(loop));
        }
    }

    /** What came of looking at a function. */
    private record Result(Body body, List<Loop> loops, List<Loop> tried, Optional<Compiled> compiled) {}

    /** How many loops have become generated code, and how many should have but for a fault. */
    record Count(int linked, int failures) {}

    private Tier tier;
    private final IdentityHashMap<Body, Known> functions = new IdentityHashMap<>();
    private final ConcurrentLinkedQueue<Result> results = new ConcurrentLinkedQueue<>();
    private final ThreadPoolExecutor worker;
    private long sampled;
    private int linked;
    private final AtomicInteger failures = new AtomicInteger();

    Regions(Tier tier) {
        this.tier = tier;
        // The thread ends when there is nothing to do, so that nobody has to end it.
        worker = new ThreadPoolExecutor(1, 1, 1, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), work -> {
            Thread thread = new Thread(work, "palimpsest-regions");
            thread.setDaemon(true);
            return thread;
        });
        worker.allowCoreThreadTimeOut(true);
    }

    void setFastest(Tier fastest) {
        tier = fastest;
    }

    /** How many steps to run before {@link #passed}. */
    long slice(State s, long usual) {
        return tier == Tier.STRESS ? s.next.body.steps + 1 + Math.floorMod(s.now() * 31, STRESSED_SLICE) : usual;
    }

    Count count() {
        return new Count(linked, failures.get());
    }

    /** A function has been lowered. */
    void lowered(Body body) {
        if (tier != Tier.STRESS || body.kind != Snapshot.Kind.FUNCTION) {
            return;
        }
        FunctionCode code = new FunctionCode(body.wasm());
        Links links = Links.of(body);
        for (int i = code.loops.size() - 1; i >= 0; i--) {
            compile(links, code, code.loops.get(i)).ifPresent(this::link);
        }
    }

    /** A slice has ended. */
    void passed(State s) {
        if (tier != Tier.HOT) {
            return;
        }
        for (Result result = results.poll(); result != null; result = results.poll()) {
            take(result);
        }
        if (Math.abs(s.now() - sampled) >= SAMPLE) {
            sampled = s.now();
            see(s.next);
        }
    }

    private void take(Result result) {
        Known known = functions.computeIfAbsent(result.body, b -> new Known());
        known.waits = false;
        known.loops = Optional.of(result.loops);
        known.tried.addAll(result.tried);
        result.compiled.ifPresent(this::link);
    }

    private void see(Op op) {
        Body body = op.body;
        if (body.kind != Snapshot.Kind.FUNCTION) {
            return;
        }
        Known known = functions.computeIfAbsent(body, b -> new Known());
        if (++known.seen >= HOT && !known.waits && known.hopeful(op.position)) {
            known.waits = true;
            Links links = Links.of(body);
            Set<Loop> tried = Set.copyOf(known.tried);
            worker.execute(() -> results.add(look(links, op.position, tried)));
        }
    }

    /** Makes code of the outermost loop around a position that has not been tried and can be had. */
    private Result look(Links links, int position, Set<Loop> tried) {
        FunctionCode code = new FunctionCode(links.body().wasm());
        List<Loop> now = new ArrayList<>();
        Optional<Compiled> compiled = Optional.empty();
        for (int i = code.loops.size() - 1; i >= 0 && compiled.isEmpty(); i--) {
            Loop loop = code.loops.get(i);
            if (loop.contains(position) && !tried.contains(loop)) {
                now.add(loop);
                compiled = compile(links, code, loop);
            }
        }
        return new Result(links.body(), List.copyOf(code.loops), now, compiled);
    }

    private Optional<Compiled> compile(Links links, FunctionCode code, Loop loop) {
        try {
            return LoopCompiler.compile(links, code, loop);
        } catch (RuntimeException | LinkageError | AssertionError e) {
            // The operations do the same.
            failures.incrementAndGet();
            return Optional.empty();
        }
    }

    private void link(Compiled compiled) {
        // Two loops may begin with the same operation; then the outer one, which is tried first, stands for both.
        compiled.head().filter(head -> !(head instanceof Region)).ifPresent(head -> {
            head.body.replaceFast(head, compiled.region(head));
            linked++;
        });
    }
}
