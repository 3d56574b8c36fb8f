package palimpsest.engine.text;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import palimpsest.engine.source.TextSource;
import palimpsest.engine.syntax.Code;
import palimpsest.engine.syntax.CustomSection;
import palimpsest.engine.syntax.DataSegment;
import palimpsest.engine.syntax.ElementItems;
import palimpsest.engine.syntax.ElementSegment;
import palimpsest.engine.syntax.Export;
import palimpsest.engine.syntax.ExternalKind;
import palimpsest.engine.syntax.ExternalType;
import palimpsest.engine.syntax.Function;
import palimpsest.engine.syntax.FunctionType;
import palimpsest.engine.syntax.Import;
import palimpsest.engine.syntax.Locals;
import palimpsest.engine.syntax.Module;
import palimpsest.engine.syntax.NameSpace;
import palimpsest.engine.syntax.RecursiveType;
import palimpsest.engine.syntax.SegmentMode;
import palimpsest.engine.syntax.SubType;
import palimpsest.engine.syntax.ValueType;

/** Writes modules in the text format, such that parsing gives an equal module. See the specification, Text Format. */
public final class WatPrinter {

    /** So many locals nobody can read; a function that declares more is no longer printed as it is. */
    private static final int MOST_LOCALS = 1_000_000;

    private final Module module;
    private final Identifiers ids;
    private final TypePrinter types;
    private final Arity arity;
    private final PrintedHints hints;
    private final StringBuilder out = new StringBuilder();
    private final int[] next = new int[ExternalKind.values().length];
    private boolean dataCountNeeded;

    private WatPrinter(Module module) {
        this.module = module;
        this.ids = new Identifiers(module.names());
        this.types = new TypePrinter(ids);
        this.arity = new Arity(module);
        this.hints = PrintedHints.of(module);
    }

    /** The whole module; lines end with {@code \n}. */
    public static String print(Module module) {
        String text = new WatPrinter(module).print();
        if (!EncodingNotes.mayBeNeeded(module)) {
            return text;
        }
        // Only a look at the code that the text gives tells how it differs.
        Optional<Module> again =
                WatParser.parse(new TextSource("printed.wat", text)).module();
        return again.flatMap(printed -> EncodingNotes.annotation(module, printed))
                .map(notes -> text.substring(0, text.length() - 2) + "\n  " + notes + ")\n")
                .orElse(text);
    }

    private String print() {
        out.append("(module").append(ids.module().map(id -> " " + id).orElse(""));
        types();
        module.imports().forEach(this::imported);
        module.functions().forEach(this::function);
        module.tables().forEach(table -> {
            String initializer = table.initializer().map(this::expression).orElse("");
            field("(table" + name(ExternalKind.TABLE) + " " + types.table(table.type()) + initializer + ")");
        });
        module.memories()
                .forEach(memory ->
                        field("(memory" + name(ExternalKind.MEMORY) + " " + types.memory(memory.type()) + ")"));
        module.tags().forEach(tag -> field("(tag" + name(ExternalKind.TAG) + typeUse(tag.typeIndex()) + ")"));
        module.globals()
                .forEach(global -> field("(global" + name(ExternalKind.GLOBAL) + " " + types.global(global.type())
                        + expression(global.initializer()) + ")"));
        module.exports().forEach(this::export);
        module.start().ifPresent(start -> field("(start " + ids.reference(NameSpace.FUNCTION, start.function()) + ")"));
        elements();
        data();
        module.customSections().forEach(this::customSection);
        if (module.dataCount() && !dataCountNeeded) {
            field("(@" + Annotations.DATA_COUNT + ")");
        }
        return out.append(")\n").toString();
    }

    private void customSection(CustomSection section) {
        // Names are in the text already, and hints may be.
        boolean said = section.name().equals("name") || (section.name().equals(BranchHints.NAME) && !hints.isEmpty());
        if (!said) {
            String contents = Quotes.quote(section.contents(), "\n    ");
            field("(@custom " + Quotes.quote(section.name()) + " " + Annotations.placement(section.after())
                    + (contents.isEmpty() ? "" : " ") + contents + ")");
        }
    }

    private void field(String text) {
        out.append("\n  ").append(text);
    }

    private void types() {
        int index = 0;
        for (RecursiveType group : module.types()) {
            boolean alone = group.types().size() == 1;
            if (!alone) {
                field("(rec");
            }
            for (SubType type : group.types()) {
                field((alone ? "" : "  ") + types.definition(index++, type));
            }
            out.append(alone ? "" : ")");
        }
    }

    /** Identifier and index of the next thing of a kind. */
    private String name(ExternalKind kind) {
        return ids.definition(space(kind), next[kind.code()]++);
    }

    private static NameSpace space(ExternalKind kind) {
        return switch (kind) {
            case FUNC -> NameSpace.FUNCTION;
            case TABLE -> NameSpace.TABLE;
            case MEMORY -> NameSpace.MEMORY;
            case GLOBAL -> NameSpace.GLOBAL;
            case TAG -> NameSpace.TAG;
        };
    }

    private String typeUse(int type) {
        return " (type " + ids.reference(NameSpace.TYPE, type) + ")"
                + arity.type(type).map(types::signature).orElse("");
    }

