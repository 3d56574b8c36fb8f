package palimpsest.app.sources;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Consumer;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import palimpsest.app.bytes.Overlay;
import palimpsest.app.session.FrameView;
import palimpsest.app.session.MemoryImage;
import palimpsest.app.session.MemoryInfo;
import palimpsest.app.session.MemoryRange;
import palimpsest.app.session.Program;
import palimpsest.app.session.Session;
import palimpsest.app.session.Snapshot;
import palimpsest.app.session.State;
import palimpsest.app.symbols.ProgramSymbols;
import palimpsest.app.words.Words;
import palimpsest.engine.symbols.DataType;
import palimpsest.engine.symbols.Found;
import palimpsest.engine.symbols.Operations;
import palimpsest.engine.symbols.Scope;
import palimpsest.engine.symbols.Symbols;
import palimpsest.engine.symbols.TypeLayout;
import palimpsest.engine.symbols.Variable;

/** The variables of the program with their values at the cursor: those of the call that is looked at, and those of all. */
public final class VariablesViewModel {

    /** The program's variables are in its first memory. */
    private static final int MEMORY = 0;

    private static final int MOST_ROWS = 1000;
    private static final int MOST_OVERLAYS = 2000;
    private static final int MOST_ELEMENTS = 64;

    /** Whether values are kept back, because somebody is about to foretell one. */
    public final BooleanProperty secretive = new SimpleBooleanProperty(this, "secretive");

    private final Consumer<MemoryRange> select;
    private final ReadOnlyObjectWrapper<List<Section>> sections =
            new ReadOnlyObjectWrapper<>(this, "sections", List.of());
    private final ReadOnlyObjectWrapper<List<Overlay>> overlays =
            new ReadOnlyObjectWrapper<>(this, "overlays", List.of());
    private final BooleanProperty drawn = new SimpleBooleanProperty(this, "drawn", true);
    private final Set<String> open = new HashSet<>();
    private Snapshot snapshot = Snapshot.EMPTY;
    private int frame;

    /**
     * Variables under a heading.
     *
     * @param heading whose they are
     */
    record Section(String heading, List<VariableRow> rows) {
        Section {
            rows = List.copyOf(rows);
        }
    }

    /** @param select selects bytes in the grid */
    public VariablesViewModel(Session session, Consumer<MemoryRange> select) {
        this.select = select;
        drawn.addListener((property, old, now) -> draw());
        secretive.addListener((property, old, now) -> refresh());
        session.snapshotProperty().addListener((property, old, now) -> show(now));
        show(session.snapshot());
    }

    /** Locals of the call, the inlined ones first, then globals. */
    ReadOnlyObjectProperty<List<Section>> sectionsProperty() {
        return sections.getReadOnlyProperty();
    }

    /** What lies where in the first memory, as far as it is wanted. */
    public ReadOnlyObjectProperty<List<Overlay>> overlaysProperty() {
        return overlays.getReadOnlyProperty();
    }

    /** Whether variables are drawn over the grid. */
    BooleanProperty drawnProperty() {
        return drawn;
    }

    /** Looks at another call, 0 for the innermost. */
    public void lookAt(int other) {
        frame = other;
        refresh();
    }

    /** Shows the parts of a variable, or hides them. */
    void toggle(VariableRow row) {
        if (!open.remove(row.path())) {
            open.add(row.path());
        }
        refresh();
    }

    /** Selects a variable's bytes. */
    void select(VariableRow row) {
        row.bytes().ifPresent(select);
    }

    private void show(Snapshot now) {
        boolean other = !opening(now).equals(opening(snapshot));
        if (other) {
            open.clear();
        }
        if (now.frames() != snapshot.frames()) {
            frame = 0;
        }
        // Variables of a running program would only flicker.
        if (other || now.state() != State.RUNNING) {
            snapshot = now;
            refresh();
        }
    }

    private static Optional<Long> opening(Snapshot snapshot) {
        return snapshot.program().map(Program::opening);
    }

    private Symbols symbols() {
        return snapshot.program()
                .map(Program::symbols)
                .map(ProgramSymbols::symbols)
                .orElse(Symbols.NONE);
    }

    private Values values() {
        Optional<MemoryImage> image = snapshot.memories().stream().findFirst().map(MemoryInfo::image);
        return new Values(image, symbols().types());
    }

    private Optional<FrameView> call() {
        return frame < snapshot.frames().size() ? Optional.of(snapshot.frames().get(frame)) : Optional.empty();
    }

    private void refresh() {
        Symbols symbols = symbols();
        List<Section> all = new ArrayList<>();
        if (!symbols.functions().isEmpty() || !symbols.globals().isEmpty()) {
            Values values = values();
            all.addAll(locals(symbols, values));
            List<VariableRow> rows = new ArrayList<>();
            CallSituation situation = situation(values, List.of());
            symbols.globals().forEach(variable -> add(variable, 0, "global", situation, rows));
            if (!rows.isEmpty()) {
                all.add(new Section(Words.of("sources.globals"), rows));
            }
        }
        sections.set(all);
        draw();
    }

