package palimpsest.engine.record;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import palimpsest.engine.binary.BinaryDecoder;
import palimpsest.engine.binary.Decoded;
import palimpsest.engine.runtime.ResourceLimits;
import palimpsest.engine.source.BinarySource;
import palimpsest.engine.source.ByteSlice;
import palimpsest.engine.source.Diagnostic;
import palimpsest.engine.syntax.ByteReader;
import palimpsest.engine.syntax.DefinedType;
import palimpsest.engine.syntax.MalformedException;
import palimpsest.engine.valid.Validated;
import palimpsest.engine.valid.Validator;

/** Reads a session out of bytes: first that they are whole and unharmed, then what they say. */
final class SessionDecoder {

    private static final int CRC = 4;
    private static final int SHA = 32;

    private final String name;
    private final byte[] bytes;
    private final Map<SectionName, ByteSlice> known = new EnumMap<>(SectionName.class);
    private final List<SavedExtra> extras = new ArrayList<>();

    private final Stage stage;

    private SessionDecoder(BinarySource source, Stage stage) {
        this.stage = stage;
        this.name = source.name();
        this.bytes = source.bytes();
    }

    static SessionRead decode(BinarySource source, Stage stage) {
        try {
            return SessionRead.of(new SessionDecoder(source, stage).session());
        } catch (Refusal refusal) {
            return SessionRead.refused(refusal.fault());
        } catch (MalformedException e) {
            return SessionRead.refused(SessionFault.at(
                    SessionFault.Kind.DAMAGED, source.name(), e.offset(), "the session is damaged: " + e.text()));
        }
    }

    private Refusal refusal(SessionFault.Kind kind, long offset, String message) {
        return new Refusal(SessionFault.at(kind, name, offset, message));
    }

    // ---- Whole and unharmed

    private SessionRecord session() {
        if (!Preamble.marks(bytes)) {
            boolean begun = bytes.length < Preamble.LENGTH
                    && bytes.length > 0
                    && Arrays.equals(bytes, Arrays.copyOf(Preamble.magic(), bytes.length));
            throw begun
                    ? cutShort(bytes.length)
                    : refusal(SessionFault.Kind.FOREIGN, 0, "this is not a session that Palimpsest saved");
        }
        if (bytes.length < Preamble.LENGTH) {
            throw cutShort(bytes.length);
        }
        int version = int32(Preamble.LENGTH - 4);
        boolean newer = Integer.compareUnsigned(version, Preamble.VERSION) > 0;
        if (newer || version == 0) {
            throw refusal(
                    newer ? SessionFault.Kind.NEWER : SessionFault.Kind.DAMAGED,
                    Preamble.LENGTH - 4,
                    newer
                            ? "a later version of Palimpsest saved this session (format "
                                    + Integer.toUnsignedString(version) + "; this one reads format " + Preamble.VERSION
                                    + ")"
                            : "the session is damaged: there is no format 0");
        }
        int end = sections();
        if (bytes.length < end + SHA) {
            throw cutShort(bytes.length);
        }
        if (!Arrays.equals(SessionEncoder.sha256(bytes, end), Arrays.copyOfRange(bytes, end, end + SHA))) {
            throw refusal(SessionFault.Kind.DAMAGED, end, "the session is damaged: its checksum does not fit");
        }
        if (bytes.length > end + SHA) {
            throw refusal(
                    SessionFault.Kind.DAMAGED,
                    end + SHA,
                    "the session is damaged: " + (bytes.length - end - SHA) + " bytes follow its end");
        }
        return contents();
    }

    private Refusal cutShort(long offset) {
        return refusal(SessionFault.Kind.CUT_SHORT, offset, "the session is cut short: its end is missing");
    }

