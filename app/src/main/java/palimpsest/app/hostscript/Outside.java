package palimpsest.app.hostscript;

import com.oracle.truffle.api.CallTarget;
import com.oracle.truffle.api.source.Source;
import com.oracle.truffle.js.lang.JavaScriptLanguage;
import com.oracle.truffle.js.runtime.JSRealm;
import com.oracle.truffle.js.runtime.builtins.JSArgumentsObject;
import com.oracle.truffle.js.runtime.builtins.JSArrayBuffer;
import com.oracle.truffle.js.runtime.builtins.JSDataViewObject;
import com.oracle.truffle.js.runtime.builtins.JSErrorObject;
import com.oracle.truffle.js.runtime.builtins.JSModuleNamespaceObject;
import com.oracle.truffle.js.runtime.builtins.JSPromise;
import com.oracle.truffle.js.runtime.builtins.JSPromiseObject;
import com.oracle.truffle.js.runtime.builtins.JSProxyObject;
import com.oracle.truffle.js.runtime.objects.Null;
import com.oracle.truffle.js.runtime.objects.Undefined;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import org.graalvm.polyglot.proxy.ProxyObject;

/** Everything of Java's that the shim can reach: it prints, reads files, draws random bytes, ends the script, and little more. */
final class Outside {

    /** Random bytes come from a seed, so that a run can be done again. */
    private static final long SEED = 0x70616c696d70L;

    private final ScriptPort port;
    private final ScriptFiles files;
    private final Brake brake;
    private final Path file;
    private final Random random = new Random(SEED);
    private final long mostPrinted;
    private long printed;
    private long unread;

    Outside(ScriptPort port, ScriptLimits limits, Script script, ScriptFiles files, Brake brake) {
        this.port = port;
        this.files = files;
        this.brake = brake;
        this.file = files.folder().resolve(script.name());
        this.mostPrinted = limits.printed();
        this.unread = limits.bufferBytes();
    }

    /** Its members, by the names that the shim knows them by. */
    ProxyObject members() {
        Map<String, Object> members = new HashMap<>();
        members.put("file", file.toString());
        members.put("folder", files.folder().toString());
        members.put("base", file.toUri().toString());
        members.put("print", new Bridge(this::print));
        members.put("readFile", new Bridge(arguments -> read(Bridge.text(arguments[0]))));
        members.put("exists", new Bridge(arguments -> exists(Bridge.text(arguments[0]))));
        members.put("compile", new Bridge(arguments -> compile(Bridge.text(arguments[0]))));
        members.put("random", new Bridge(arguments -> random(Bridge.integer(arguments[0]))));
        members.put("exit", new Bridge(arguments -> exit((int) Bridge.integer(arguments[0]))));
        members.put("kind", new Bridge(arguments -> kind(arguments[0])));
        members.put("proxyTarget", new Bridge(arguments -> proxyTarget(arguments[0])));
        members.put("promiseState", new Bridge(arguments -> promiseState(arguments[0])));
        members.put("promiseResult", new Bridge(arguments -> promiseResult(arguments[0])));
        return ProxyObject.fromMap(members);
    }

    private Object print(Object[] arguments) {
        String text = Bridge.text(arguments[1]);
        printed += text.length();
        if (printed > mostPrinted) {
            brake.stopHere(new ScriptResult.Stopped(
                    "Stopped: the script has printed more than " + mostPrinted + " characters."));
        }
        port.print(Bridge.integer(arguments[0]) == 0 ? ScriptPort.Stream.OUT : ScriptPort.Stream.ERR, text);
        return Undefined.instance;
    }

    /** A file's bytes as an ArrayBuffer, or a code and words, separated by a bar, that say why there are none. */
    private Object read(String name) {
        try {
            byte[] bytes = files.read(path(name), unread);
            unread -= bytes.length;
            JSRealm realm = JSRealm.get(null);
            return JSArrayBuffer.createArrayBuffer(realm.getContext(), realm, bytes);
        } catch (NoSuchFileException e) {
            return Bridge.string("ENOENT|no such file or directory");
        } catch (AccessDeniedException e) {
            return Bridge.string("EACCES|permission denied: " + e.getReason());
        } catch (FileSystemException e) {
            return Bridge.string("EIO|" + (e.getReason() == null ? "cannot be read" : e.getReason()));
        } catch (IOException | IllegalArgumentException | UnsupportedOperationException e) {
            return Bridge.string("EIO|cannot be read");
        }
    }

    private boolean exists(String name) {
        try {
            return files.isFile(path(name));
        } catch (IllegalArgumentException | UnsupportedOperationException e) {
            return false;
        }
    }

    private Path path(String name) {
        if (name.startsWith("file:")) {
            return files.parsePath(URI.create(name));
        }
        try {
            return Path.of(name);
        } catch (InvalidPathException e) {
            throw new IllegalArgumentException(e);
        }
    }

    /** A file as the body of a module of Node's older kind: a function of what such a module sees. */
    private Object compile(String name) {
        try {
            byte[] bytes = files.read(path(name), unread);
            Path relative = files.folder().relativize(files.toRealPath(path(name)));
            Source source = Source.newBuilder("js", new String(bytes, StandardCharsets.UTF_8), relative.toString())
                    .build();
            CallTarget program = JSRealm.get(null)
                    .getEnv()
                    .parsePublic(
                            source,
                            JavaScriptLanguage.NODE_ENV_PARSE_TOKEN,
                            "(function (exports, require, module, __filename, __dirname) {",
                            "\n})",
                            "false");
            return program.call();
        } catch (IOException e) {
            return Undefined.instance;
        }
    }

    private Object random(long count) {
        byte[] bytes = new byte[(int) Math.max(0, Math.min(count, 1 << 20))];
        random.nextBytes(bytes);
        JSRealm realm = JSRealm.get(null);
        return JSArrayBuffer.createArrayBuffer(realm.getContext(), realm, bytes);
    }

    private Object exit(int code) {
        brake.stopHere(new ScriptResult.Exited(code));
        return Undefined.instance;
    }

    private static Object kind(Object value) {
        if (value instanceof JSErrorObject) {
            return Bridge.string("Error");
        }
        if (value instanceof JSPromiseObject) {
            return Bridge.string("Promise");
        }
        if (value instanceof JSDataViewObject) {
            return Bridge.string("DataView");
        }
        if (value instanceof JSModuleNamespaceObject) {
            return Bridge.string("Module");
        }
        return Bridge.string(value instanceof JSArgumentsObject ? "Arguments" : "");
    }

    private static Object proxyTarget(Object value) {
        Object target = value;
        while (target instanceof JSProxyObject proxy) {
            target = proxy.getProxyTarget();
        }
        if (target == value) {
            return Undefined.instance;
        }
        return target == null ? Null.instance : target;
    }

    private static Object promiseState(Object value) {
        if (!(value instanceof JSPromiseObject promise) || JSPromise.isPending(promise)) {
            return Bridge.string("pending");
        }
        return Bridge.string(JSPromise.isRejected(promise) ? "rejected" : "fulfilled");
    }

    private static Object promiseResult(Object value) {
        return value instanceof JSPromiseObject promise ? JSPromise.getPromiseResult(promise) : Undefined.instance;
    }
}
