package palimpsest.app.structures;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.Executor;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.concurrent.Task;
import palimpsest.app.bytes.Addresses;
import palimpsest.app.bytes.Overlay;
import palimpsest.app.session.LaidView;
import palimpsest.app.session.Laying;
import palimpsest.app.session.MemoryInfo;
import palimpsest.app.session.MemoryRange;
import palimpsest.app.session.Program;
import palimpsest.app.session.Session;
import palimpsest.app.session.Snapshot;
import palimpsest.app.session.State;
import palimpsest.app.session.StructuresView;
import palimpsest.app.words.Words;
import palimpsest.engine.symbols.Symbols;
import palimpsest.engine.syntax.AddressType;

/** The structures that are laid over memories, as a tree of lines, and the descriptions that they follow. */
public final class StructuresViewModel {
    private static final int MOST_ROWS = 5_000;
    private static final int MOST_OVERLAYS = 500;

    /** The person's own descriptions; they are kept from one start to the next. */
    public final StringProperty own = new SimpleStringProperty(this, "own", "");

    private final Session session;
    private final StructureIntents intents;
    private final Executor background;
    private final ReadOnlyObjectWrapper<List<Row>> rows = new ReadOnlyObjectWrapper<>(this, "rows", List.of());
    private final ReadOnlyObjectWrapper<List<Fault>> faults = new ReadOnlyObjectWrapper<>(this, "faults", List.of());
    private final Library library = new Library();
    private final Set<String> opened = new HashSet<>();
    private final Set<Integer> met = new HashSet<>();
    /** Readers of the memories as they are now, by their indices. */
    private final Map<Integer, Reader> readers = new HashMap<>();

    private long program;
    private List<ModuleTypes.Variable> variables = List.of();
    private List<MemoryInfo> memories = List.of();
    private StructuresView shown = StructuresView.NOTHING;

    /** @param background reads what a module describes */
    public StructuresViewModel(Session session, StructureIntents intents, Executor background) {
        this.background = background;
        this.session = session;
        this.intents = intents;
        own.addListener((property, before, now) -> describe(now));
        session.snapshotProperty().addListener((property, before, now) -> show(now));
        describe(own.get());
        show(session.snapshot());
    }

    /** The visible lines, from top to bottom. */
    ReadOnlyObjectProperty<List<Row>> rowsProperty() {
        return rows.getReadOnlyProperty();
    }

    /** What is wrong with the person's own descriptions. */
    ReadOnlyObjectProperty<List<Fault>> faultsProperty() {
        return faults.getReadOnlyProperty();
    }

    /** Changes whenever what is to be drawn over the grid may have. */
    public ReadOnlyObjectProperty<?> shownProperty() {
        return rows.getReadOnlyProperty();
    }

    /** All descriptions that can be laid. */
    Library library() {
        return library;
    }

    // ---- Reading

    private void show(Snapshot now) {
        boolean sameProgram = now.program().map(Program::opening).orElse(0L) == program;
        boolean same = sameProgram
                && now.memories().equals(memories)
                && now.structures().equals(shown);
        if (now.state() == State.RUNNING || same) {
            // While the module runs, only what the grid shows of the memory is known: the last stop stays.
            return;
        }
        now.program().ifPresent(this::take);
        if (!now.structures().text().equals(shown.text())) {
            library.session(now.structures().text());
        }
        memories = now.memories();
        shown = now.structures();
        readers.clear();
        build();
    }

    /** Takes over what another module's debug information says. */
    private void take(Program now) {
        if (now.opening() != program) {
            program = now.opening();
            take(ModuleDescriptions.NONE);
            Symbols symbols = now.symbols().symbols();
            if (!symbols.types().isEmpty() || !symbols.globals().isEmpty()) {
                read(symbols);
            }
        }
    }

    private void read(Symbols symbols) {
        long number = program;
        Task<ModuleDescriptions> reading = new Task<>() {
            @Override
            protected ModuleDescriptions call() {
                return ModuleDescriptions.of(symbols);
            }
        };
        reading.setOnSucceeded(done -> {
            if (number == program) {
                take(reading.getValue());
                readers.clear();
                build();
            }
        });
        background.execute(reading);
    }

