package palimpsest.engine.symbols;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import palimpsest.engine.source.ByteSlice;
import palimpsest.engine.symbols.Dwarf.At;
import palimpsest.engine.symbols.Dwarf.Tag;

/** Makes functions and variables of their entries. See DWARF 5, chapters 3 and 4. */
final class ScopeReader {

    private static final CodeRange EVERYWHERE = new CodeRange(0, Integer.MAX_VALUE);

    private final TypeReader types;
    private final List<Scope> functions = new ArrayList<>();
    private final List<Variable> globals = new ArrayList<>();
    private final List<String> faults;

    ScopeReader(TypeReader types, List<String> faults) {
        this.types = types;
        this.faults = faults;
    }

    List<Scope> functions() {
        return functions;
    }

    List<Variable> globals() {
        return globals;
    }

    /** Reads a unit, whose places of calls are in the files of its line table. */
    void read(Entry parent, LineProgram files) {
        for (Entry entry : parent.children()) {
            try {
                switch (entry.tag()) {
                    case Tag.SUBPROGRAM -> function(entry, files);
                    case Tag.VARIABLE -> global(entry, TypeReader.path(entry));
                    case Tag.NAMESPACE -> read(entry, files);
                    case Tag.STRUCTURE_TYPE, Tag.CLASS_TYPE, Tag.UNION_TYPE, Tag.ENUMERATION_TYPE, Tag.TYPEDEF -> {
                        types.add(entry);
                        read(entry, files);
                    }
                    default -> {
                        // Other types are read where they are used.
                    }
                }
            } catch (BrokenException broken) {
                faults.add(broken.text());
            }
        }
    }

    private void function(Entry entry, LineProgram files) {
        List<CodeRange> ranges = Lists.ranges(entry);
        if (!ranges.isEmpty()) {
            functions.add(scope(Scope.Kind.FUNCTION, entry, ranges, name(entry), files));
        }
    }

    private Scope scope(Scope.Kind kind, Entry entry, List<CodeRange> ranges, String function, LineProgram files) {
        List<Variable> variables = new ArrayList<>();
        List<Scope> parts = new ArrayList<>();
        for (Entry each : entry.children()) {
            switch (each.tag()) {
                case Tag.FORMAL_PARAMETER, Tag.VARIABLE ->
                    variable(each).ifPresent(variable -> {
                        variables.add(variable);
                        if (isFixed(variable)) {
                            global(each, function + "::");
                        }
                    });
                case Tag.LEXICAL_BLOCK -> {
                    List<CodeRange> own = Lists.ranges(each);
                    // A block whose code is gone may still hold variables that live on.
                    parts.add(scope(Scope.Kind.BLOCK, each, own.isEmpty() ? ranges : own, function, files));
                }
                case Tag.INLINED_SUBROUTINE ->
                    parts.add(scope(Scope.Kind.INLINED, each, Lists.ranges(each), name(each), files));
                default -> {
                    // Labels, types and calls are of no interest here.
                }
            }
        }
        Optional<SourcePlace> calledAt = kind == Scope.Kind.INLINED ? call(entry, files) : Optional.empty();
        return new Scope(
                kind,
                kind == Scope.Kind.BLOCK ? "" : function,
                ranges,
                entry.attribute(At.FRAME_BASE)
                        .filter(Attribute::isBlock)
                        .map(base -> Lists.computed(base.bytes(), entry.unit())),
                calledAt,
                variables,
                parts);
    }

    private static Optional<SourcePlace> call(Entry entry, LineProgram files) {
        int file = files.file(entry.number(At.CALL_FILE).orElse(-1));
        long line = entry.number(At.CALL_LINE).orElse(0);
        long column = entry.number(At.CALL_COLUMN).orElse(0);
        return file >= 0 && line > 0 && line <= Integer.MAX_VALUE
                ? Optional.of(new SourcePlace(file, (int) line, (int) column))
                : Optional.empty();
    }

    private static String name(Entry entry) {
        return entry.name().map(name -> TypeReader.path(entry) + name).orElse("?");
    }

    private void global(Entry entry, String path) {
        variable(entry)
                .filter(variable -> !variable.places().isEmpty() && !isLeftOut(variable))
                .map(variable -> new Variable(path + variable.name(), variable.type(), variable.places(), false))
                .ifPresent(globals::add);
    }

    private Optional<Variable> variable(Entry entry) {
        return entry.name()
                .map(name ->
                        new Variable(name, types.typeOf(entry), places(entry), entry.tag() == Tag.FORMAL_PARAMETER));
    }

    private static List<Variable.Located> places(Entry entry) {
        Optional<Attribute> location = entry.attribute(At.LOCATION);
        if (location.isPresent()) {
            return Lists.locations(location.get(), entry.unit());
        }
        return entry.attribute(At.CONST_VALUE)
                .map(value -> List.of(new Variable.Located(EVERYWHERE, constant(value))))
                .orElse(List.of());
    }

    private static Location constant(Attribute value) {
        return value.isConstant() ? new Location.Constant(value.signed()) : new Location.Bytes(value.bytes());
    }

    /** Whether it has an address of its own as long as the program runs, though it is declared in a function. */
    private static boolean isFixed(Variable variable) {
        return variable.places().stream()
                .anyMatch(place -> place.location() instanceof Location.Computed computed
                        && Operations.isAddress(first(computed.operations())));
    }

    /** Whether the linker found that nobody needs it: then its address is the last, or the one before. */
    private static boolean isLeftOut(Variable variable) {
        return variable.places().get(0).location() instanceof Location.Computed computed
                && (Operations.address(computed).orElse(0) | 1) == (computed.addressSize() == 4 ? 0xffff_ffffL : -1L);
    }

    private static int first(ByteSlice operations) {
        return operations.length() == 0 ? 0 : operations.at(0) & 0xff;
    }
}
