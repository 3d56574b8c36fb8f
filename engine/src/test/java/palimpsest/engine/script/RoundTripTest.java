package palimpsest.engine.script;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import palimpsest.engine.Wasm;
import palimpsest.engine.source.TextSource;
import palimpsest.engine.syntax.Module;
import palimpsest.engine.text.Texts;
import palimpsest.engine.text.WatParser;

/** Every valid module of the official test suite, encoded and decoded, printed and assembled. */
final class RoundTripTest {

    private final List<String> differences = new ArrayList<>();
    private int modules;

    @Test
    void encodingAndPrintingChangeNoModule() throws IOException {
        SuiteModules.forEach((place, module) -> {
            modules++;
            check(place, module);
        });
        assertEquals(List.of(), differences);
        assertTrue(modules > 2500, "modules: " + modules);
    }

    private void check(String place, Module module) {
        byte[] binary = Wasm.assemble(module);
        Module decoded = SuiteModules.decode(binary);
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
}
