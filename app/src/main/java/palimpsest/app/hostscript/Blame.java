package palimpsest.app.hostscript;

import com.oracle.truffle.api.CallTarget;
import com.oracle.truffle.api.RootCallTarget;
import com.oracle.truffle.api.Truffle;
import com.oracle.truffle.api.frame.FrameInstance;
import com.oracle.truffle.api.nodes.EncapsulatingNodeReference;
import com.oracle.truffle.api.nodes.Node;
import com.oracle.truffle.api.nodes.NodeUtil;
import com.oracle.truffle.api.source.Source;
import com.oracle.truffle.api.source.SourceSection;
import com.oracle.truffle.js.builtins.AtomicsBuiltins.AtomicsOperationNode;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.WeakHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Finds the line of the user's script that is to be named for what a script does. What is built in, this package's own
 * JavaScript, and {@link Glue} stand between; they are passed over.
 */
final class Blame {

    /** No place in a script of the user. */
    static final String NOWHERE = "";

    private static final Found NOTHING = new Found(NOWHERE, false);

    private final Map<Source, Boolean> glue = new WeakHashMap<>();

    /** Where what is under way stands, for it comes again and again. */
    private final IdentityHashMap<Node, Found> places = new IdentityHashMap<>();

    /** Whether a function is one of {@code Atomics}: those make an access a call. */
    private final IdentityHashMap<CallTarget, Boolean> atomics = new IdentityHashMap<>();

    /** A place in a script. */
    private record Found(String place, boolean glue) {
        boolean isNothing() {
            return place.isEmpty();
        }
    }

    /** The place of a node, such as {@code host.js:6}, if it lies in a script of the user, else {@link #NOWHERE}. */
    String at(Node node) {
        SourceSection section = section(node);
        return section != null && !isGlue(section) ? place(section) : NOWHERE;
    }

    /** The innermost place of the user that is under way; if there is none, that of the glue; else {@link #NOWHERE}. */
    String here() {
        return here(0);
    }

    /** The same, where it is known that a built-in function is innermost. */
    String caller() {
        return here(1);
    }

    private String here(int passed) {
        Found[] stand = {NOTHING};
        Found named = Truffle.getRuntime()
                .iterateFrames(
                        frame -> {
                            Found found = find(frame);
                            if (found.glue && stand[0].isNothing()) {
                                stand[0] = found;
                            }
                            return found.glue || found.isNothing() ? null : found;
                        },
                        passed);
        return named == null ? stand[0].place : named.place;
    }

    /**
     * The place that is to be named for an access of {@code Atomics}, one of whose functions is innermost; {@link #NOWHERE}
     * if another one is.
     */
    String ofAtomics() {
        CallTarget innermost = Truffle.getRuntime().iterateFrames(FrameInstance::getCallTarget);
        return innermost != null && atomics.computeIfAbsent(innermost, Blame::isAtomics) ? caller() : NOWHERE;
    }

    private static boolean isAtomics(CallTarget target) {
        return target instanceof RootCallTarget known
                && NodeUtil.findFirstNodeInstance(known.getRootNode(), AtomicsOperationNode.class) != null;
    }

    private Found find(FrameInstance frame) {
        Node node = node(frame);
        return node == null ? NOTHING : known(node);
    }

    private Found known(Node node) {
        Found known = places.get(node);
        if (known == null) {
            known = find(node);
            places.put(node, known);
        }
        return known;
    }

    private Found find(Node node) {
        SourceSection section = section(node);
        return section == null ? NOTHING : new Found(place(section), isGlue(section));
    }

    /** Where in a script, be it of the user or glue, something is under way. */
    static Optional<SourceSection> innermost() {
        return Optional.ofNullable(Truffle.getRuntime().iterateFrames(frame -> section(node(frame))));
    }

    /**
     * Something that stands for the call of a built-in function that is under way, the same as long as it is; empty if the
     * innermost function is one of a script.
     */
    static Optional<Object> builtIn() {
        Optional<Object> found = Truffle.getRuntime().iterateFrames(frame -> {
            boolean script = frame.getCallTarget() instanceof RootCallTarget target
                    && isScript(target.getRootNode().getSourceSection());
            return script ? Optional.empty() : Optional.of(frame.getFrame(FrameInstance.FrameAccess.READ_WRITE));
        });
        return found == null ? Optional.empty() : found;
    }

    /** Such as {@code host.js:6}. */
    static String place(SourceSection section) {
        return section.getSource().getName() + ":" + section.getStartLine();
    }

    private boolean isGlue(SourceSection section) {
        return glue.computeIfAbsent(section.getSource(), Glue::is);
    }

    private static @Nullable Node node(FrameInstance frame) {
        Node call = frame.getCallNode();
        if (call != null) {
            return call;
        }
        Node inner = EncapsulatingNodeReference.getCurrent().get();
        CallTarget target = frame.getCallTarget();
        Node root = target instanceof RootCallTarget known ? known.getRootNode() : null;
        return inner != null && inner.getRootNode() == root ? inner : root;
    }

    private static @Nullable SourceSection section(@Nullable Node node) {
        SourceSection section = node == null ? null : node.getEncapsulatingSourceSection();
        return isScript(section) ? section : null;
    }

    private static boolean isScript(@Nullable SourceSection section) {
        return section != null && section.isAvailable() && !section.getSource().isInternal();
    }
}
