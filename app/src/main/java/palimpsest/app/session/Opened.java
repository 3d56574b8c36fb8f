package palimpsest.app.session;

import java.nio.file.Path;
import java.util.Optional;
import palimpsest.app.symbols.ProgramSymbols;
import palimpsest.engine.Loaded;
import palimpsest.engine.Wasm;
import palimpsest.engine.memory.WriteSite;
import palimpsest.engine.source.BinarySource;
import palimpsest.engine.source.Source;
import palimpsest.engine.source.Span;
import palimpsest.engine.source.TextSource;
import palimpsest.engine.symbols.LineTable;
import palimpsest.engine.syntax.Module;

/** What is open, with what the engine's thread needs to know of it. */
record Opened(Program program, Loaded loaded, Optional<Names> names, Optional<PrintedPlaces> printed) {

    /** @param file where it was read from */
    static Opened of(long opening, Loaded loaded, Optional<Path> file) {
        TextSource shown = shown(loaded);
        Optional<Module> valid = loaded.valid().map(module -> module.module());
        Optional<Names> names = valid.map(Names::new);
        Program program = new Program(
                opening,
                loaded.source(),
                shown,
                loaded.diagnostics(),
                names.map(Names::functions).orElse(0),
                names.map(Names::memories).orElse(0),
                valid.map(module -> wasmBytes(loaded.source(), module)).orElse(0),
                valid.map(Landmarks::of).orElse(Landmarks.NONE),
                valid.map(module -> ProgramSymbols.of(module, file)).orElse(ProgramSymbols.NONE));
        return new Opened(program, loaded, names, printed(loaded, shown));
    }

    String name() {
        return program.name();
    }

    /** Where an instruction comes from, by its place in the binary. */
    Optional<Original> original(Optional<Source> source, int offset) {
        if (source.isEmpty() || source.get() != loaded.source()) {
            return Optional.empty();
        }
        LineTable lines = program.symbols().symbols().lines();
        return lines.at(offset).map(place -> {
            String file = lines.files().get(place.file());
            String column = place.column() == 0 ? "" : ":" + place.column();
            return new Original(place, file.substring(file.lastIndexOf('/') + 1) + ":" + place.line() + column);
        });
    }

    /** Where a span of the source stands in the text that is shown. */
    Optional<Span> shownSpan(Optional<Source> source, Optional<Span> span, int function, int offset) {
        if (source.isPresent() && source.get() == program.shown()) {
            return span;
        }
        return printed.flatMap(places -> places.find(function, offset));
    }

    /** Where a span of the source stands in the text that is shown, whatever function it is in. */
    Optional<Span> shownSpan(Optional<Source> source, Optional<Span> span) {
        if (source.isEmpty() || span.isEmpty() || source.get() == program.shown()) {
            return source.isPresent() ? span : Optional.empty();
        }
        int start = span.get().start();
        return printed.flatMap(places -> places.find(places.functionAt(start), start));
    }

    /** Where a writer stands in the text that is shown. In a binary an instruction's place is its own bytes. */
    Optional<Span> shownSpan(WriteSite site) {
        int offset = site.span().map(Span::start).orElse(0);
        return shownSpan(site.source(), site.span(), site.functionIndex().orElse(-1), offset);
    }

    private static TextSource shown(Loaded loaded) {
        if (loaded.source() instanceof TextSource text) {
            return text;
        }
        return new TextSource(
                loaded.source().name(), loaded.module().map(Wasm::print).orElse(""));
    }

    private static int wasmBytes(Source source, Module module) {
        return source instanceof BinarySource ? source.length() : Wasm.assemble(module).length;
    }

    private static Optional<PrintedPlaces> printed(Loaded loaded, TextSource shown) {
        if (loaded.source() == shown || loaded.valid().isEmpty()) {
            return Optional.empty();
        }
        return loaded.module().map(binary -> new PrintedPlaces(binary, shown));
    }
}
