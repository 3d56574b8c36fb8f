package palimpsest.app.hostscript;

import com.oracle.truffle.api.source.SourceSection;
import com.oracle.truffle.js.runtime.builtins.JSArrayBufferViewBase;
import com.oracle.truffle.js.runtime.builtins.JSDataViewObject;
import com.oracle.truffle.js.runtime.builtins.JSTypedArrayObject;
import java.lang.ref.ReferenceQueue;
import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import palimpsest.engine.runtime.MemoryInstance;

/** The typed arrays and DataViews over memories that a script still holds, as far as the garbage collector knows. */
final class ScriptViews {

    /** What stands before an expression whose value gets a name: {@code const bytes =}, {@code this.bytes =}, {@code bytes:}. */
    private static final Pattern NAME =
            Pattern.compile("([\\p{L}_$][\\p{L}\\p{N}_$.]*)\\s*(?:=|\\?\\?=|\\|\\|=|:)\\s*$");

    /** How far before an expression a name may begin. */
    private static final int NEAR = 120;

    private final ScriptPort port;
    private final Set<Seen> all = new LinkedHashSet<>();
    private final ReferenceQueue<JSArrayBufferViewBase> gone = new ReferenceQueue<>();
    /** What the lines say that make views: a line makes many. */
    private final Map<SourceSection, Made> lines = new HashMap<>();

    private long made;

    ScriptViews(ScriptPort port) {
        this.port = port;
    }

    /** What the script's text says of a view. */
    private record Made(Optional<String> name, Optional<String> place) {
        static final Made NOWHERE = new Made(Optional.empty(), Optional.empty());

        static Made at(SourceSection section) {
            return new Made(ScriptViews.name(section), Optional.of(Blame.place(section)));
        }
    }

    private static final class Seen extends WeakReference<JSArrayBufferViewBase> {
        private final long number;
        private final int memory;
        private final Made made;

        Seen(
                JSArrayBufferViewBase view,
                ReferenceQueue<JSArrayBufferViewBase> queue,
                long number,
                int memory,
                Made made) {
            super(view, queue);
            this.number = number;
            this.memory = memory;
            this.made = made;
        }
    }

    /** A script has made a view of a memory. */
    void made(JSArrayBufferViewBase view, MemoryInstance memory) {
        forgetGone();
        Made where = Blame.innermost()
                .map(section -> lines.computeIfAbsent(section, Made::at))
                .orElse(Made.NOWHERE);
        Seen seen = new Seen(view, gone, ++made, memory.index(), where);
        all.add(seen);
        port.viewed(describe(view, seen));
    }

    private void forgetGone() {
        for (Object old = gone.poll(); old != null; old = gone.poll()) {
            all.remove(old);
        }
    }

    /** Oldest first. */
    List<BufferView> list() {
        forgetGone();
        List<BufferView> list = new ArrayList<>();
        for (Seen seen : all) {
            JSArrayBufferViewBase view = seen.get();
            if (view != null) {
                list.add(describe(view, seen));
            }
        }
        return list;
    }

    private static BufferView describe(JSArrayBufferViewBase view, Seen seen) {
        boolean detached = view.getArrayBuffer().isDetached();
        return new BufferView(
                seen.number,
                seen.made.name,
                type(view),
                seen.memory,
                detached ? 0 : view.getByteOffset(),
                detached ? 0 : length(view),
                detached,
                seen.made.place);
    }

    private static String type(JSArrayBufferViewBase view) {
        return view instanceof JSTypedArrayObject array
                ? array.getArrayType().getName().toJavaStringUncached()
                : "DataView";
    }

    private static long length(JSArrayBufferViewBase view) {
        return view instanceof JSTypedArrayObject array
                ? array.getByteLength()
                : ((JSDataViewObject) view).getByteLength();
    }

    private static Optional<String> name(SourceSection made) {
        CharSequence text = made.getSource().getCharacters();
        int end = made.getCharIndex();
        Matcher before = NAME.matcher(text.subSequence(Math.max(0, end - NEAR), end));
        return before.find() ? Optional.of(before.group(1)) : Optional.empty();
    }
}
