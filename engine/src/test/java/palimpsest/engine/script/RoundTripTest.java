package palimpsest.engine.script;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import palimpsest.engine.Wasm;
import palimpsest.engine.binary.BinaryDecoder;
import palimpsest.engine.oracle.TestData;
import palimpsest.engine.source.BinarySource;
import palimpsest.engine.source.TextSource;
import palimpsest.engine.syntax.Module;
import palimpsest.engine.text.Texts;
import palimpsest.engine.text.Tokens;
import palimpsest.engine.text.WatParser;

/** Every valid module of the official test suite, encoded and decoded, printed and assembled. */
final class RoundTripTest {

    private final List<String> differences = new ArrayList<>();
    private int modules;

    @Test
    void encodingAndPrintingChangeNoModule() throws IOException {
        try (Stream<Path> files = Files.walk(TestData.path("testsuite"))) {
            for (Path file : files.filter(each -> each.toString().endsWith(".wast"))
                    .sorted()
                    .toList()) {
                script(new TextSource(file.getFileName().toString(), Files.readString(file)));
            }
        }
        assertEquals(List.of(), differences);
        assertTrue(modules > 2500, "modules: " + modules);
    }

    private void script(TextSource source) {
        Tokens tokens = Tokens.of(source);
        for (Command command : new ScriptParser(tokens).commands()) {
            valid(command).flatMap(text -> module(tokens, text)).ifPresent(module -> {
                modules++;
                check(source.place(command.span().start()), module);
            });
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

    private void check(String place, Module module) {
        byte[] binary = Wasm.assemble(module);
        Module decoded = decode(binary);
        if (!Texts.meaning(module).equals(Texts.meaning(decoded)) || !Arrays.equals(binary, Wasm.assemble(decoded))) {
            differences.add(place + " is encoded to another module");
        }
        boolean same = WatParser.parse(new TextSource("printed.wat", Wasm.print(decoded)))
                .module()
                .map(Wasm::assemble)
                .filter(again -> Arrays.equals(Texts.withoutCustomSections(binary), Texts.withoutCustomSections(again)))
                .isPresent();
        if (!same) {
            differences.add(place + " is printed as another module");
        }
    }

    private static Module decode(byte[] binary) {
        return BinaryDecoder.decode(new BinarySource("test.wasm", binary))
                .module()
                .orElseThrow();
    }
}
