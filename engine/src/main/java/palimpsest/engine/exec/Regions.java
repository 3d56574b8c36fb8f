package palimpsest.engine.exec;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import palimpsest.engine.exec.FunctionCode.Stretch;
import palimpsest.engine.exec.LoopCompiler.Compiled;
import palimpsest.engine.exec.LoopCompiler.Links;
import palimpsest.engine.runtime.ModuleInstance;
import palimpsest.engine.runtime.WasmFunction;

/**
 * Finds hot loops and small hot functions, has code made of them in the background, and puts it in the place of their first
 * operations between two slices. Something is hot if slices end in it: that costs a running program nothing. Timing
 * decides only how soon it gets faster.
 */
final class Regions {

    /** Steps between two looks at where the program is. */
    private static final long SAMPLE = 200_000;

    /** The fewest steps of a slice that is to end where the program computes. */
    private static final long LEAST_SLICE = 500;

    private static final int HOT = 2;
    /** How many callers may be looked at for a loop that the program is in. */
    private static final int CALLERS = 6;

    /** Steps between two looks for functions that others have found hot. */
    private static final long LOOK = 20_000;

    private static final int LOOKS = 3;

    private static final int STRESSED = 400;
    /** Functions that may be called in a region: how long their code may be, and how many there may be. */
    private static final int MOST_CODE = 300;

    private static final int MOST_CALLEES = 40;
    /** How many regions, for different guards, may stand in one place. */
    private static final int MOST_IN_PLACE = 4;
    /** A function that is longer gets no faster as a whole. */
    private static final int MOST_STEPS = 400;

    /** How many regions there are, and how many there should be but for a fault. */
    record Count(int linked, int failures) {}

    /** A function all of which is to become code, from a portion on, and how often again when more of its callees are known. */
    private record Stressed(Body body, int portion, int again) {}

    /** What came of looking at a function. */
    record Result(
            Links links, List<Stretch> loops, Set<Stretch> tried, boolean wholeTried, Optional<Compiled> compiled) {}

    private Tier tier = Tier.FAST;
    private final ConcurrentLinkedQueue<Result> results = new ConcurrentLinkedQueue<>();
    /** All functions that are lowered, where all are to become code. */
    private final List<Body> lowered = new ArrayList<>();

    private final List<Stressed> stressed = new ArrayList<>();
    /** Functions that other instances have found hot, until they have fast operations here too. */
    private final List<Body> expected = new ArrayList<>();
    /** How often they will be looked at, unless more is lowered: what they need comes soon after that. */
    private int looks;

    private long looked;
    private int portions;
    private final ThreadPoolExecutor worker;
    private long sampled;
    private int linked;
    private final AtomicInteger failures = new AtomicInteger();