    private void take(ModuleDescriptions read) {
        library.module(read.types());
        variables = read.variables();
    }

    /** The variables of the program that have an address. */
    List<ModuleTypes.Variable> variables() {
        return variables;
    }

    private void describe(String text) {
        faults.set(library.own(text));
        readers.clear();
        keep();
        build();
    }

    /** Keeps with the session what its structures need. */
    private void keep() {
        String needed = library.textFor(
                shown.laid().stream().map(laid -> laid.laying().type()).toList());
        if (!needed.equals(shown.text())) {
            session.structures().describe(needed);
        }
    }

    private void build() {
        List<Row> lines = new ArrayList<>();
        for (LaidView laid : shown.laid()) {
            Item item = root(laid);
            if (met.add(laid.number())) {
                opened.add(item.path());
            }
            add(item, 0, laid.laying().memory(), Optional.of(laid), lines);
        }
        rows.set(List.copyOf(lines));
    }

    private void add(Item item, int depth, int memory, Optional<LaidView> laid, List<Row> lines) {
        boolean isOpen = item.opens() && opened.contains(item.path());
        lines.add(new Row(item, depth, isOpen, memory, laid));
        if (isOpen) {
            for (Item child :
                    reader(memory).map(reader -> reader.children(item)).orElse(List.of())) {
                if (lines.size() < MOST_ROWS) {
                    add(child, depth + 1, memory, Optional.empty(), lines);
                }
            }
        }
    }

    private Item root(LaidView laid) {
        Laying laying = laid.laying();
        String path = "#" + laid.number();
        Library.Found found = library.type(laying.type());
        Optional<Reader> reader = reader(laying.memory());
        Optional<String> problem = found.fault()
                .map(Fault::message)
                .or(laid::problem)
                .or(() -> reader.isEmpty() ? Optional.of(Words.of("structures.no.memory")) : Optional.empty());
        if (problem.isPresent()
                || found.type().isEmpty()
                || reader.isEmpty()
                || laid.address().isEmpty()) {
            return note(path, laying, laid.address().orElse(0L), problem.orElse(""));
        }
        return reader.get()
                .read(path, laying.type(), found.type().get(), laid.address().get());
    }

    private static Item note(String path, Laying laying, long address, String problem) {
        return new Item(
                path,
                laying.type(),
                Item.Kind.NOTE,
                new Type.Opaque(""),
                "",
                address,
                0,
                Optional.empty(),
                false,
                "",
                Optional.of(problem),
                OptionalLong.empty(),
                false,
                false,
                List::of);
    }

    private Optional<Reader> reader(int memory) {
        if (memory < 0 || memory >= memories.size()) {
            return Optional.empty();
        }
        return Optional.of(readers.computeIfAbsent(memory, index -> {
            MemoryInfo info = memories.get(index);
            int pointer = info.type().addressType() == AddressType.I64 ? Long.BYTES : Integer.BYTES;
            return new Reader(new Layout(library.all(), pointer), MemoryBytes.of(info.image()));
        }));
    }

    // ---- Laying

    /** Lays a type over the memory of the selection; gives the reason when it cannot be. */
    Optional<String> lay(String type, String where) {
        Optional<String> problem = problem(type, where);
        if (problem.isEmpty()) {
            int memory = intents.selection().map(MemoryRange::memory).orElse(0);
            keepAlso(type);
            session.structures().lay(new Laying(type.strip(), where.strip(), memory));
        }
        return problem;
    }

    /** Lays something else in the place of what is laid; gives the reason when it cannot be. */
    Optional<String> change(LaidView laid, String type, String where) {
        Optional<String> problem = problem(type, where);
        if (problem.isEmpty()) {
            keepAlso(type);
            session.structures()
                    .change(
                            laid.number(),
                            new Laying(
                                    type.strip(), where.strip(), laid.laying().memory()));
        }
        return problem;
    }

    private Optional<String> problem(String type, String where) {
        if (type.isBlank()) {
            return Optional.of(Words.of("structures.type.missing"));
        }
        if (where.isBlank()) {
            return Optional.of(Words.of("structures.where.missing"));
        }
        return library.type(type).fault().map(Fault::message);
    }

