package palimpsest.app.hostscript;

import com.oracle.truffle.api.CallTarget;
import com.oracle.truffle.api.RootCallTarget;
import com.oracle.truffle.api.Truffle;
import com.oracle.truffle.api.TruffleRuntime;
import com.oracle.truffle.api.frame.FrameInstance;
import com.oracle.truffle.api.nodes.EncapsulatingNodeReference;
import com.oracle.truffle.api.nodes.Node;
import com.oracle.truffle.api.source.Source;
import com.oracle.truffle.api.source.SourceSection;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Finds the line of the user's script that is to be named for what a script does. What is built in, this package's own
 * JavaScript, and the glue that toolchains make stand between; they are passed over.
 */
final class Blame {

    /** No place in a script of the user. */
    static final String NOWHERE = "";

    private Blame() {}

    /** The place of a node, such as {@code host.js:6}, if it lies in a script of the user, else {@link #NOWHERE}. */
    static String at(@Nullable Node node) {
        SourceSection section = section(node);
        return section != null && !Glue.is(section.getSource()) ? place(section) : NOWHERE;
    }

    /** The innermost place of the user that is under way; if there is none, that of the glue; else {@link #NOWHERE}. */
    static String here() {
        TruffleRuntime runtime = Truffle.getRuntime();
        String[] glue = {NOWHERE};
        String found = runtime.iterateFrames(frame -> {
            SourceSection section = section(node(frame));
            if (section == null) {
                return null;
            }
            if (Glue.is(section.getSource())) {
                glue[0] = glue[0].isEmpty() ? place(section) : glue[0];
                return null;
            }
            return place(section);
        });
        return found == null ? glue[0] : found;
    }

    /** The line of source that {@link #here} names, as it is written; for finding names in it. */
    static Optional<SourceSection> line() {
        return Optional.ofNullable(Truffle.getRuntime().iterateFrames(frame -> {
            SourceSection section = section(node(frame));
            return section == null || Glue.is(section.getSource()) ? null : section;
        }));
    }

    /**
     * Something that stands for the call of a built-in function that is under way, the same as long as it is; empty if the
     * innermost function is one of a script.
     */
    static Optional<Object> builtIn() {
        return Optional.ofNullable(Truffle.getRuntime().iterateFrames(frame -> {
                    boolean script = frame.getCallTarget() instanceof RootCallTarget target
                            && isScript(target.getRootNode().getSourceSection());
                    return script
                            ? Optional.empty()
                            : Optional.of(frame.getFrame(FrameInstance.FrameAccess.READ_WRITE));
                }))
                .flatMap(found -> found);
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

    private static String place(SourceSection section) {
        Source source = section.getSource();
        return source.getName() + ":" + section.getStartLine();
    }
}
