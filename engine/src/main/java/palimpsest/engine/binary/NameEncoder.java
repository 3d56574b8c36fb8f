package palimpsest.engine.binary;

import java.util.SortedMap;
import palimpsest.engine.syntax.ByteWriter;
import palimpsest.engine.syntax.NameSpace;
import palimpsest.engine.syntax.Names;

/** Writes the contents of the name section. See the specification's appendix, Name Section. */
final class NameEncoder {

    private NameEncoder() {}

    static ByteWriter encode(Names names) {
        ByteWriter out = new ByteWriter();
        names.module().ifPresent(name -> subsection(out, 0, new ByteWriter().name(name)));
        for (NameSpace space : NameSpace.values()) {
            if (!names.outers(space).isEmpty()) {
                subsection(out, space.id(), space.indirect() ? indirectMap(names, space) : map(names.all(space)));
            }
        }
        return out;
    }

    private static void subsection(ByteWriter out, int id, ByteWriter contents) {
        out.u8(id).u32(contents.size()).append(contents);
    }

    private static ByteWriter indirectMap(Names names, NameSpace space) {
        SortedMap<Integer, SortedMap<Integer, String>> outers = names.outers(space);
        ByteWriter out = new ByteWriter().u32(outers.size());
        outers.forEach((outer, inner) -> out.u32(outer).append(map(inner)));
        return out;
    }

    private static ByteWriter map(SortedMap<Integer, String> map) {
        ByteWriter out = new ByteWriter().u32(map.size());
        map.forEach((index, name) -> out.u32(index).name(name));
        return out;
    }
}
