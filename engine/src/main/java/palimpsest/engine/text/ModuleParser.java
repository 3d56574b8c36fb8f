package palimpsest.engine.text;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import palimpsest.engine.source.Fault;
import palimpsest.engine.syntax.CustomSection;
import palimpsest.engine.syntax.Module;

/**
 * Modules. The text is looked at three times: for identifiers, for types, and for all the rest, since a use may stand
 * before its definition. See the specification, Text Format, Modules.
 */
final class ModuleParser {

    private final Tokens tokens;
    private final TokenCursor in;
    private final ModuleContext context;
    private final ModuleFields fields = new ModuleFields();

    ModuleParser(Tokens tokens, int first) {
        this.tokens = tokens;
        this.in = new TokenCursor(tokens, first);
        boolean wrapped = in.atOpen("module");
        // An annotation before the module itself says nothing of it.
        this.context = new ModuleContext(
                tokens, wrapped ? first + 1 : first, wrapped ? tokens.match(first) : tokens.size() - 1);
    }

    /** Parses {@code (module …)} or its fields alone, from the first token to the end of the text. */
    Parsed wholeText() {
        tokens.faults().forEach(context.reporter::report);
        if (!tokens.faults().isEmpty()) {
            // What the lexer could not close takes the rest of the text with it.
            context.reporter.silence(tokens.source().length());
        }
        if (in.atOpen("module")) {
            Optional<Module> module = module(true);
            if (!in.at(TokenKind.END)) {
                context.reporter.report(in.unexpected("the end of the text after the module"));
            }
            return result(module);
        }
        return result(module(false));
    }

    /** Parses the {@code (module …)} that begins at the first token; the lexer's faults are left aside. */
    Parsed group() {
        return result(module(true));
    }

    private Parsed result(Optional<Module> module) {
        boolean fine = context.reporter.isEmpty();
        return new Parsed(fine ? module : Optional.empty(), context.reporter.diagnostics());
    }

    private Optional<Module> module(boolean wrapped) {
        Annotations annotations = context.annotations();
        if (wrapped) {
            in.skipOpen("module");
            in.skip("definition");
            Optional<String> id = in.id();
            annotations.name(in.index()).ifPresent(context.names::setModule);
            if (context.names.module().isEmpty()) {
                id.ifPresent(context.names::setModule);
            }
        } else {
            annotations.name(in.index()).ifPresent(context.names::setModule);
        }
        List<Field> found = new FieldScanner(in, context).fields(wrapped);
        annotations.section(in.index());
        int end = in.index();
        parse(found);
        in.seek(end);
        if (wrapped) {
            close();
        }
        annotations.checkPlaces();
        if (annotations.hasDataCount()) {
            context.needDataCount();
        }
        List<CustomSection> sections = new ArrayList<>(annotations.customSections());
        context.branchHints.section().ifPresent(sections::add);
        Module module = fields.module(tokens.source(), context, sections);
        Optional<byte[]> notes = context.reporter.isEmpty() ? annotations.encodingNotes() : Optional.empty();
        return Optional.of(notes.map(each -> EncodingNotes.apply(module, each)).orElse(module));
    }

    private void close() {
        try {
            in.close();
        } catch (Fault fault) {
            context.reporter.report(fault);
        }
    }

    private void parse(List<Field> found) {
        TypeDefinitionParser types = new TypeDefinitionParser(in, context);
        FieldParser parser = new FieldParser(in, context, fields);
        for (Field field : found) {
            if (isType(field)) {
                attempt(field, types::field);
            }
        }
        for (Field field : found) {
            if (!isType(field)) {
                attempt(field, () -> parser.field(field));
            }
        }
    }

    private static boolean isType(Field field) {
        return field.keyword().equals("type") || field.keyword().equals("rec");
    }

    private void attempt(Field field, Runnable parse) {
        if (context.reporter.isFull()) {
            return;
        }
        in.seek(field.token());
        try {
            parse.run();
        } catch (Fault fault) {
            context.reporter.report(fault);
        }
    }
}
