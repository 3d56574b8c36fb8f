package palimpsest.engine.binary;

import java.util.List;
import palimpsest.engine.source.ByteSlice;
import palimpsest.engine.syntax.ByteWriter;
import palimpsest.engine.syntax.CustomSection;
import palimpsest.engine.syntax.Module;

/**
 * Writes a module in the binary format, in the shortest form of each part but function bodies, which are written as they
 * are. Decoding gives an equal module. See the specification, Binary Format.
 */
public final class BinaryEncoder {

    private static final String NAME = "name";
    private static final byte[] PREAMBLE = {0, 'a', 's', 'm', 1, 0, 0, 0};

    private final Module module;
    private final ByteWriter out = new ByteWriter();
    private boolean namesWritten;

    private BinaryEncoder(Module module) {
        this.module = module;
        this.namesWritten = module.names().isEmpty();
    }

    /**
     * The module as a binary. Custom sections stand where they stood, but a name section is made anew from the module's
     * names, if it has any.
     */
    public static byte[] encode(Module module) {
        return new BinaryEncoder(module).encode();
    }

    private byte[] encode() {
        out.bytes(PREAMBLE);
        customSections(0);
        for (Section section : Section.values()) {
            ByteWriter contents = SectionEncoder.encode(module, section);
            if (contents.size() > 0) {
                out.u8(section.id()).u32(contents.size()).append(contents);
            }
            customSections(section.id());
        }
        names();
        return out.toBytes();
    }

    private void customSections(int after) {
        List<CustomSection> sections = module.customSections();
        for (CustomSection section : sections) {
            if (section.after() != after) {
                continue;
            }
            if (section.name().equals(NAME) && !module.names().isEmpty()) {
                names();
            } else {
                ByteSlice contents = section.contents();
                custom(section.name(), new ByteWriter().bytes(contents.array(), contents.start(), contents.end()));
            }
        }
    }

    private void names() {
        if (!namesWritten) {
            custom(NAME, NameEncoder.encode(module.names()));
            namesWritten = true;
        }
    }

    private void custom(String name, ByteWriter contents) {
        ByteWriter section = new ByteWriter().name(name).append(contents);
        out.u8(Section.CUSTOM).u32(section.size()).append(section);
    }
}
