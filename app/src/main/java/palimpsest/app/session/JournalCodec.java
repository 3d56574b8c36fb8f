package palimpsest.app.session;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import palimpsest.app.session.CallResult.Outcome;
import palimpsest.engine.source.ByteSlice;
import palimpsest.engine.syntax.NumberType;
import palimpsest.engine.syntax.ReferenceType;

/** The journal as bytes, to be kept with a session: which calls there were, and how they ended. */
final class JournalCodec {

    /** The name under which it is kept. */
    static final String NAME = "journal.calls";

    private static final int VERSION = 1;

    private JournalCodec() {}

    static ByteSlice encode(Journal journal) {
        return ExtraBytes.encode(VERSION, out -> {
            out.writeLong(journal.instantiatedAt());
            List<CallResult> ended = journal.ended();
            out.writeInt(ended.size());
            for (CallResult call : ended) {
                out.writeLong(call.number());
                out.writeUTF(call.export());
                values(out, call.arguments());
                out.writeLong(call.step());
                outcome(out, call.outcome());
            }
            out.writeBoolean(journal.open().isPresent());
            if (journal.open().isPresent()) {
                out.writeLong(journal.open().get().number());
                out.writeUTF(journal.open().get().export());
                values(out, journal.open().get().arguments());
            }
        });
    }

    /** The journal; empty for bytes that are none. */
    static Optional<Journal> decode(ByteSlice bytes) {
        return ExtraBytes.decode(VERSION, bytes, in -> {
            Journal journal = new Journal();
            long instantiated = in.readLong();
            for (int left = in.readInt(); left > 0; left--) {
                journal.begin(pending(in));
                journal.end(in.readLong(), outcome(in));
            }
            if (in.readBoolean()) {
                journal.begin(pending(in));
            }
            journal.instantiated(instantiated);
            return journal;
        });
    }

    private static Journal.PendingCall pending(DataInputStream in) throws IOException {
        return new Journal.PendingCall(in.readLong(), in.readUTF(), values(in));
    }

    private static void outcome(DataOutputStream out, Outcome outcome) throws IOException {
        if (outcome instanceof Outcome.Returned returned) {
            out.writeByte(0);
            values(out, returned.values());
        } else if (outcome instanceof Outcome.Trapped trapped) {
            out.writeByte(1);
            out.writeUTF(trapped.trap().message());
        } else {
            out.writeByte(2);
        }
    }

    private static Outcome outcome(DataInputStream in) throws IOException {
        return switch (in.readByte()) {
            case 0 -> new Outcome.Returned(values(in));
            case 1 -> {
                String message = in.readUTF();
                yield new Outcome.Trapped(
                        new TrapView(message, Explanation.of(message), Optional.empty(), Optional.empty()));
            }
            default -> new Outcome.Stopped();
        };
    }

    private static void values(DataOutputStream out, List<Value> values) throws IOException {
        out.writeInt(values.size());
        for (Value value : values) {
            if (value instanceof Value.Numeric number) {
                out.writeUTF(number.type().name());
                out.writeLong(number.bits());
            } else if (value instanceof Value.Vector vector) {
                out.writeUTF("V128");
                out.writeLong(vector.low());
                out.writeLong(vector.high());
            } else {
                out.writeUTF("REF");
                out.writeUTF(value.text());
            }
        }
    }

    private static List<Value> values(DataInputStream in) throws IOException {
        List<Value> values = new ArrayList<>();
        for (int left = in.readInt(); left > 0; left--) {
            String type = in.readUTF();
            values.add(
                    switch (type) {
                        case "V128" -> Value.v128(in.readLong(), in.readLong());
                        // Of a reference only the looks are kept.
                        case "REF" -> reference(in.readUTF());
                        default -> new Value.Numeric(NumberType.valueOf(type), in.readLong());
                    });
        }
        return values;
    }

    private static Value reference(String text) {
        return new Value.Reference(ReferenceType.EXTERNREF, text.equals("null"), text);
    }
}