    private int int32(int offset) {
        return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).getInt(offset);
    }

    /** Finds all sections, and gives where they end. */
    private int sections() {
        Set<String> names = new HashSet<>();
        ByteReader in = new ByteReader(bytes, Preamble.LENGTH, bytes.length);
        while (true) {
            int start = in.position();
            if (in.atEnd()) {
                throw cutShort(start);
            }
            String section = sectionName(in);
            if (section.isEmpty()) {
                return in.position();
            }
            if (in.remaining() < 4) {
                throw cutShort(bytes.length);
            }
            int length = in.i32Bits();
            if (length < 0 || length > in.remaining() - CRC) {
                throw cutShort(bytes.length);
            }
            int from = in.position();
            in.skip(length);
            int to = in.position();
            if (in.i32Bits() != SessionEncoder.crc32c(bytes, start, to)) {
                throw refusal(
                        SessionFault.Kind.DAMAGED,
                        start,
                        "the session is damaged: the checksum of section '" + section + "' does not fit");
            }
            if (!names.add(section)) {
                throw refusal(
                        SessionFault.Kind.DAMAGED, start, "the session is damaged: two sections '" + section + "'");
            }
            ByteSlice body = new ByteSlice(bytes, from, to);
            SectionName.of(section)
                    .ifPresentOrElse(own -> known.put(own, body), () -> extras.add(new SavedExtra(section, body)));
        }
    }

    private String sectionName(ByteReader in) {
        int start = in.position();
        try {
            return in.name();
        } catch (MalformedException e) {
            boolean missing = bytes.length - start < 256 && !e.text().startsWith("malformed");
            throw missing
                    ? cutShort(bytes.length)
                    : refusal(SessionFault.Kind.DAMAGED, start, "the session is damaged: a section has no name");
        }
    }

    // ---- What they say

    private SessionRecord contents() {
        BodyReader untyped = reader(SectionName.MODULES, List.of());
        List<SavedModule> modules = untyped.list(() -> new SavedModule(
                untyped.in.name(), untyped.choice(SessionEncoder.FORMS, "kind of module"), untyped.bytes()));
        untyped.end();
        List<DefinedType> types = types();
        BodyReader hosted = reader(SectionName.HOST, types);
        SavedHost host = HostCodec.read(hosted);
        hosted.end();

        BodyReader state = reader(SectionName.STATE, types);
        ResourceLimits limits = limits(state);
        long end = state.naturalLong();
        int cursorAt = state.in.position();
        long cursor = state.naturalLong();
        if (cursor > end) {
            throw state.fault(cursorAt, "the cursor is at step " + cursor + ", and the end is step " + end);
        }
        int digestAt = state.in.position();
        state.in.skip(SHA);
        String digest = HexFormat.of().formatHex(bytes, digestAt, digestAt + SHA);
        state.end();

        BodyReader acted = reader(SectionName.ACTIONS, types);
        List<SavedAction> actions = ActionsCodec.read(acted, modules.size(), host, end, stage);
        acted.end();
        SavedMarks marks = SavedMarks.NONE;
        if (known.containsKey(SectionName.MARKS)) {
            BodyReader marked = reader(SectionName.MARKS, types);
            marks = MarksCodec.read(marked, modules.size());
            marked.end();
        }
        return new SessionRecord(limits, modules, host, actions, end, cursor, digest, marks, extras);
    }

    private BodyReader reader(SectionName section, List<DefinedType> types) {
        ByteSlice body = known.get(section);
        if (body == null) {
            throw refusal(
                    SessionFault.Kind.DAMAGED,
                    Preamble.LENGTH,
                    "the session is damaged: there is no section '" + section.word() + "'");
        }
        return new BodyReader(new ByteReader(bytes, body.start(), body.end()), types);
    }

    private List<DefinedType> types() {
        BodyReader section = reader(SectionName.TYPES, List.of());
        byte[] body = Arrays.copyOfRange(bytes, section.in.position(), section.in.end());
        Decoded decoded = BinaryDecoder.decode(new BinarySource(name + " (types)", body));
        List<Diagnostic> faults = decoded.diagnostics();
        if (decoded.module().isPresent()) {
            Validated validated = Validator.validate(decoded.module().get());
            if (validated.module().isPresent()) {
                return validated.module().get().types();
            }
            faults = validated.diagnostics();
        }
        throw refusal(
                SessionFault.Kind.DAMAGED,
                section.in.position() + faults.get(0).span().start(),
                "the session is damaged: " + faults.get(0).message());
    }

    private static ResourceLimits limits(BodyReader state) {
        int start = state.in.position();
        long memoryBytes = state.naturalLong();
        int tableElements = state.natural();
        int calls = state.natural();
        int slots = state.natural();
        if (memoryBytes > ResourceLimits.USUAL.memoryBytes() || calls == 0 || slots == 0) {
            throw state.fault(start, "limits that make no sense");
        }
        return ResourceLimits.USUAL
                .withMemoryBytes(memoryBytes)
                .withTableElements(tableElements)
                .withCalls(calls)
                .withSlots(slots);
    }
}
