package palimpsest.app.hostscript;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.graalvm.polyglot.Context;
import org.graalvm.polyglot.PolyglotException;
import org.graalvm.polyglot.Source;
import org.graalvm.polyglot.Value;
import org.graalvm.polyglot.proxy.ProxyObject;
import palimpsest.app.hostscript.ScriptProgram.Surroundings;

/** What surrounds a script besides the language: console, timers, modules, files, a page. Most of it is the shim's. */
final class World {

    private static final List<Part> PARTS = List.of(
            new Part("inspect"),
            new Part("console"),
            new Part("timers"),
            new Part("web"),
            new Part("node"),
            new Part("document"));
    private static final Source WHOLE = ShimSource.read("world.js");

    private final Value shim;

    /** Puts it into a context. */
    World(Context context, Outside outside, Surroundings surroundings) {
        Map<String, Object> parts = new HashMap<>();
        PARTS.forEach(part -> parts.put(part.name, context.eval(part.source)));
        Map<String, Object> manner = Map.of(
                "node", surroundings != Surroundings.PAGE, "require", surroundings == Surroundings.NODE_WITH_REQUIRE);
        shim = context.eval(WHOLE)
                .execute(outside.members(), ProxyObject.fromMap(parts), ProxyObject.fromMap(new HashMap<>(manner)));
    }

    /** A value as the console shows it. */
    String inspect(Value value) {
        return shim.invokeMember("inspect", value).asString();
    }

    /** What a promise was fulfilled with; the promise itself while nothing has come of it. */
    Value settled(Value promise) {
        return shim.invokeMember("settled", promise);
    }

    /**
     * What was thrown, as people read it.
     *
     * @param head the kind and the words
     * @param stack a line for each call, or nothing
     */
    record Thrown(String head, String stack) {}

    Thrown describe(Value thrown) {
        Value described = shim.invokeMember("describe", thrown);
        return new Thrown(
                described.getArrayElement(0).asString(),
                described.getArrayElement(1).asString());
    }

    /** The page has all its scripts. */
    void loaded() {
        shim.invokeMember("loaded");
    }

    /**
     * Runs the timers, until there are none or somebody stops the script between two of them.
     *
     * @throws PolyglotException if one throws, or nobody has handled the rejection of a promise
     */
    void finish(Brake brake) {
        do {
            checkRejections();
        } while (brake.pulled().isEmpty() && shim.invokeMember("runNextTimer").asBoolean());
    }

    /** Nothing that waits for its time will run. */
    void forgetTimers() {
        try {
            shim.invokeMember("forgetTimers");
        } catch (PolyglotException | IllegalStateException e) {
            // The world is closed, and its timers with it.
        }
    }

    /** What the script says its end is to be; 0 for success. */
    int exitCode() {
        return shim.invokeMember("exitCode").asInt();
    }

    private void checkRejections() {
        for (Value next = rejection(); next.getArraySize() > 0; next = rejection()) {
            Value reason = next.getArrayElement(0);
            if (!reason.isException()) {
                throw new Rejected(reason);
            }
            RuntimeException thrown = exception(reason);
            // A promise whose job was stopped is of no interest to what runs later.
            if (!(thrown instanceof PolyglotException failure && failure.isInterrupted())) {
                throw thrown;
            }
        }
    }

    private Value rejection() {
        return shim.invokeMember("takeRejection");
    }

    private static RuntimeException exception(Value reason) {
        try {
            return reason.throwException();
        } catch (PolyglotException thrown) {
            return thrown;
        }
    }

    /** A promise that nobody handled was rejected with something that is no error. */
    static final class Rejected extends RuntimeException {
        private static final long serialVersionUID = 1L;

        private final transient Value reason;

        Rejected(Value reason) {
            super(null, null, false, false);
            this.reason = reason;
        }

        Value reason() {
            return reason;
        }
    }

    private record Part(String name, Source source) {
        Part(String name) {
            this(name, ShimSource.read(name + ".js"));
        }
    }
}
