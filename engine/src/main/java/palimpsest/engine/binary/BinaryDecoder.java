package palimpsest.engine.binary;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import palimpsest.engine.source.BinarySource;
import palimpsest.engine.source.ByteSlice;
import palimpsest.engine.source.Diagnostic;
import palimpsest.engine.source.Phase;
import palimpsest.engine.source.Span;
import palimpsest.engine.syntax.ByteReader;
import palimpsest.engine.syntax.CustomSection;
import palimpsest.engine.syntax.MalformedException;
import palimpsest.engine.syntax.Module;

/**
 * Decodes a binary. Like the specification's reference interpreter it reads a section up to where its contents end, and
 * then compares with the size that the section told.
 *
 * <p>It takes time linear in the input. It makes at most a few objects for each byte, all of them small, and none from a
 * length that has not been checked; function bodies and segments stay in the input's own array.
 */
public final class BinaryDecoder {

    private static final int MAGIC = 0x6d73_6100;
    private static final int VERSION = 1;
    private static final int COMPONENT_VERSION = 0x1_000d;

    private final BinarySource source;
    private final ByteReader in;
    private final SectionDecoder sections;
    private final List<CustomSection> customSections = new ArrayList<>();
    private final List<String> notes = new ArrayList<>();

    private BinaryDecoder(BinarySource source) {
        this.source = source;
        this.in = new ByteReader(source.bytes(), 0, source.length());
        this.sections = new SectionDecoder(in);
    }

    /** Decodes; a malformed binary gives one diagnostic, never an exception. */
    public static Decoded decode(BinarySource source) {
        BinaryDecoder decoder = new BinaryDecoder(source);
        try {
            return new Decoded(Optional.of(decoder.module()), List.of(), decoder.notes);
        } catch (MalformedException e) {
            int start = Math.min(e.offset(), source.length());
            Span span = new Span(start, Math.min(start + 1, source.length()));
            Diagnostic fault = new Diagnostic(Phase.MALFORMED, source, span, e.text());
            return new Decoded(Optional.empty(), List.of(fault), decoder.notes);
        }
    }

    private Module module() {
        preamble();
        Optional<Section> last = Optional.empty();
        while (!in.atEnd()) {
            int start = in.position();
            int id = in.u8();
            Optional<Section> section = Section.of(id);
            if (section.isEmpty() && id != Section.CUSTOM) {
                throw new MalformedException(start, "malformed section id " + id);
            }
            int size = size();
            int end = in.position() + size;
            if (section.isEmpty()) {
                custom(start, end, last.map(Section::id).orElse(0));
                continue;
            }
            if (last.isPresent() && section.get().compareTo(last.get()) <= 0) {
                throw new MalformedException(
                        start,
                        "unexpected content after last section: a " + word(section.get()) + " section after the "
                                + word(last.get()) + " section");
            }
            sections.decode(section.get());
            if (in.position() != end) {
                throw new MalformedException(
                        Math.min(in.position(), end),
                        String.format(
                                "section size mismatch: the %s section should end at 0x%x, its contents end at 0x%x",
                                word(section.get()), end, in.position()));
            }
            last = section;
        }
        return sections.finish(source, customSections, notes);
    }

    private void preamble() {
        if (in.i32Bits() != MAGIC) {
            throw new MalformedException(0, "magic header not detected: a binary begins with 00 61 73 6d");
        }
        int start = in.position();
        int version = in.i32Bits();
        if (version != VERSION) {
            String what = version == COMPONENT_VERSION
                    ? "this is a component, not a module"
                    : Integer.toUnsignedString(version) + " instead of 1";
            throw new MalformedException(start, "unknown binary version: " + what);
        }
    }

    private int size() {
        int start = in.position();
        int size = in.u32();
        if (size < 0 || size > in.remaining()) {
            throw new MalformedException(
                    start,
                    "length out of bounds: the section should have " + Integer.toUnsignedString(size) + " bytes, but "
                            + in.remaining() + " are left");
        }
        return size;
    }

    private void custom(int start, int end, int after) {
        String name = in.name();
        if (in.position() > end) {
            throw new MalformedException(end, ByteReader.UNEXPECTED_END);
        }
        ByteSlice contents = new ByteSlice(in.bytes(), in.position(), end);
        customSections.add(new CustomSection(name, contents, after, new Span(start, end)));
        in.seek(end);
    }

    private static String word(Section section) {
        return section.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
