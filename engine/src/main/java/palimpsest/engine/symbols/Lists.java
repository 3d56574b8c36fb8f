package palimpsest.engine.symbols;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import palimpsest.engine.source.ByteSlice;
import palimpsest.engine.symbols.Dwarf.At;
import palimpsest.engine.symbols.Dwarf.Form;

/** The code that entries belong to, and where variables are in which part of it. See DWARF 5, 2.17 and 2.6.2. */
final class Lists {

    private static final int MOST = 100_000;

    private Lists() {}

    /** A part of a list. */
    private record Part(long from, long to, ByteSlice operations) {}

    /** The code of an entry, in the order in which it is written. */
    static List<CodeRange> ranges(Entry entry) {
        Unit unit = entry.unit();
        Optional<Attribute> list = entry.attribute(At.RANGES);
        List<CodeRange> ranges = new ArrayList<>();
        if (list.isPresent()) {
            ranges(list.get(), unit).forEach(part -> add(part, unit, ranges));
            return ranges;
        }
        OptionalLong low = entry.address(At.LOW_PC);
        Optional<Attribute> high = entry.attribute(At.HIGH_PC);
        if (low.isPresent() && high.isPresent()) {
            long end = high.get().isConstant()
                    ? low.getAsLong() + high.get().number()
                    : unit.address(high.get()).orElse(0);
            add(new Part(low.getAsLong(), end, ByteSlice.EMPTY), unit, ranges);
        }
        return ranges;
    }

    private static List<Part> ranges(Attribute attribute, Unit unit) {
        if (unit.version() < 5) {
            return pairs(unit.sections().reader(".debug_ranges").at(attribute.number()), unit, false);
        }
        SectionReader in = unit.sections().reader(".debug_rnglists");
        return entries(in.at(start(in, attribute, Form.RNGLISTX, At.RNGLISTS_BASE, unit)), unit, false);
    }

    /** Where a variable is. */
    static List<Variable.Located> locations(Attribute attribute, Unit unit) {
        if (attribute.isBlock()) {
            return List.of(new Variable.Located(EVERYWHERE, computed(attribute.bytes(), unit)));
        }
        List<Part> parts;
        if (unit.version() < 5) {
            parts = pairs(unit.sections().reader(".debug_loc").at(attribute.number()), unit, true);
        } else {
            SectionReader in = unit.sections().reader(".debug_loclists");
            parts = entries(in.at(start(in, attribute, Form.LOCLISTX, At.LOCLISTS_BASE, unit)), unit, true);
        }
        List<Variable.Located> locations = new ArrayList<>();
        for (Part part : parts) {
            List<CodeRange> range = new ArrayList<>();
            if (part.from() == 0 && part.to() == Long.MAX_VALUE) {
                range.add(EVERYWHERE);
            } else {
                add(part, unit, range);
            }
            range.forEach(each -> locations.add(new Variable.Located(each, computed(part.operations(), unit))));
        }
        return locations;
    }

    private static final CodeRange EVERYWHERE = new CodeRange(0, Integer.MAX_VALUE);

    static Location computed(ByteSlice operations, Unit unit) {
        return new Location.Computed(operations, unit.addresses(), unit.addressSize());
    }

    private static void add(Part part, Unit unit, List<CodeRange> ranges) {
        int start = unit.sections().offset(part.from());
        int end = unit.sections().offset(part.to());
        if (start >= 0 && end > start) {
            ranges.add(new CodeRange(start, end));
        }
    }

    private static long start(SectionReader in, Attribute attribute, int indexed, int baseOf, Unit unit) {
        if (attribute.form() != indexed) {
            return attribute.number();
        }
        long base = unit.base(baseOf);
        return base + in.at(base + attribute.number() * unit.offsetSize()).fixed(unit.offsetSize());
    }

    /** DWARF 2 to 4: pairs of addresses, counted from a base. */
    private static List<Part> pairs(SectionReader in, Unit unit, boolean located) {
        int size = unit.addressSize();
        long largest = size == 4 ? 0xffff_ffffL : -1L;
        long base = unit.lowest();
        List<Part> parts = new ArrayList<>();
        while (parts.size() < MOST) {
            long from = in.fixed(size);
            long to = in.fixed(size);
            if (from == 0 && to == 0) {
                return parts;
            }
            if (from == largest) {
                base = to;
            } else {
                ByteSlice operations = located ? in.bytes(in.u16()) : ByteSlice.EMPTY;
                parts.add(new Part(base + from, base + to, operations));
            }
        }
        throw in.broken("a list without end");
    }

    /** DWARF 5: entries of several kinds; a list of locations has one kind more than one of ranges. */
    private static List<Part> entries(SectionReader in, Unit unit, boolean located) {
        long base = unit.lowest();
        List<Part> parts = new ArrayList<>();
        while (parts.size() < MOST) {
            int kind = in.u8();
            if (kind == 0) {
                return parts;
            }
            if (!located && kind >= 5) {
                kind++;
            }
            long from;
            long to;
            switch (kind) {
                case 1 -> {
                    base = unit.address(in.uleb());
                    continue;
                }
                case 2 -> {
                    from = unit.address(in.uleb());
                    to = unit.address(in.uleb());
                }
                case 3 -> {
                    from = unit.address(in.uleb());
                    to = from + in.uleb();
                }
                case 4 -> {
                    from = base + in.uleb();
                    to = base + in.uleb();
                }
                case 5 -> {
                    from = 0;
                    to = Long.MAX_VALUE;
                }
                case 6 -> {
                    base = in.fixed(unit.addressSize());
                    continue;
                }
                case 7 -> {
                    from = in.fixed(unit.addressSize());
                    to = in.fixed(unit.addressSize());
                }
                case 8 -> {
                    from = in.fixed(unit.addressSize());
                    to = from + in.uleb();
                }
                default -> throw in.broken("an entry of an unknown kind in a list");
            }
            parts.add(new Part(from, to, located ? in.bytes(in.uleb()) : ByteSlice.EMPTY));
        }
        throw in.broken("a list without end");
    }
}
