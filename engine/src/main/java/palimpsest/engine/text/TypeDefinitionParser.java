package palimpsest.engine.text;

import java.util.ArrayList;
import java.util.List;
import palimpsest.engine.source.Span;
import palimpsest.engine.syntax.ArrayType;
import palimpsest.engine.syntax.CompositeType;
import palimpsest.engine.syntax.FieldType;
import palimpsest.engine.syntax.HeapType;
import palimpsest.engine.syntax.NameSpace;
import palimpsest.engine.syntax.RecursiveType;
import palimpsest.engine.syntax.StructType;
import palimpsest.engine.syntax.SubType;
import palimpsest.engine.syntax.TypeIndex;

/** The fields {@code (type …)} and {@code (rec …)}. See the specification, Text Format, Recursive Types. */
final class TypeDefinitionParser {

    private final TokenCursor in;
    private final ModuleContext context;
    private final TypeParser types;
    private final TypeUseParser uses;
    private final List<Span> spans = new ArrayList<>();
    private int index;

    TypeDefinitionParser(TokenCursor in, ModuleContext context) {
        this.in = in;
        this.context = context;
        this.types = new TypeParser(in, context.types);
        this.uses = new TypeUseParser(in, context);
    }

    /** Reads a field; the cursor stands at its parenthesis. */
    void field() {
        index = context.typeCount();
        spans.clear();
        List<SubType> group = new ArrayList<>();
        if (in.skipOpen("rec")) {
            while (in.atOpen("type")) {
                group.add(definition());
            }
            in.close();
        } else {
            group.add(definition());
        }
        context.addGroup(new RecursiveType(group), spans);
    }

    private SubType definition() {
        int open = in.index();
        in.skipOpen("type");
        in.id();
        SubType type = subType();
        in.close();
        spans.add(in.tokens().span(open, in.index() - 1));
        index++;
        return type;
    }

    private SubType subType() {
        if (!in.skipOpen("sub")) {
            return SubType.plain(compositeType());
        }
        boolean isFinal = in.skip("final");
        List<HeapType> supertypes = new ArrayList<>();
        while (IndexSpace.atIndex(in)) {
            supertypes.add(new TypeIndex(context.types.resolve(in)));
        }
        SubType type = new SubType(isFinal, supertypes, compositeType());
        in.close();
        return type;
    }

    private CompositeType compositeType() {
        CompositeType type;
        if (in.skipOpen("func")) {
            type = uses.functionType(new ArrayList<>(), true);
        } else if (in.skipOpen("struct")) {
            type = structType();
        } else if (in.skipOpen("array")) {
            type = new ArrayType(types.fieldType());
        } else {
            throw in.unexpected("(func …), (struct …) or (array …)");
        }
        in.close();
        return type;
    }

    private StructType structType() {
        IndexSpace space = new IndexSpace("field");
        List<FieldType> fields = new ArrayList<>();
        while (in.skipOpen("field")) {
            if (in.at(TokenKind.ID)) {
                context.names.put(NameSpace.FIELD, index, fields.size(), in.idText(in.index()));
                space.bind(in);
                fields.add(types.fieldType());
            } else {
                while (!in.at(TokenKind.RIGHT)) {
                    fields.add(types.fieldType());
                    space.addAnonymous(1);
                }
            }
            in.close();
        }
        context.setFields(index, space);
        return new StructType(fields);
    }
}
