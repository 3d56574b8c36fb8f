package palimpsest.engine.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import palimpsest.engine.oracle.TestData;
import palimpsest.engine.source.Diagnostic;
import palimpsest.engine.source.TextSource;

/** Every module in the text format that the official test suite has. */
class TestSuiteTextTest {

    /**
     * The threads proposal's copy of an old test expects a memory of 65536 times 65536 pages to be malformed; since 3.0
     * it is well-formed, and invalid.
     */
    private static final Set<String> OUTDATED = Set.of("memory.wast:84:3", "memory.wast:88:3", "memory.wast:92:3");

    private final List<String> faults = new ArrayList<>();
    private int modules;
    private int refused;

    @Test
    void everyModuleIsParsedPrintedAndParsedAgainOrRefusedAsTheSuiteSays() throws IOException {
        try (Stream<Path> files = Files.walk(TestData.path("testsuite"))) {
            for (Path file : files.filter(each -> each.toString().endsWith(".wast"))
                    .sorted()
                    .toList()) {
                script(file.getFileName().toString(), Files.readString(file));
            }
        }
        assertEquals(List.of(), faults);
        assertTrue(modules > 5000, "modules: " + modules);
        assertTrue(refused > 1200, "refused: " + refused);
    }

    private void script(String name, String text) {
        Tokens tokens = Tokens.of(new TextSource(name, text));
        assertEquals(List.of(), tokens.faults());
        TokenCursor in = new TokenCursor(tokens, 0);
        while (!in.at(TokenKind.END)) {
            int command = in.index();
            String word = tokens.text(command + 1);
            int after = tokens.match(command);
            if (word.equals("module")) {
                module(new TokenCursor(tokens, command), "");
            } else if (word.startsWith("assert_") && tokens.is(command + 3, "module")) {
                in.seek(command + 2);
                in.skipGroup();
                boolean refused = word.startsWith("assert_malformed") || word.equals("assert_invalid_custom");
                module(new TokenCursor(tokens, command + 2), refused ? in.name() : "");
            }
            in.seek(after);
            in.advance();
        }
    }

    /** Looks at a module that shall be refused with a message that begins so, or shall not. */
    private void module(TokenCursor in, String refusal) {
        int open = in.index();
        String place = in.tokens().source().place(in.tokens().start(open));
        in.skipOpen("module");
        in.skip("definition");
        in.id();
        if (in.at("binary") || in.at("instance")) {
            return;
        }
        Parsed parsed =
                in.skip("quote") ? WatParser.parse(place, in.strings()) : WatParser.parseModule(in.tokens(), open);
        String complaint = parsed.diagnostics().stream()
                .map(Diagnostic::message)
                .findFirst()
                .orElse("");
        if (refusal.isEmpty() && parsed.module().isPresent()) {
            modules++;
            String printed = WatPrinter.print(parsed.module().get());
            Parsed again = WatParser.parse(new TextSource("printed", printed));
            boolean same = again.module()
                    .filter(module -> Texts.meaning(module)
                            .equals(Texts.meaning(parsed.module().get())))
                    .isPresent();
            if (!same) {
                faults.add(place + " is printed with another meaning: " + again.diagnostics());
            }
        } else if (!refusal.isEmpty() && complaint.startsWith(refusal)) {
            refused++;
        } else if (!OUTDATED.contains(place)) {
            faults.add(place + ": expected " + (refusal.isEmpty() ? "a module" : refusal) + ", got " + complaint);
        }
    }
}
