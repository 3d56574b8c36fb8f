package palimpsest.engine.record;

import java.util.List;
import palimpsest.engine.syntax.DefinedType;
import palimpsest.engine.syntax.GlobalType;
import palimpsest.engine.syntax.MemoryType;
import palimpsest.engine.syntax.TableType;

/**
 * What the host made and modules got to see. Types are closed.
 *
 * @param memories those made before the session began; later ones are actions
 * @param functions what they did stands in the actions; in a session opened again they are stand-ins
 * @param exceptions those the host threw or gave; values of one name earlier ones only
 * @param objects how objects of the host looked as text; nothing else of them can be kept
 */
public record SavedHost(
        List<MemoryType> memories,
        List<Function> functions,
        List<Table> tables,
        List<Global> globals,
        List<Tag> tags,
        List<Thrown> exceptions,
        List<String> objects) {

    /** Nothing. */
    public static final SavedHost NOTHING =
            new SavedHost(List.of(), List.of(), List.of(), List.of(), List.of(), List.of(), List.of());

    public SavedHost {
        memories = List.copyOf(memories);
        functions = List.copyOf(functions);
        tables = List.copyOf(tables);
        globals = List.copyOf(globals);
        tags = List.copyOf(tags);
        exceptions = List.copyOf(exceptions);
        objects = List.copyOf(objects);
    }

    /** A function of the host. */
    public record Function(String name, DefinedType type) {}

    /**
     * A table, as it was when a module first imported it.
     *
     * @param type its minimum is the size it had then
     * @param elements runs of equal elements, as many as the minimum says together
     */
    public record Table(TableType type, List<Run> elements) {
        public Table {
            elements = List.copyOf(elements);
        }
    }

    /** The same element several times. */
    public record Run(int count, SavedReference element) {}

    /** A global, as it was when a module first imported it. */
    public record Global(GlobalType type, SavedValue value) {}

    /** A tag. */
    public record Tag(String name, DefinedType type) {}

    /** An exception with what it carries. */
    public record Thrown(SavedExternal tag, List<SavedValue> values) {
        public Thrown {
            values = List.copyOf(values);
        }
    }
}
