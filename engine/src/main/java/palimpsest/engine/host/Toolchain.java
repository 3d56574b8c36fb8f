package palimpsest.engine.host;

import java.util.List;
import java.util.Optional;

/**
 * What toolchains import from the glue that they generate, told in plain words. Without the glue nobody can give these
 * imports, and who looks at such a module wants to know what is missing.
 */
public final class Toolchain {

    private record Known(String module, String name, String words) {
        boolean is(String wantedModule, String wantedName) {
            return matches(module, wantedModule) && matches(name, wantedName);
        }

        /** A star stands for whatever follows. */
        private static boolean matches(String pattern, String text) {
            return pattern.endsWith("*")
                    ? text.startsWith(pattern.substring(0, pattern.length() - 1))
                    : text.equals(pattern);
        }
    }

    private static final List<Known> ALL = List.of(
            new Known("env", "emscripten_resize_heap", "Emscripten's wish for a larger memory"),
            new Known("env", "emscripten_notify_memory_growth", "Emscripten's news that the memory has grown"),
            new Known("env", "emscripten_memcpy_*", "Emscripten's copying of bytes by JavaScript"),
            new Known("env", "_emscripten_memcpy_*", "Emscripten's copying of bytes by JavaScript"),
            new Known("env", "emscripten_date_now", "Emscripten's clock"),
            new Known("env", "emscripten_get_now", "Emscripten's clock"),
            new Known("env", "emscripten_asm_const_*", "a piece of JavaScript in a C program (EM_ASM)"),
            new Known("env", "emscripten_*", "a function of Emscripten's JavaScript"),
            new Known("env", "_emscripten_*", "a function of Emscripten's JavaScript"),
            new Known("env", "__assert_fail", "a C program's assert that failed"),
            new Known("env", "_abort_js", "Emscripten's end of a program that gave up"),
            new Known("env", "abort", "the end of a program that gave up"),
            new Known("env", "__cxa_*", "a C++ exception, by Emscripten's JavaScript"),
            new Known("env", "__resumeException", "a C++ exception, by Emscripten's JavaScript"),
            new Known("env", "invoke_*", "a call that may throw, by Emscripten's JavaScript"),
            new Known("env", "__syscall_*", "a system call, by Emscripten's JavaScript"),
            new Known("env", "_embind_*", "a class or function for JavaScript (Embind)"),
            new Known("env", "_emval_*", "a value of JavaScript (Embind)"),
            new Known("a", "*", "a function of Emscripten's JavaScript, its name shortened"),
            new Known("go", "runtime.*", "a function of Go's wasm_exec.js"),
            new Known("go", "syscall/js.*", "a value of JavaScript, by Go's wasm_exec.js"),
            new Known("gojs", "runtime.*", "a function of Go's wasm_exec.js"),
            new Known("gojs", "syscall/js.*", "a value of JavaScript, by Go's wasm_exec.js"),
            new Known("env", "runtime.*", "a function of TinyGo's wasm_exec.js"),
            new Known("env", "syscall/js.*", "a value of JavaScript, by TinyGo's wasm_exec.js"),
            new Known("wbg", "__wbindgen_throw", "wasm-bindgen's error for JavaScript"),
            new Known("wbg", "*", "a function of wasm-bindgen's JavaScript"),
            new Known("__wbindgen_placeholder__", "*", "a function that wasm-bindgen has still to put in"));

    private Toolchain() {}

    /** What an import is, such as {@code Emscripten's clock}; empty where no toolchain is known for it. */
    public static Optional<String> words(String module, String name) {
        return ALL.stream()
                .filter(known -> known.is(module, name))
                .map(Known::words)
                .findFirst();
    }
}