    private List<Section> locals(Symbols symbols, Values values) {
        List<Section> all = new ArrayList<>();
        Optional<FrameView> call = call();
        if (call.isEmpty() || call.get().offset() < 0) {
            return all;
        }
        List<Scope> scopes = symbols.scopesAt(call.get().offset());
        CallSituation situation = situation(values, scopes);
        List<VariableRow> rows = new ArrayList<>();
        String name = "";
        for (Scope scope : scopes) {
            if (scope.kind() != Scope.Kind.BLOCK) {
                if (!name.isEmpty()) {
                    all.add(0, new Section(Words.of("sources.locals", name), rows));
                }
                rows = new ArrayList<>();
                name = scope.name();
            }
            for (Variable variable : scope.variables()) {
                add(variable, call.get().offset(), name, situation, rows);
            }
        }
        if (!name.isEmpty()) {
            all.add(0, new Section(Words.of("sources.locals", name), rows));
        }
        return all;
    }

    private CallSituation situation(Values values, List<Scope> scopes) {
        return new CallSituation(
                call(),
                snapshot.globals(),
                values,
                scopes.stream().flatMap(scope -> scope.frameBase().stream()).findFirst());
    }

    // ---- Rows

    private void add(Variable variable, int offset, String whose, CallSituation situation, List<VariableRow> rows) {
        String path = whose + "/" + variable.name();
        Found found = Operations.find(variable, offset, situation);
        if (found instanceof Found.InMemory memory) {
            add(path, 0, variable.name(), Cell.at(variable.type(), memory.address()), "", situation.memory(), rows);
        } else if (found instanceof Found.Outside outside) {
            Cell cell = Cell.of(variable.type(), outside.bytes());
            add(path, 0, variable.name(), cell, place(outside), situation.memory(), rows);
        } else {
            boolean gone = ((Found.Nowhere) found).reason() == Found.Reason.OPTIMIZED_AWAY;
            String why = Words.of(gone ? "sources.optimized-away" : "sources.not-understood");
            rows.add(new VariableRow(
                    path, 0, variable.name(), variable.type().name(), "", why, Optional.empty(), false, false));
        }
    }

    private static String place(Found.Outside outside) {
        String number = Integer.toString(outside.index());
        return switch (outside.place()) {
            case LOCAL -> Words.of("sources.in-local", number);
            case GLOBAL -> Words.of("sources.in-global", number);
            case OPERAND -> Words.of("sources.in-operand", number);
            case NOWHERE -> Words.of("sources.computed");
        };
    }

    private void add(
            String path, int depth, String name, Cell cell, String place, Values values, List<VariableRow> rows) {
        if (rows.size() >= MOST_ROWS) {
            return;
        }
        boolean parts = values.hasParts(cell);
        boolean shown = parts && open.contains(path);
        OptionalLong length = Values.length(cell);
        Optional<MemoryRange> bytes = length.isPresent()
                ? Optional.of(new MemoryRange(MEMORY, cell.address().orElseThrow(), length.getAsLong()))
                : Optional.empty();
        String value = secretive.get() ? Words.of("sources.secret") : values.text(cell);
        rows.add(new VariableRow(path, depth, name, cell.type().name(), value, place, bytes, parts, shown));
        if (shown) {
            for (Values.Part part : values.parts(cell)) {
                add(path + "/" + part.name(), depth + 1, part.name(), part.cell(), "", values, rows);
            }
        }
    }

    // ---- Over the grid

    private void draw() {
        List<Overlay> all = new ArrayList<>();
        if (drawn.get()) {
            Values values = values();
            Symbols symbols = symbols();
            CallSituation plain = situation(values, List.of());
            symbols.globals().forEach(variable -> draw(variable, 0, plain, all));
            call().filter(call -> call.offset() >= 0).ifPresent(call -> {
                List<Scope> scopes = symbols.scopesAt(call.offset());
                CallSituation situation = situation(values, scopes);
                for (Scope scope : scopes) {
                    scope.variables().forEach(variable -> draw(variable, call.offset(), situation, all));
                }
            });
        }
        if (!all.equals(overlays.get())) {
            overlays.set(all);
        }
    }

    private static void draw(Variable variable, int offset, CallSituation situation, List<Overlay> all) {
        if (Operations.find(variable, offset, situation) instanceof Found.InMemory memory) {
            // Each variable has a hue of its own, and its fields share it.
            int hue = (int) Math.min(Integer.MAX_VALUE, memory.address() >>> 2);
            draw(variable.name(), variable.type(), memory.address(), hue, all);
        }
    }

    private static void draw(String name, DataType type, long address, int hue, List<Overlay> all) {
        if (all.size() >= MOST_OVERLAYS || type.size() <= 0) {
            return;
        }
        if (type instanceof TypeLayout layout
                && !layout.union()
                && !layout.fields().isEmpty()) {
            for (TypeLayout.Field field : layout.fields()) {
                String inner = field.name().isEmpty() ? name : name + "." + field.name();
                draw(inner, field.type(), address + field.offset(), hue, all);
            }
        } else if (type instanceof DataType.Array array
                && array.count() <= MOST_ELEMENTS
                && array.element().size() > 1) {
            for (int i = 0; i < array.count(); i++) {
                draw(
                        name + "[" + i + "]",
                        array.element(),
                        address + i * array.element().size(),
                        hue,
                        all);
            }
        } else {
            all.add(new Overlay(address, type.size(), name, Overlay.Kind.FIELD, hue));
        }
    }
}
