package palimpsest.app.hostscript;

import com.oracle.truffle.api.dsl.NeverDefault;
import com.oracle.truffle.api.nodes.Node;
import com.oracle.truffle.api.nodes.NodeUtil;
import com.oracle.truffle.js.builtins.DataViewPrototypeBuiltins.DataViewSetNode;

/**
 * What is known of a piece of JavaScript's syntax tree that reads or writes a buffer: its place in a script of the user, or
 * that it is none of the user's. Found at its first use and kept, so that a store in a loop costs no search.
 */
final class Spot {

    private static final Spot UNCACHED = new Spot(false);

    private final boolean keeps;
    private boolean known;
    private String place = Blame.NOWHERE;
    private boolean single;

    private Spot(boolean keeps) {
        this.keeps = keeps;
    }

    @NeverDefault
    static Spot create() {
        return new Spot(true);
    }

    /** For accesses of which nobody knows who makes them. */
    @NeverDefault
    static Spot uncached() {
        return UNCACHED;
    }

    /** Such as {@code host.js:6}; {@link Blame#NOWHERE} if it is not in a script of the user. */
    String place(Node node, Blame blame) {
        if (!known && keeps) {
            place = blame.at(node);
            single = NodeUtil.findParent(node, DataViewSetNode.class) != null;
            known = true;
        }
        return place;
    }

    /** Whether it stands for one piece of the tree; else anybody may make the access, such as {@code Atomics}. */
    boolean keeps() {
        return keeps;
    }

    /** Once the place is known: whether it belongs to a built-in function that makes one access a call. */
    boolean single() {
        return single;
    }
}
