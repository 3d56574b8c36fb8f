package palimpsest.engine.exec;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import palimpsest.engine.memory.WriteSites;
import palimpsest.engine.runtime.WasmFunction;

/**
 * A function's operations with {@link StandIns} for all that an instance has. They are made once for a module; each instance has
 * copies, which takes a small part of the time that making them takes. On any thread.
 */
final class Pattern {

    private final StandIns standIns;
    private final Body body;
    /** Its write sites among those of the stand-ins: the first, and the one after the last. */
    private final int firstSite;

    private final int endOfSites;
    /** The places of the fast operations; empty until they are made. */
    private final IdentityHashMap<Op, Integer> places = new IdentityHashMap<>();

    private volatile boolean fast;
    /** What came of looking at what instances have found hot in it, in the order in which they did. */
    private volatile List<Attempt> attempts = List.of();

    Pattern(StandIns standIns, WasmFunction function) {
        this.standIns = standIns;
        this.firstSite = standIns.sites().count();
        this.body = standIns.lower(function);
        this.endOfSites = standIns.sites().count();
    }

    boolean isMovable() {
        for (int i = 0; i < body.steps; i++) {
            if (!body.ops[i].isMovable()) {
                return false;
            }
        }
        return body.handlers.length == 0;
    }

    /** Whether fast operations have been made, so that it takes little to have them. */
    boolean hasFast() {
        return fast;
    }

    /** Whether it has write sites. */
    boolean writes() {
        return endOfSites > firstSite;
    }

    List<Attempt> attempts() {
        return attempts;
    }

    /** Keeps what came of looking at something, in the place of what came of it before. */
    synchronized void keep(Attempt attempt) {
        List<Attempt> all = new ArrayList<>(attempts);
        all.removeIf(each -> each.isOfTheSame(attempt));
        all.add(attempt);
        attempts = List.copyOf(all);
    }

    // ---- Exact operations

    /** The operations for a function of an instance. */
    Body copy(Bodies bodies, WriteSites sites, WasmFunction function) {
        Body made = new Body(
                body.kind,
                Optional.of(function),
                Optional.of(function.instance()),
                body.parameters,
                body.results,
                body.locals);
        made.frameSize = body.frameSize;
        made.steps = body.steps;
        made.usesVectors = body.usesVectors;
        made.usesReferences = body.usesReferences;
        made.offsets = body.offsets;
        int shift = sites.count() - firstSite;
        for (int site = firstSite; site < endOfSites; site++) {
            sites.add(standIns.sites().site(site), standIns.sites().position(site));
        }
        made.ops = new Op[body.steps];
        for (int i = 0; i < body.steps; i++) {
            made.ops[i] = exactCopy(body.ops[i], made);
        }
        body.uncounted.forEach(op -> made.uncounted.add(exactCopy(op, made)));
        Home home =
                new Home(this, standIns, bodies, bodies.contents(function.instance()), shift, op -> exact(op, made));
        for (Op op : made.ops) {
            op.relink(to -> exact(to, made));
            op.settle(home);
        }
        made.uncounted.forEach(op -> op.relink(to -> exact(to, made)));
        made.entry = exact(body.entry, made);
        made.home = Optional.of(home);
        made.linkFast();
        return made;
    }

    private static Op exactCopy(Op op, Body of) {
        Op copy = op.copy();
        copy.body = of;
        copy.exact = copy;
        return copy;
    }

    /** What an exact operation has been copied to. */
    private Op exact(Op op, Body in) {
        if (op.position < body.steps && body.ops[op.position] == op) {
            return in.ops[op.position];
        }
        // Those that take no step are few, and in the order of their positions.
        int low = 0;
        for (int high = body.uncounted.size(); low < high; ) {
            int middle = (low + high) / 2;
            if (body.uncounted.get(middle).position < op.position) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        while (body.uncounted.get(low) != op) {
            low++;
        }
        return in.uncounted.get(low);
    }

    // ---- Fast operations

    /** Gives a copy, which has no guards, its fast operations. */
    void makeFast(Home home, Body copy) {
        Op[] originals = originals();
        Op[] made = new Op[originals.length];
        for (int i = 0; i < made.length; i++) {
            made[i] = originals[i].copy();
            made[i].body = copy;
            made[i].exact = exact(originals[i].exact, copy);
        }
        for (int i = 0; i < made.length; i++) {
            int following = i + 1;
            made[i].relink(to -> following < made.length && originals[following] == to
                    ? made[following]
                    : to.isExact() ? exact(to, copy) : made[Objects.requireNonNull(places.get(to))]);
            made[i].settle(home);
        }
        copy.code.ops = made;
        copy.code.made = true;
        copy.linkFast();
    }

    private synchronized Op[] originals() {
        if (!fast) {
            body.makeFast();
            for (int i = 0; i < body.code.ops.length; i++) {
                places.put(body.code.ops[i], i);
            }
            fast = true;
        }
        return body.code.ops;
    }
}
