package palimpsest.engine.symbols;

import java.util.HashMap;
import java.util.Map;
import palimpsest.engine.source.BinarySource;
import palimpsest.engine.source.ByteSlice;
import palimpsest.engine.syntax.ByteReader;
import palimpsest.engine.syntax.CustomSection;
import palimpsest.engine.syntax.MalformedException;
import palimpsest.engine.syntax.Module;

/** The sections of a module that debug information is in, and the code that its addresses point into. */
final class Sections {

    private static final int HEADER = 8;
    private static final int CODE = 10;

    private final Map<String, ByteSlice> byName = new HashMap<>();
    private final CodeRange code;

    Sections(Module module) {
        for (CustomSection section : module.customSections()) {
            byName.putIfAbsent(section.name(), section.contents());
        }
        code = module.source() instanceof BinarySource binary ? code(binary) : new CodeRange(0, 0);
    }

    boolean has(String name) {
        return byName.containsKey(name);
    }

    /** A reader for a section; for one that is missing there is nothing to read. */
    SectionReader reader(String name) {
        return new SectionReader(name, slice(name));
    }

    ByteSlice slice(String name) {
        return byName.getOrDefault(name, ByteSlice.EMPTY);
    }

    /**
     * The offset in the module of an address in the code; -1 for what is not in the code, such as what a linker left out and
     * put at 0 or at the very end. See WebAssembly's tool conventions, DWARF.
     */
    int offset(long address) {
        return address > 0 && address <= code.end() - code.start() ? code.start() + (int) address : -1;
    }

    /** The contents of the code section: an address is counted from there. */
    private static CodeRange code(BinarySource source) {
        ByteReader in = new ByteReader(source.bytes(), 0, source.length());
        try {
            in.skip(HEADER);
            while (!in.atEnd()) {
                int id = in.u8();
                int size = in.u32();
                if (id == CODE) {
                    return new CodeRange(in.position(), in.position() + Math.min(size, in.remaining()));
                }
                in.skip(size);
            }
        } catch (MalformedException cutOff) {
            return new CodeRange(0, 0);
        }
        return new CodeRange(0, 0);
    }
}
