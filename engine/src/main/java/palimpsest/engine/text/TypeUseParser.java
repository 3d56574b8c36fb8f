package palimpsest.engine.text;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import palimpsest.engine.source.Span;
import palimpsest.engine.syntax.BlockType;
import palimpsest.engine.syntax.FunctionType;
import palimpsest.engine.syntax.ValueType;

/** Type uses: {@code (type x)}, inline parameters and results, or both. See the specification, Text Format, Type Uses. */
final class TypeUseParser {

    private final TokenCursor in;
    private final ModuleContext context;
    private final TypeParser types;

    TypeUseParser(TokenCursor in, ModuleContext context) {
        this.in = in;
        this.context = context;
        this.types = new TypeParser(in, context.types);
    }

    /** Reads a type use and checks that both ways to write it agree. */
    TypeUse read(boolean namesAllowed) {
        int first = in.index();
        Span span = in.span();
        Optional<Integer> explicit = Optional.empty();
        if (in.skipOpen("type")) {
            explicit = Optional.of(context.types.resolve(in));
            in.close();
        }
        List<Integer> ids = new ArrayList<>();
        FunctionType inline = functionType(ids, namesAllowed);
        TypeUse use = new TypeUse(explicit, inline, ids, in.tokens().span(first, Math.max(first, in.index() - 1)));
        if (in.atOpen("param") || in.atOpen("type")) {
            in.advance();
            throw in.unexpected("(type …), then (param …), then (result …)");
        }
        if (explicit.isPresent() && !use.isInlineEmpty()) {
            check(explicit.get(), inline, span);
        }
        return use;
    }

    /** Parameters and results; adds the token of its identifier, or -1, to {@code ids} for each parameter. */
    FunctionType functionType(List<Integer> ids, boolean namesAllowed) {
        List<ValueType> parameters = new ArrayList<>();
        while (in.skipOpen("param")) {
            int id = namesAllowed && in.at(TokenKind.ID) ? in.index() : -1;
            if (id >= 0) {
                in.advance();
                parameters.add(types.valueType());
                in.close();
            } else {
                types.listedTypes(parameters);
            }
            while (ids.size() < parameters.size()) {
                ids.add(id);
            }
        }
        return new FunctionType(parameters, types.results());
    }

    /** The type index a use stands for; an inline type that is not there yet goes to the end of the types. */
    int index(TypeUse use) {
        return use.explicit().orElseGet(() -> context.typeIndex(use.inline(), use.span()));
    }

    int readIndex(boolean namesAllowed) {
        return index(read(namesAllowed));
    }

    BlockType blockType() {
        TypeUse use = read(false);
        if (use.explicit().isEmpty() && use.inline().parameters().isEmpty()) {
            List<ValueType> results = use.inline().results();
            if (results.isEmpty()) {
                return BlockType.EMPTY;
            }
            if (results.size() == 1) {
                return new BlockType.Result(results.get(0));
            }
        }
        return new BlockType.Type(index(use));
    }

    private void check(int index, FunctionType inline, Span span) {
        if (index < 0 || index >= context.typeCount()) {
            throw in.fault(span, "unknown type " + Integer.toUnsignedString(index));
        }
        Optional<FunctionType> declared = context.functionType(index);
        if (declared.isEmpty()) {
            throw in.fault(span, "inline function type: type " + index + " is no function type");
        }
        if (!declared.get().equals(inline)) {
            throw in.fault(
                    span, "inline function type " + inline + " differs from type " + index + ", " + declared.get());
        }
    }
}
