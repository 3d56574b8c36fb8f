package palimpsest.engine.binary;

import java.util.Optional;
import palimpsest.engine.source.ByteSlice;
import palimpsest.engine.syntax.ByteReader;
import palimpsest.engine.syntax.MalformedException;
import palimpsest.engine.syntax.NameSpace;
import palimpsest.engine.syntax.Names;

/** Reads the name section, as far as it can be read. See the specification's appendix, Name Section. */
final class NameDecoder {

    private static final int MODULE = 0;

    private final ByteReader in;
    private final Names names;

    private NameDecoder(ByteSlice section, Names names) {
        this.in = new ByteReader(section.array(), section.start(), section.end());
        this.names = names;
    }

    /** Adds the names of a section, and says what is wrong with it, if anything is. */
    static Optional<String> decode(ByteSlice section, Names names) {
        NameDecoder decoder = new NameDecoder(section, names);
        try {
            decoder.subsections(section.end());
            return Optional.empty();
        } catch (MalformedException e) {
            return Optional.of(String.format(
                    "The name section is broken at 0x%x (%s); names after that are missing.", e.offset(), e.text()));
        }
    }

    private void subsections(int end) {
        while (!in.atEnd()) {
            int id = in.u8();
            int start = in.position();
            int size = in.u32();
            if (size < 0 || size > in.remaining()) {
                throw new MalformedException(start, "length out of bounds");
            }
            int next = in.position() + size;
            in.setEnd(next);
            subsection(id);
            in.setEnd(end);
            in.seek(next);
        }
    }

    private void subsection(int id) {
        if (id == MODULE) {
            names.setModule(in.name());
            return;
        }
        Optional<NameSpace> space = NameSpace.of(id);
        if (space.isEmpty()) {
            return;
        }
        if (!space.get().indirect()) {
            nameMap(space.get(), 0);
            return;
        }
        int count = in.u32();
        for (int i = 0; i != count; i++) {
            nameMap(space.get(), in.u32());
        }
    }

    private void nameMap(NameSpace space, int outer) {
        int count = in.u32();
        for (int i = 0; i != count; i++) {
            int index = in.u32();
            names.put(space, outer, index, in.name());
        }
    }
}