    private void imported(Import each) {
        ExternalKind kind = each.type().kind();
        String named = "(" + kind + name(kind);
        String described;
        if (each.type() instanceof ExternalType.Func function) {
            described = typeUse(function.typeIndex());
        } else if (each.type() instanceof ExternalType.Tag tag) {
            described = typeUse(tag.typeIndex());
        } else if (each.type() instanceof ExternalType.Table table) {
            described = " " + types.table(table.type());
        } else if (each.type() instanceof ExternalType.Memory memory) {
            described = " " + types.memory(memory.type());
        } else {
            described = " " + types.global(((ExternalType.Global) each.type()).type());
        }
        field("(import " + Quotes.quote(each.module()) + " " + Quotes.quote(each.name()) + " " + named + described
                + "))");
    }

    private void function(Function function) {
        int index = next[ExternalKind.FUNC.code()];
        Map<Integer, String> locals = ids.inside(NameSpace.LOCAL, index);
        field("(func" + name(ExternalKind.FUNC) + " (type " + ids.reference(NameSpace.TYPE, function.typeIndex())
                + ")");
        Optional<FunctionType> type = arity.type(function.typeIndex());
        type.ifPresent(each -> parameters(each, locals));
        locals(function.locals(), type.map(each -> each.parameters().size()).orElse(0), locals);
        InstructionPrinter printer = new InstructionPrinter(ids, types, arity, index, hints.of(index));
        for (String line : printer.print(function.body())) {
            out.append("\n    ").append(line.replace("\n", "\n    "));
        }
        dataCountNeeded |= printer.dataCountNeeded();
        out.append(')');
    }

    private void parameters(FunctionType type, Map<Integer, String> names) {
        List<ValueType> parameters = type.parameters();
        boolean named = false;
        for (int i = 0; i < parameters.size(); i++) {
            named |= names.containsKey(i);
        }
        if (!named) {
            out.append(types.signature(type));
            return;
        }
        for (int i = 0; i < parameters.size(); i++) {
            String name = names.getOrDefault(i, "");
            out.append(" (param ").append(name).append(name.isEmpty() ? "" : " ");
            out.append(types.storage(parameters.get(i))).append(')');
        }
        out.append(types.group("result", type.results()));
    }

    private void locals(List<Locals> runs, int parameters, Map<Integer, String> names) {
        long total = runs.stream()
                .mapToLong(run -> Integer.toUnsignedLong(run.count()))
                .sum();
        if (total > MOST_LOCALS) {
            out.append("\n    ;; ").append(total).append(" locals");
            return;
        }
        int index = parameters;
        for (Locals run : runs) {
            boolean open = false;
            for (int i = 0; i < run.count(); i++, index++) {
                String name = names.getOrDefault(index, "");
                if (!name.isEmpty()) {
                    out.append(open ? ")" : "")
                            .append("\n    (local ")
                            .append(name)
                            .append(' ');
                    out.append(types.storage(run.type())).append(')');
                    open = false;
                } else {
                    out.append(open ? " " : "\n    (local ").append(types.storage(run.type()));
                    open = true;
                }
            }
            out.append(open ? ")" : "");
        }
    }

    private void export(Export export) {
        field("(export " + Quotes.quote(export.name()) + " (" + export.kind() + " "
                + ids.reference(space(export.kind()), export.index()) + "))");
    }

    private void elements() {
        for (int i = 0; i < module.elements().size(); i++) {
            ElementSegment segment = module.elements().get(i);
            field("(elem" + ids.definition(NameSpace.ELEMENT, i));
            mode(segment.mode(), "table", NameSpace.TABLE);
            if (segment.items() instanceof ElementItems.Functions functions) {
                out.append(" func");
                functions.indices().forEach(index -> item(ids.reference(NameSpace.FUNCTION, index)));
            } else if (segment.items() instanceof ElementItems.Expressions expressions) {
                out.append(' ').append(types.reference(segment.type()));
                expressions.expressions().forEach(code -> item(wrapped("item", code)));
            }
            out.append(')');
        }
    }

    /** Appends an item of a list that may be long. */
    private void item(String text) {
        boolean lineFull = out.length() - out.lastIndexOf("\n") > 90;
        out.append(lineFull ? "\n    " : " ").append(text);
    }

    private void data() {
        for (int i = 0; i < module.data().size(); i++) {
            DataSegment segment = module.data().get(i);
            field("(data" + ids.definition(NameSpace.DATA, i));
            mode(segment.mode(), "memory", NameSpace.MEMORY);
            String text = Quotes.quote(segment.contents(), "\n    ");
            out.append(text.indexOf('\n') >= 0 ? "\n    " : " ").append(text).append(')');
        }
    }

    private void mode(SegmentMode mode, String keyword, NameSpace space) {
        if (mode instanceof SegmentMode.Declarative) {
            out.append(" declare");
        } else if (mode instanceof SegmentMode.Active active) {
            if (active.index() != 0) {
                out.append(" (")
                        .append(keyword)
                        .append(' ')
                        .append(ids.reference(space, active.index()))
                        .append(')');
            }
            out.append(' ').append(wrapped("offset", active.offset()));
        }
    }

    /** A constant expression of one folded instruction as it is, others in parentheses with a keyword. */
    private String wrapped(String keyword, Code code) {
        List<String> lines = constant(code);
        boolean bare = lines.size() == 1 && lines.get(0).startsWith("(");
        return bare ? lines.get(0) : "(" + keyword + " " + String.join(" ", lines) + ")";
    }

    private String expression(Code code) {
        List<String> lines = constant(code);
        return lines.isEmpty() ? "" : " " + String.join(" ", lines);
    }

    private List<String> constant(Code code) {
        return new InstructionPrinter(ids, types, arity, -1, Map.of()).print(code);
    }
}
