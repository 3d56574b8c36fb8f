package palimpsest.engine.text;

import java.util.ArrayList;
import java.util.List;
import palimpsest.engine.source.Fault;
import palimpsest.engine.source.Span;
import palimpsest.engine.syntax.ByteWriter;
import palimpsest.engine.syntax.Code;
import palimpsest.engine.syntax.Function;
import palimpsest.engine.syntax.FunctionType;
import palimpsest.engine.syntax.Locals;
import palimpsest.engine.syntax.NameSpace;
import palimpsest.engine.syntax.ValueType;

/** Functions: their type, parameters, locals and body. See the specification, Text Format, Functions. */
final class FunctionParser {

    private final TokenCursor in;
    private final ModuleContext context;
    private final ModuleFields fields;
    private final TypeParser types;
    private final TypeUseParser uses;

    FunctionParser(TokenCursor in, ModuleContext context, ModuleFields fields) {
        this.in = in;
        this.context = context;
        this.fields = fields;
        this.types = new TypeParser(in, context.types);
        this.uses = new TypeUseParser(in, context);
    }

    /** The type of an imported function, with its parameters' names. */
    int imported(int function) {
        TypeUse use = uses.read(true);
        bindParameters(use, function);
        return uses.index(use);
    }

    /** A defined function, from its type to before its closing parenthesis. */
    void definition(int function, Span span) {
        TypeUse use = uses.read(true);
        int type = uses.index(use);
        IndexSpace locals = bindParameters(use, function);
        List<ValueType> declared = declaredLocals(locals, function);
        List<Locals> runs = runs(declared);
        Code body = InstructionParser.body(in, context, locals, function, size(runs), span.start());
        fields.functions.add(new Function(type, runs, body, span));
    }

    private IndexSpace bindParameters(TypeUse use, int function) {
        IndexSpace locals = new IndexSpace("local");
        if (use.isInlineEmpty()) {
            use.explicit()
                    .flatMap(context::functionType)
                    .map(FunctionType::parameters)
                    .ifPresent(parameters -> locals.addAnonymous(parameters.size()));
        }
        use.parameterIds().forEach(token -> bind(locals, function, token));
        return locals;
    }

    private void bind(IndexSpace locals, int function, int token) {
        try {
            int index = locals.bind(in, token);
            if (token >= 0) {
                context.names.put(NameSpace.LOCAL, function, index, in.idText(token));
            }
        } catch (Fault fault) {
            context.reporter.report(fault);
        }
    }

    private List<ValueType> declaredLocals(IndexSpace locals, int function) {
        List<ValueType> declared = new ArrayList<>();
        while (in.skipOpen("local")) {
            if (in.at(TokenKind.ID)) {
                bind(locals, function, in.index());
                in.advance();
                declared.add(types.valueType());
                in.close();
            } else {
                int before = declared.size();
                types.listedTypes(declared);
                locals.addAnonymous(declared.size() - before);
            }
        }
        return declared;
    }

    /** How many bytes declared locals take in a binary. */
    private static int size(List<Locals> runs) {
        ByteWriter out = new ByteWriter().u32(runs.size());
        runs.forEach(run -> out.u32(run.count()).valueType(run.type()));
        return out.size();
    }

    private static List<Locals> runs(List<ValueType> declared) {
        List<Locals> runs = new ArrayList<>();
        int start = 0;
        for (int i = 1; i <= declared.size(); i++) {
            if (i == declared.size() || !declared.get(i).equals(declared.get(start))) {
                runs.add(new Locals(i - start, declared.get(start)));
                start = i;
            }
        }
        return runs;
    }
}