    private void keepAlso(String type) {
        List<String> types = new ArrayList<>(
                shown.laid().stream().map(laid -> laid.laying().type()).toList());
        types.add(type);
        session.structures().describe(library.textFor(types));
    }

    void remove(LaidView laid) {
        session.structures().remove(laid.number());
    }

    /** Lays the example over the selection, and adds it to the person's own descriptions. */
    void layExample() {
        if (library.all().named("Point").isEmpty()) {
            own.set(own.get().isBlank() ? example() : own.get().stripTrailing() + "\n\n" + example());
        }
        lay("Point", selected().orElse("0"));
    }

    /** Two lines that say how a structure is described. */
    static String example() {
        return "// " + Words.of("structures.example") + "\nstruct Point { x: i32, y: i32 }\n";
    }

    /** The address of the selected byte. */
    Optional<String> selected() {
        return intents.selection().map(range -> Addresses.shortHex(range.address()));
    }

    /** A place that a structure may be laid at. */
    record Where(String words, String expression) {}

    /** Places that are at hand: the selection, what it points to, results of calls, globals. */
    List<Where> places() {
        return Places.of(session.snapshot(), intents.selection());
    }

    // ---- The tree

    /** Shows or hides what is in a line. */
    void toggle(Row row) {
        if (!opened.remove(row.item().path())) {
            opened.add(row.item().path());
        }
        build();
    }

    /** Selects the bytes of a line in the grid. */
    void select(Row row) {
        Item item = row.item();
        if (item.hasBytes() && memoryHas(row.memory(), item.address())) {
            intents.select(new MemoryRange(row.memory(), item.address(), item.size()));
        }
    }

    /** Selects what a pointer leads to. */
    void selectTarget(Row row) {
        OptionalLong target = row.item().number();
        if (target.isPresent() && memoryHas(row.memory(), target.getAsLong())) {
            intents.select(new MemoryRange(row.memory(), target.getAsLong(), 1));
        }
    }

    private boolean memoryHas(int memory, long address) {
        return reader(memory).filter(reader -> reader.memory().has(address, 1)).isPresent();
    }

    /** What can be typed for a line, as it stands there now. */
    String typeable(Row row) {
        return editing(row.memory()).map(editing -> editing.text(row.item())).orElse("");
    }

    /** Writes another value, as the host; gives the reason when it cannot be. */
    Optional<String> edit(Row row, String typed) {
        Optional<Editing.Edited> edited = editing(row.memory()).map(editing -> editing.edit(row.item(), typed));
        edited.flatMap(Editing.Edited::bytes)
                .ifPresent(bytes -> session.hostWrite(row.memory(), row.item().address(), bytes));
        return edited.flatMap(Editing.Edited::problem);
    }

    private Optional<Editing> editing(int memory) {
        return reader(memory).map(reader -> new Editing(reader.layout(), reader.memory()));
    }

    /** The bytes of a line in hexadecimal; of many the first. */
    String hex(Row row) {
        int most = 16;
        long size = row.item().size();
        int count = (int) Addresses.min(size, most);
        Optional<Reader> reader = reader(row.memory());
        if (count == 0
                || reader.isEmpty()
                || !reader.get().memory().has(row.item().address(), count)) {
            return "";
        }
        byte[] bytes = new byte[count];
        reader.get().memory().read(row.item().address(), bytes);
        return HexFormat.ofDelimiter(" ").formatHex(bytes) + (size > count ? " …" : "");
    }

    // ---- The grid

    /** The visible fields that lie in a memory, to be drawn over it. */
    public List<Overlay> overlays(int memory) {
        List<Overlay> overlays = new ArrayList<>();
        for (Row row : rows.get()) {
            Item item = row.item();
            boolean whole = !row.opened() || item.kind() == Item.Kind.POINTER;
            boolean padding = item.kind() == Item.Kind.PADDING;
            if (row.memory() == memory && whole && !padding && item.hasBytes() && overlays.size() < MOST_OVERLAYS) {
                String label = item.name() + (item.value().isEmpty() ? "" : " = " + item.value());
                overlays.add(new Overlay(item.address(), item.size(), label, Overlay.Kind.FIELD, overlays.size()));
            }
        }
        return overlays;
    }
}
