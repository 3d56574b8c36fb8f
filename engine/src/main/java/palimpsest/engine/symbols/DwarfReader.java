package palimpsest.engine.symbols;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import palimpsest.engine.symbols.Dwarf.At;
import palimpsest.engine.syntax.Module;

/** Reads what DWARF 2 to 5 says about a module, from its custom sections. */
public final class DwarfReader {

    private static final int MOST_ENTRIES = 2_000_000;
    private static final int MOST_ROWS = 4_000_000;
    private static final int MOST_FAULTS = 20;

    private final Sections sections;
    private final FileNames files = new FileNames();
    private final List<LineTable.Row> rows = new ArrayList<>();
    private final List<String> faults = new ArrayList<>();

    private DwarfReader(Module module) {
        sections = new Sections(module);
    }

    /** What a module says; nothing for one that says nothing. What is broken is left out, and told in the faults. */
    public static Symbols read(Module module) {
        DwarfReader reader = new DwarfReader(module);
        return reader.sections.has(Unit.INFO) ? reader.symbols() : Symbols.NONE;
    }

    private Symbols symbols() {
        List<Unit> units = units();
        TypeReader types = new TypeReader();
        ScopeReader scopes = new ScopeReader(types, faults);
        for (Unit unit : units) {
            unit.root().ifPresent(root -> scopes.read(root, lines(unit, root)));
        }
        Map<String, DataType> named = new LinkedHashMap<>();
        try {
            named.putAll(types.named());
        } catch (BrokenException broken) {
            faults.add(broken.text());
        }
        List<Scope> functions = new ArrayList<>(scopes.functions());
        functions.sort(Comparator.comparingInt(scope -> scope.ranges().get(0).start()));
        return new Symbols(
                new LineTable(files.names(), rows),
                functions,
                scopes.globals(),
                named,
                faults.stream().distinct().limit(MOST_FAULTS).toList());
    }

    private List<Unit> units() {
        List<Unit> units = new ArrayList<>();
        Map<Integer, Entry> entries = new HashMap<>();
        SectionReader in = sections.reader(Unit.INFO);
        try {
            while (!in.atEnd()) {
                units.add(Unit.read(in, sections, entries, MOST_ENTRIES - entries.size(), faults));
            }
        } catch (BrokenException broken) {
            faults.add(broken.text());
        }
        return units;
    }

    private LineProgram lines(Unit unit, Entry root) {
        LineProgram program = new LineProgram(unit, files, rows, MOST_ROWS);
        try {
            OptionalLong offset = root.number(At.STMT_LIST);
            if (offset.isPresent()) {
                program.run(root.text(At.COMP_DIR).orElse(""), offset.getAsLong());
            }
        } catch (BrokenException broken) {
            faults.add(broken.text());
        }
        return program;
    }
}
