package palimpsest.engine.text;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import palimpsest.engine.source.Fault;
import palimpsest.engine.syntax.NameSpace;

/**
 * The first look at a module: finds its fields and gives every identifier its index, so that a use may stand before the
 * definition. See the specification, Text Format, Modules.
 */
final class FieldScanner {

    private final TokenCursor in;
    private final ModuleContext context;
    private final List<Field> fields = new ArrayList<>();
    private Optional<String> defined = Optional.empty();
    private boolean started;

    FieldScanner(TokenCursor in, ModuleContext context) {
        this.in = in;
        this.context = context;
    }

    /** All fields from the cursor on; it is left at a closing parenthesis or the end of the text. */
    List<Field> fields(boolean wrapped) {
        while (!in.at(TokenKind.END) && !(wrapped && in.at(TokenKind.RIGHT)) && !context.reporter.isFull()) {
            if (in.at(TokenKind.LEFT)) {
                field();
            } else {
                context.reporter.report(in.unexpected("a module field in parentheses"));
                skipToField();
            }
        }
        return fields;
    }

    private void skipToField() {
        do {
            in.advance();
        } while (!in.at(TokenKind.LEFT) && !in.at(TokenKind.RIGHT) && !in.at(TokenKind.END));
    }

    private void field() {
        int token = in.index();
        context.annotations().section(token);
        in.advance();
        String keyword = in.at(TokenKind.KEYWORD) ? in.text() : "";
        try {
            declare(keyword, token);
            fields.add(new Field(keyword, token));
        } catch (Fault fault) {
            context.reporter.report(fault);
            // A field that only has a name twice is still read, for what else may be wrong in it.
            if (fault.diagnostic().message().startsWith("duplicate")) {
                fields.add(new Field(keyword, token));
            }
        }
        in.seek(token);
        in.skipGroup();
    }

    private void declare(String keyword, int token) {
        switch (keyword) {
            case "type" -> bind(context.types, NameSpace.TYPE);
            case "rec" -> declareGroup();
            case "import" -> declareImport(token);
            case "func" -> declareItem(context.functions, NameSpace.FUNCTION, "function", token);
            case "table" -> {
                declareItem(context.tables, NameSpace.TABLE, "table", token);
                context.elements.addAnonymous(hasChild(token, "elem") ? 1 : 0);
            }
            case "memory" -> {
                declareItem(context.memories, NameSpace.MEMORY, "memory", token);
                context.data.addAnonymous(hasChild(token, "data") ? 1 : 0);
            }
            case "global" -> declareItem(context.globals, NameSpace.GLOBAL, "global", token);
            case "tag" -> declareItem(context.tags, NameSpace.TAG, "tag", token);
            case "elem" -> bind(context.elements, NameSpace.ELEMENT);
            case "data" -> bind(context.data, NameSpace.DATA);
            case "start" -> {
                if (started) {
                    throw in.fault(in.tokens().span(token, in.tokens().match(token)), "multiple start sections");
                }
                started = true;
            }
            case "export" -> {}
            default -> throw in.unexpected("a module field such as func, memory or export");
        }
    }

    /** Goes over the keyword and gives the next index to the identifier after it. */
    private void bind(IndexSpace space, NameSpace names) {
        in.advance();
        int id = in.at(TokenKind.ID) ? in.index() : -1;
        context.annotations()
                .name(id >= 0 ? id + 1 : in.index())
                .ifPresent(name -> context.names.put(names, space.count(), name));
        if (id >= 0) {
            context.names.put(names, space.count(), in.idText(id));
        }
        space.bind(in);
    }

    private void declareGroup() {
        int last = in.tokens().match(in.index() - 1);
        in.advance();
        while (in.index() < last && in.atOpen("type")) {
            int token = in.index();
            in.advance();
            bind(context.types, NameSpace.TYPE);
            in.seek(token);
            in.skipGroup();
        }
    }

    private void declareItem(IndexSpace space, NameSpace names, String word, int token) {
        if (hasChild(token, "import")) {
            checkOrder(token);
        } else {
            defined = Optional.of(word);
        }
        bind(space, names);
    }

    private void declareImport(int token) {
        checkOrder(token);
        in.advance();
        in.name();
        in.name();
        in.expect(TokenKind.LEFT, "what is imported, in parentheses");
        switch (in.at(TokenKind.KEYWORD) ? in.text() : "") {
            case "func" -> bind(context.functions, NameSpace.FUNCTION);
            case "table" -> bind(context.tables, NameSpace.TABLE);
            case "memory" -> bind(context.memories, NameSpace.MEMORY);
            case "global" -> bind(context.globals, NameSpace.GLOBAL);
            case "tag" -> bind(context.tags, NameSpace.TAG);
            default -> throw in.unexpected("func, table, memory, global or tag");
        }
    }

    private void checkOrder(int token) {
        if (defined.isPresent()) {
            throw in.fault(
                    in.tokens().span(token, token + 1),
                    "import after " + defined.get() + ": imports stand before what the module defines");
        }
    }

    /** Whether a field holds a group that begins with a word, other groups aside. */
    private boolean hasChild(int token, String keyword) {
        Tokens tokens = in.tokens();
        int last = tokens.match(token);
        for (int i = token + 1; i < last; i++) {
            if (tokens.kind(i) == TokenKind.LEFT) {
                if (tokens.kind(i + 1) == TokenKind.KEYWORD && tokens.is(i + 1, keyword)) {
                    return true;
                }
                i = tokens.match(i);
            }
        }
        return false;
    }
}
