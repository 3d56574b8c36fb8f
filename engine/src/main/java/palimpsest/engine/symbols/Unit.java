package palimpsest.engine.symbols;

import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import palimpsest.engine.source.ByteSlice;
import palimpsest.engine.symbols.Abbreviations.Abbreviation;
import palimpsest.engine.symbols.Abbreviations.Field;
import palimpsest.engine.symbols.Dwarf.At;
import palimpsest.engine.symbols.Dwarf.Form;

/** What one compilation said: a tree of entries, and the tables that they refer to. See DWARF 5, 7.5.1. */
final class Unit {

    static final String INFO = ".debug_info";

    private static final int COMPILE = 1;
    private static final int PARTIAL = 3;
    private static final int DEEPEST = 200;

    private final Sections sections;
    private final Map<Integer, Entry> all;
    private final SectionReader info;
    private final int start;
    private final boolean wide;
    private final int version;
    private int addressSize;
    private Optional<Entry> root = Optional.empty();

    /**
     * Reads a unit and goes past it, whatever is wrong inside.
     *
     * @param all takes the entries by their offsets, those of all units
     * @param room how many entries may be read
     */
    static Unit read(SectionReader in, Sections sections, Map<Integer, Entry> all, int room, List<String> faults) {
        int start = in.position();
        long length = in.u32();
        boolean wide = length == 0xffff_ffffL;
        if (wide) {
            length = in.fixed(8);
        }
        SectionReader inside = in.at(in.position());
        inside.limit(length);
        in.skip(length);
        Unit unit = new Unit(sections, all, inside, start, wide);
        try {
            unit.entries(inside, room);
        } catch (BrokenException broken) {
            faults.add(broken.text());
        }
        return unit;
    }

    private Unit(Sections sections, Map<Integer, Entry> all, SectionReader in, int start, boolean wide) {
        this.sections = sections;
        this.all = all;
        this.info = in.at(0);
        this.start = start;
        this.wide = wide;
        this.version = in.u16();
    }

    private void entries(SectionReader in, int room) {
        if (version < 2 || version > 5) {
            throw in.broken("DWARF " + version + ", which is not known here,");
        }
        int kind = version == 5 ? in.u8() : COMPILE;
        long abbreviations;
        if (version == 5) {
            addressSize = in.u8();
            abbreviations = in.fixed(offsetSize());
        } else {
            abbreviations = in.fixed(offsetSize());
            addressSize = in.u8();
        }
        if (kind != COMPILE && kind != PARTIAL) {
            return;
        }
        if (addressSize != 4 && addressSize != 8) {
            throw in.broken("an address of " + addressSize + " bytes");
        }
        Abbreviations shapes =
                new Abbreviations(sections.reader(".debug_abbrev").at(abbreviations));
        Deque<Entry> open = new ArrayDeque<>();
        int most = all.size() + room;
        do {
            int offset = in.position();
            long code = in.uleb();
            if (code == 0) {
                open.pollLast();
                continue;
            }
            Abbreviation shape = shapes.find(code).orElseThrow(() -> in.broken("an entry of an unknown shape"));
            if (all.size() >= most || open.size() >= DEEPEST) {
                throw in.broken("more than can be taken in");
            }
            Entry entry = new Entry(this, offset, in.position(), shape, Optional.ofNullable(open.peekLast()));
            all.put(offset, entry);
            if (root.isEmpty()) {
                root = Optional.of(entry);
            }
            shape.fields().forEach(field -> read(in, field));
            if (shape.children()) {
                open.addLast(entry);
            }
        } while (!open.isEmpty() && !in.atEnd());
    }

    /** The entry of the whole; none where the unit is of no interest or cannot be read. */
    Optional<Entry> root() {
        return root;
    }

    Sections sections() {
        return sections;
    }

    int version() {
        return version;
    }

    int addressSize() {
        return addressSize;
    }

    int offsetSize() {
        return wide ? 8 : 4;
    }

    SectionReader reader(int offset) {
        return info.at(offset);
    }

    Attribute read(SectionReader in, Field field) {
        return Attribute.read(in, field, wide, version, addressSize);
    }

    Optional<String> text(Attribute attribute) {
        if (attribute.form() == Form.STRING) {
            return Optional.of(new String(attribute.bytes().toBytes(), StandardCharsets.UTF_8));
        }
        if (attribute.form() == Form.STRP) {
            return Optional.of(textAt(".debug_str", attribute.number()));
        }
        if (attribute.form() == Form.LINE_STRP) {
            return Optional.of(textAt(".debug_line_str", attribute.number()));
        }
        if (attribute.isTextIndex()) {
            SectionReader offsets = sections.reader(".debug_str_offsets")
                    .at(base(At.STR_OFFSETS_BASE) + attribute.number() * offsetSize());
            return Optional.of(textAt(".debug_str", offsets.fixed(offsetSize())));
        }
        return Optional.empty();
    }

    private String textAt(String section, long offset) {
        return sections.reader(section).at(offset).text();
    }

    /** The address that an attribute says, in the code or in memory. */
    OptionalLong address(Attribute attribute) {
        if (attribute.form() == Form.ADDR) {
            return OptionalLong.of(attribute.number());
        }
        return attribute.isAddressIndex() ? OptionalLong.of(address(attribute.number())) : OptionalLong.empty();
    }

    /** An address of the unit's table. */
    long address(long index) {
        return sections.reader(".debug_addr")
                .at(base(At.ADDR_BASE) + index * addressSize)
                .fixed(addressSize);
    }

    /** The unit's table of addresses. */
    ByteSlice addresses() {
        SectionReader table = sections.reader(".debug_addr");
        table.seek(Math.min(base(At.ADDR_BASE), table.end()));
        return table.bytes(table.end() - table.position());
    }

    /** The address that ranges are counted from. */
    long lowest() {
        return root.map(entry -> entry.address(At.LOW_PC))
                .orElse(OptionalLong.empty())
                .orElse(0);
    }

    Optional<Entry> reference(Attribute attribute) {
        return switch (attribute.form()) {
            case Form.REF1, Form.REF2, Form.REF4, Form.REF8, Form.REF_UDATA -> entry(start + attribute.number());
            case Form.REF_ADDR -> entry(attribute.number());
            default -> Optional.empty();
        };
    }

    private Optional<Entry> entry(long offset) {
        return offset == (int) offset ? Optional.ofNullable(all.get((int) offset)) : Optional.empty();
    }

    /** Where the unit's part of a shared table begins. */
    long base(int attribute) {
        return root.map(entry -> entry.number(attribute))
                .orElse(OptionalLong.empty())
                .orElse(0);
    }
}
