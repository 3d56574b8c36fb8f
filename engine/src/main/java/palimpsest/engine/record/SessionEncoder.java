package palimpsest.engine.record;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.zip.CRC32C;
import palimpsest.engine.source.ByteSlice;
import palimpsest.engine.syntax.ByteWriter;

/** Puts a session into bytes: a preamble, sections, and the sum of it all. */
final class SessionEncoder {

    /** In the order of their numbers in the file. */
    static final List<SavedModule.Form> FORMS = List.of(SavedModule.Form.TEXT, SavedModule.Form.BINARY);

    private final ByteWriter out = new ByteWriter();

    static byte[] encode(SessionRecord session, Stage stage) {
        return new SessionEncoder().write(session, stage);
    }

    private byte[] write(SessionRecord session, Stage stage) {
        out.bytes(Preamble.magic()).i32Bits(version(session));
        TypeTable types = new TypeTable();
        BodyWriter modules = new BodyWriter(types);
        modules.out.u32(session.modules().size());
        for (SavedModule module : session.modules()) {
            modules.out.name(module.name()).u8(FORMS.indexOf(module.form()));
            modules.bytes(module.contents());
        }
        BodyWriter host = new BodyWriter(types);
        HostCodec.write(session.host(), host);
        BodyWriter actions = new BodyWriter(types);
        ActionsCodec.write(session.actions(), actions, types, stage);
        BodyWriter marks = new BodyWriter(types);
        MarksCodec.write(session.marks(), marks);

        section(SectionName.MODULES, modules.out);
        section(SectionName.TYPES, new ByteWriter().bytes(types.encode()));
        section(SectionName.HOST, host.out);
        section(SectionName.ACTIONS, actions.out);
        section(SectionName.STATE, state(session));
        section(SectionName.MARKS, marks.out);
        for (SavedExtra extra : session.extras()) {
            ByteSlice contents = extra.contents();
            section(extra.name(), new ByteWriter().bytes(contents.array(), contents.start(), contents.end()));
        }
        out.u8(0);
        byte[] all = out.toBytes();
        return out.bytes(sha256(all, all.length)).toBytes();
    }

    /** The earliest version that can hold a session. */
    private static int version(SessionRecord session) {
        return session.actions().stream()
                .map(SavedAction::deed)
                .mapToInt(deed -> isOfFormat2(deed) ? 2 : 1)
                .max()
                .orElse(1);
    }

    private static boolean isOfFormat2(SavedAction.Deed deed) {
        return deed instanceof SavedAction.Read
                || deed instanceof SavedAction.Writes
                || deed instanceof SavedAction.Take;
    }

    private static ByteWriter state(SessionRecord session) {
        ByteWriter state = new ByteWriter();
        state.u64(session.limits().memoryBytes());
        state.u32(session.limits().tableElements());
        state.u32(session.limits().calls());
        state.u32(session.limits().slots());
        return state.u64(session.end())
                .u64(session.cursor())
                .bytes(HexFormat.of().parseHex(session.digest()));
    }

    private void section(SectionName name, ByteWriter body) {
        section(name.word(), body);
    }

    private void section(String name, ByteWriter body) {
        int start = out.size();
        out.name(name).i32Bits(body.size()).append(body);
        byte[] section = new ByteWriter().append(out, start).toBytes();
        out.i32Bits(crc32c(section, 0, section.length));
    }

    static int crc32c(byte[] bytes, int start, int end) {
        CRC32C crc = new CRC32C();
        crc.update(bytes, start, end - start);
        return (int) crc.getValue();
    }

    /** Of the first bytes. */
    static byte[] sha256(byte[] bytes, int end) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update(bytes, 0, end);
            return digest.digest();
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError("every Java platform has SHA-256", e);
        }
    }
}