    Regions() {
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

    /** Whether everything is made code of, and what is usually rare is done always. */
    boolean stresses() {
        return tier == Tier.STRESS;
    }

    Count count() {
        return new Count(linked, failures.get());
    }

    /** A function has been lowered. */
    void lowered(Body body) {
        if (stresses() && body.kind == Snapshot.Kind.FUNCTION) {
            lowered.add(body);
            stressed.add(new Stressed(body, 0, 2));
        }
        if (tier == Tier.HOT
                && body.home.filter(home -> !home.pattern.attempts().isEmpty()).isPresent()) {
            expected.add(body);
        }
        looks = LOOKS;
    }

    /** There are other guards. */
    void guarded() {
        stressed.clear();
        lowered.forEach(body -> stressed.add(new Stressed(body, portions, 2)));
    }

    /** How many steps a slice may have that begins now. */
    long slice(long now, long usual) {
        if (!tier.generates()) {
            return usual;
        }
        long sample = looks > 0 && !expected.isEmpty() ? LOOK : SAMPLE - Math.abs(now - sampled);
        return Math.min(usual, Math.max(LEAST_SLICE, sample));
    }

    /** How many steps of a slice may be done at once. */
    long portion(State s) {
        if (!stresses()) {
            return Long.MAX_VALUE / 2;
        }
        portions++;
        List<Stressed> now = stressed.stream()
                .filter(each -> each.portion <= portions && complete(each.body))
                .toList();
        stressed.removeAll(now);
        now.forEach(this::stress);
        // Mostly short, but now and then long enough for regions in which much is called.
        long extra = portions % 5 == 0 ? 10L * STRESSED : 0;
        return s.next.body.steps + 1L + Math.floorMod(s.now() * 31, STRESSED) + extra;
    }

    /** Whether the function's instance has what its code refers to: in the past, it may not have been made yet. */
    private static boolean complete(Body body) {
        ModuleInstance instance = body.instance.orElseThrow();
        return instance.functions().size() == instance.module().functionCount()
                && instance.memories().size() == instance.module().memories().size()
                && instance.globals().size() == instance.module().globals().size();
    }

    /** A slice has ended. */
    void passed(State s) {
        if (stresses()) {
            sampled = s.now();
        }
        if (tier != Tier.HOT) {
            return;
        }
        for (Result result = results.poll(); result != null; result = results.poll()) {
            take(result);
            keep(result);
        }
        if (looks(s)) {
            looks--;
            looked = s.now();
            expected.removeIf(this::adopt);
        }
        // A slice that ended in a call of the host says nothing of where the time goes.
        if (Math.abs(s.now() - sampled) >= SAMPLE && s.next.body.kind == Snapshot.Kind.FUNCTION) {
            sampled = s.now();
            see(s);
        }
    }

    // ---- Choosing

    private void take(Result result) {
        result.links.code().known.learn(result.loops, result.tried, result.wholeTried, result.links.guards());
        result.compiled.ifPresent(this::link);
    }

    private boolean looks(State s) {
        return looks > 0 && !expected.isEmpty() && Math.abs(s.now() - looked) >= LOOK;
    }

    private static void keep(Result result) {
        result.links.body().home.ifPresent(home -> Attempt.of(result).ifPresent(home.pattern::keep));
    }

    /** Takes what other instances have had made of a function, if it is time for it; says whether that is done. */
    private boolean adopt(Body body) {
        List<Attempt> attempts = body.home.orElseThrow().pattern.attempts();
        if (!body.hasFast()
                || !complete(body)
                || !attempts.stream().allMatch(each -> each.isReady(body.instance.orElseThrow()))) {
            return false;
        }
        Links links = links(body);
        for (Attempt each : attempts) {
            each.in(links).ifPresent(this::take);
        }
        return true;
    }

    private static Known known(Body body) {
        body.code.known.refresh(body);
        return body.code.known;
    }

    /** The program is somewhere: in a loop, in a function that a loop calls, or in a function that is itself hot. */
    private void see(State s) {
        Op op = s.next;
        op.body.makeFast();
        Known top = known(op.body);
        top.seen++;
        if (seeLoop(op.body, op.position)) {
            return;
        }
        for (int i = s.depth - 1; i >= Math.max(0, s.depth - CALLERS); i--) {
            Op call = s.calls[i];
            if (call.body.kind != Snapshot.Kind.FUNCTION) {
                break;
            }
            if (call.body != op.body) {
                known(call.body).seen++;
            }
            if (seeLoop(call.body, call.position)) {
                return;
            }
        }
        if (top.seen >= HOT && !top.waits && !top.wholeTried() && op.body.steps <= MOST_STEPS) {
            top.waits = true;
            Links links = links(op.body);
            look(() -> lookAtWhole(links));
        }
    }

    /** Has a loop around a position made code of if that may be; says whether it is, or will be looked at. */
    private boolean seeLoop(Body body, int position) {
        Known known = known(body);
        if (known.waits || known.seen < HOT || !known.hopeful(position)) {
            return known.waits;
        }
        known.waits = true;
        body.makeFast();
        Links links = links(body);
        Set<Stretch> tried = known.tried();
        look(() -> lookAtLoops(links, position, tried));
        return true;
    }

    private void look(Supplier<Result> how) {
        worker.execute(() -> {
            try {
                results.add(how.get());
            } catch (RuntimeException | Error e) {
                // Also where there was no memory for it: the operations do the same, and it is not tried again.
                failures.incrementAndGet();
            }
        });
    }

    /**
     * With the small functions that a function calls, directly or not. Only those that have been called before: when a function
     * is lowered shall not depend on when it gets hot, since then its write sites get their numbers.
     */
    private static Links links(Body body) {
        Map<Integer, Region.Callee> callees = new HashMap<>();
        Deque<Body> open = new ArrayDeque<>(List.of(body));
        boolean whole = true;
        while (!open.isEmpty() && callees.size() < MOST_CALLEES) {
            Body next = open.remove();
            for (int i = 0; i < next.steps; i++) {
                if (next.ops[i] instanceof CallOps.Call call
                        && call.function instanceof WasmFunction callee
                        && callee.instance() == body.instance.orElseThrow()
                        && size(callee) <= MOST_CODE
                        && !callees.containsKey(callee.index())) {
                    if (callee.executable() instanceof Body found) {
                        callees.put(callee.index(), new Region.Callee(found, found.code));
                        open.add(found);
                    } else {
                        whole = false;
                    }
                }
            }
        }
        return Links.of(body, callees, whole);
    }

    private static int size(WasmFunction function) {
        return function.function().body().end() - function.function().body().start();
    }

    // ---- Compiling

    /** Makes code of the outermost loop around a position that has not been tried and can be had. */
    private Result lookAtLoops(Links links, int position, Set<Stretch> tried) {
        FunctionCode code = new FunctionCode(links.body().wasm());
        Set<Stretch> now = new HashSet<>();
        Optional<Compiled> compiled = Optional.empty();
        for (int i = code.loops.size() - 1; i >= 0 && compiled.isEmpty(); i--) {
            Stretch loop = code.loops.get(i);
            if (loop.contains(position) && !tried.contains(loop)) {
                now.add(loop);
                compiled = compile(links, code, loop);
            }
        }
        return new Result(links, List.copyOf(code.loops), now, false, compiled);
    }

    private Result lookAtWhole(Links links) {
        FunctionCode code = new FunctionCode(links.body().wasm());
        return new Result(links, List.copyOf(code.loops), Set.of(), true, compile(links, code, code.whole()));
    }

    /** All that there is in a function. */
    private void stress(Stressed each) {
        each.body.makeFast();
        FunctionCode code = new FunctionCode(each.body.wasm());
        Links links = links(each.body);
        for (int i = code.loops.size() - 1; i >= 0; i--) {
            compile(links, code, code.loops.get(i)).ifPresent(this::link);
        }
        compile(links, code, code.whole()).ifPresent(this::link);
        if (!links.whole() && each.again > 0) {
            stressed.add(new Stressed(each.body, portions + 5, each.again - 1));
        }
    }

    private Optional<Compiled> compile(Links links, FunctionCode code, Stretch stretch) {
        try {
            return new LoopCompiler(links).compile(code, stretch);
        } catch (RuntimeException | LinkageError | AssertionError e) {
            // The operations do the same.
            failures.incrementAndGet();
            return Optional.empty();
        }
    }

    private void link(Compiled compiled) {
        // Two may begin with the same operation; then the outer loop, which is tried first, stands for both.
        compiled.head().filter(head -> mayReplace(head, compiled.stretch())).ifPresent(head -> {
            try {
                head.body.replaceFast(head, compiled.region(behind(head)));
                linked++;
            } catch (RuntimeException | LinkageError | AssertionError e) {
                failures.incrementAndGet();
            }
        });
    }

    /** What stands behind a new region: also one for other guards, which may come back. */
    private static Op behind(Op head) {
        if (head instanceof Region old) {
            return old.usable().isPresent() || old.count() >= MOST_IN_PLACE ? old.original : old;
        }
        return head;
    }

    private static boolean mayReplace(Op head, Stretch stretch) {
        return !(head instanceof Region old) || old.stretch.equals(stretch);
    }
}
