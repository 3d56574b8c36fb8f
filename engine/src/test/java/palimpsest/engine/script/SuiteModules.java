package palimpsest.engine.script;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.stream.Stream;
import palimpsest.engine.binary.BinaryDecoder;
import palimpsest.engine.oracle.TestData;
import palimpsest.engine.source.BinarySource;
import palimpsest.engine.source.TextSource;
import palimpsest.engine.syntax.Module;
import palimpsest.engine.text.Tokens;
import palimpsest.engine.text.WatParser;

/** The valid modules of the official test suite. */
public final class SuiteModules {

    private SuiteModules() {}

    /** Gives each module with its place in the suite; the test is skipped where the suite is not there. */
    public static void forEach(BiConsumer<String, Module> action) throws IOException {
        try (Stream<Path> files = Files.walk(TestData.path("testsuite"))) {
            List<Path> scripts = files.filter(each -> each.toString().endsWith(".wast"))
                    .sorted()
                    .toList();
            for (Path file : scripts) {
                script(new TextSource(file.getFileName().toString(), Files.readString(file)), action);
            }
        }
    }

    private static void script(TextSource source, BiConsumer<String, Module> action) {
        Tokens tokens = Tokens.of(source);
        for (Command command : new ScriptParser(tokens).commands()) {
            valid(command)
                    .flatMap(text -> module(tokens, text))
                    .ifPresent(
                            module -> action.accept(source.place(command.span().start()), module));
        }
    }

    /** The module of a command, if it is a valid one. */
    private static Optional<ModuleText> valid(Command command) {
        if (command instanceof Command.Define define) {
            return Optional.of(define.module());
        }
        boolean linked = command instanceof Command.AssertRefused refused
                && (refused.refusal() == Command.Refusal.UNLINKABLE || refused.refusal() == Command.Refusal.TRAP);
        return linked ? Optional.of(((Command.AssertRefused) command).module()) : Optional.empty();
    }

    private static Optional<Module> module(Tokens tokens, ModuleText text) {
        if (text instanceof ModuleText.Binary binary) {
            return Optional.of(decode(binary.bytes().toBytes()));
        }
        if (text instanceof ModuleText.Quoted quoted) {
            return WatParser.parse("quoted.wat", quoted.text().toBytes()).module();
        }
        int token = ((ModuleText.Written) text).token();
        return token < 0
                ? WatParser.parse(tokens.source()).module()
                : WatParser.parseModule(tokens, token).module();
    }

    static Module decode(byte[] binary) {
        return BinaryDecoder.decode(new BinarySource("test.wasm", binary))
                .module()
                .orElseThrow();
    }
}
