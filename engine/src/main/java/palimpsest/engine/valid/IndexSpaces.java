package palimpsest.engine.valid;

import java.util.ArrayList;
import java.util.List;
import palimpsest.engine.syntax.ExternalType;
import palimpsest.engine.syntax.GlobalType;
import palimpsest.engine.syntax.Import;
import palimpsest.engine.syntax.MemoryType;
import palimpsest.engine.syntax.Module;
import palimpsest.engine.syntax.TableType;

/**
 * Everything a module can refer to by index, imports first, with the types as the module writes them. See the
 * specification, Indices.
 *
 * @param functions the type index of each function
 * @param tags the type index of each tag
 */
record IndexSpaces(
        List<Integer> functions,
        List<TableType> tables,
        List<MemoryType> memories,
        List<GlobalType> globals,
        List<Integer> tags) {

    static IndexSpaces of(Module module) {
        IndexSpaces spaces = new IndexSpaces(
                new ArrayList<>(), new ArrayList<>(), new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
        module.imports().forEach(spaces::add);
        module.functions().forEach(function -> spaces.functions.add(function.typeIndex()));
        module.tables().forEach(table -> spaces.tables.add(table.type()));
        module.memories().forEach(memory -> spaces.memories.add(memory.type()));
        module.globals().forEach(global -> spaces.globals.add(global.type()));
        module.tags().forEach(tag -> spaces.tags.add(tag.typeIndex()));
        return spaces;
    }

    private void add(Import each) {
        ExternalType type = each.type();
        if (type instanceof ExternalType.Func function) {
            functions.add(function.typeIndex());
        } else if (type instanceof ExternalType.Table table) {
            tables.add(table.type());
        } else if (type instanceof ExternalType.Memory memory) {
            memories.add(memory.type());
        } else if (type instanceof ExternalType.Global global) {
            globals.add(global.type());
        } else if (type instanceof ExternalType.Tag tag) {
            tags.add(tag.typeIndex());
        }
    }
}
