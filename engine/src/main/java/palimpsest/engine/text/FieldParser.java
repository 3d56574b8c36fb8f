package palimpsest.engine.text;

import java.util.Optional;
import palimpsest.engine.source.Span;
import palimpsest.engine.syntax.Export;
import palimpsest.engine.syntax.ExternalKind;
import palimpsest.engine.syntax.ExternalType;
import palimpsest.engine.syntax.Global;
import palimpsest.engine.syntax.GlobalType;
import palimpsest.engine.syntax.Import;
import palimpsest.engine.syntax.Start;
import palimpsest.engine.syntax.Tag;

/** The fields of a module but types. See the specification, Text Format, Modules. */
final class FieldParser {

    private final TokenCursor in;
    private final ModuleContext context;
    private final ModuleFields fields;
    private final TypeParser types;
    private final TypeUseParser uses;
    private final FunctionParser functions;
    private final StorageParser storages;
    private final SegmentParser segments;

    FieldParser(TokenCursor in, ModuleContext context, ModuleFields fields) {
        this.in = in;
        this.context = context;
        this.fields = fields;
        this.types = new TypeParser(in, context.types);
        this.uses = new TypeUseParser(in, context);
        this.functions = new FunctionParser(in, context, fields);
        this.segments = new SegmentParser(in, context, fields);
        this.storages = new StorageParser(in, context, fields, segments);
    }

    /** Reads a field; the cursor stands at its parenthesis, and is left after the field. */
    void field(Field field) {
        Span span = in.tokens().span(field.token(), in.tokens().match(field.token()));
        in.advance();
        in.advance();
        switch (field.keyword()) {
            case "import" -> imported(span);
            case "export" -> export(span);
            case "start" -> fields.start = Optional.of(new Start(context.functions.resolve(in), span));
            case "elem" -> segments.element(span);
            case "data" -> segments.data(span);
            default -> definition(field.keyword(), span);
        }
        in.close();
    }

    /** A field that defines something, or imports it inline. */
    private void definition(String keyword, Span span) {
        in.id();
        ExternalKind kind = kind(keyword);
        int index = fields.nextIndex(kind);
        while (in.atOpen("export")) {
            Span exported = in.tokens().span(in.index(), in.tokens().match(in.index()));
            in.skipOpen("export");
            fields.exports.add(new Export(in.name(), kind, index, exported));
            in.close();
        }
        if (in.skipOpen("import")) {
            String module = in.name();
            String name = in.name();
            in.close();
            fields.imports.add(new Import(module, name, externalType(kind, index), span));
            return;
        }
        switch (kind) {
            case FUNC -> functions.definition(index, span);
            case TABLE -> storages.table(index, span);
            case MEMORY -> storages.memory(index, span);
            case GLOBAL -> {
                GlobalType type = types.globalType();
                fields.globals.add(new Global(type, InstructionParser.expression(in, context), span));
            }
            case TAG -> fields.tags.add(new Tag(uses.readIndex(true), span));
        }
    }

    private void imported(Span span) {
        String module = in.name();
        String name = in.name();
        in.expect(TokenKind.LEFT, "what is imported, in parentheses");
        ExternalKind kind = kind(in.text());
        in.advance();
        in.id();
        fields.imports.add(new Import(module, name, externalType(kind, fields.nextIndex(kind)), span));
        in.close();
    }

    private ExternalType externalType(ExternalKind kind, int index) {
        return switch (kind) {
            case FUNC -> new ExternalType.Func(functions.imported(index));
            case TABLE -> new ExternalType.Table(types.tableType());
            case MEMORY -> new ExternalType.Memory(types.memoryType());
            case GLOBAL -> new ExternalType.Global(types.globalType());
            case TAG -> new ExternalType.Tag(uses.readIndex(true));
        };
    }

    private void export(Span span) {
        String name = in.name();
        in.expect(TokenKind.LEFT, "what is exported, in parentheses");
        ExternalKind kind = kind(in.text());
        in.advance();
        fields.exports.add(new Export(name, kind, space(kind).resolve(in), span));
        in.close();
    }

    private IndexSpace space(ExternalKind kind) {
        return switch (kind) {
            case FUNC -> context.functions;
            case TABLE -> context.tables;
            case MEMORY -> context.memories;
            case GLOBAL -> context.globals;
            case TAG -> context.tags;
        };
    }

    private ExternalKind kind(String keyword) {
        return switch (keyword) {
            case "func" -> ExternalKind.FUNC;
            case "table" -> ExternalKind.TABLE;
            case "memory" -> ExternalKind.MEMORY;
            case "global" -> ExternalKind.GLOBAL;
            case "tag" -> ExternalKind.TAG;
            default -> throw in.unexpected("func, table, memory, global or tag");
        };
    }
}
