package palimpsest.app.session;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import palimpsest.engine.memory.Actor;
import palimpsest.engine.source.ByteSlice;

/** Breakpoints and watchpoints as somebody asked for them, as bytes to be kept with a session: lines and faulty conditions too. */
final class StopsCodec {

    /** The name under which they are kept. */
    static final String NAME = "stops.wanted";

    private static final int VERSION = 1;

    private StopsCodec() {}

    static ByteSlice encode(List<WantedStop> stops) {
        return ExtraBytes.encode(VERSION, out -> {
            out.writeInt(stops.size());
            for (WantedStop stop : stops) {
                at(out, stop.at());
                out.writeBoolean(stop.enabled());
                out.writeUTF(stop.condition());
                out.writeLong(stop.ignored());
            }
        });
    }

    /** The stops; empty for bytes that are none. */
    static Optional<List<WantedStop>> decode(ByteSlice bytes) {
        return ExtraBytes.decode(VERSION, bytes, in -> {
            List<WantedStop> stops = new ArrayList<>();
            for (int left = in.readInt(); left > 0; left--) {
                stops.add(new WantedStop(at(in), in.readBoolean(), in.readUTF(), in.readLong()));
            }
            return stops;
        });
    }

    private static void at(DataOutputStream out, StopAt at) throws IOException {
        if (at instanceof StopAt.Line line) {
            out.writeByte(0);
            out.writeInt(line.line());
        } else if (at instanceof StopAt.Expression expression) {
            out.writeByte(1);
            out.writeInt(expression.offset());
        } else if (at instanceof StopAt.Function function) {
            out.writeByte(2);
            out.writeInt(function.index());
        } else if (at instanceof StopAt.HostCalls calls) {
            out.writeByte(calls.function().isPresent() ? 4 : 3);
            if (calls.function().isPresent()) {
                out.writeUTF(calls.function().get());
            }
        } else if (at instanceof StopAt.Growth) {
            out.writeByte(5);
        } else if (at instanceof StopAt.Traps) {
            out.writeByte(6);
        } else if (at instanceof StopAt.Original original) {
            out.writeByte(8);
            out.writeUTF(original.file());
            out.writeInt(original.line());
        } else if (at instanceof StopAt.Bytes bytes) {
            out.writeByte(7);
            bytes(out, bytes);
        }
    }

    private static void bytes(DataOutputStream out, StopAt.Bytes at) throws IOException {
        out.writeInt(at.range().memory());
        out.writeLong(at.range().address());
        out.writeLong(at.range().length());
        out.writeUTF(at.access().name());
        out.writeInt(at.actors().size());
        for (Actor actor : at.actors().stream().sorted().toList()) {
            out.writeUTF(actor.name());
        }
    }

    private static StopAt at(DataInputStream in) throws IOException {
        return switch (in.readByte()) {
            case 0 -> new StopAt.Line(in.readInt());
            case 1 -> new StopAt.Expression(in.readInt());
            case 2 -> new StopAt.Function(in.readInt());
            case 3 -> new StopAt.HostCalls(Optional.empty());
            case 4 -> new StopAt.HostCalls(Optional.of(in.readUTF()));
            case 5 -> new StopAt.Growth();
            case 6 -> new StopAt.Traps();
            case 7 -> bytes(in);
            case 8 -> new StopAt.Original(in.readUTF(), in.readInt());
            default -> throw new IOException("unknown place");
        };
    }

    private static StopAt.Bytes bytes(DataInputStream in) throws IOException {
        MemoryRange range = new MemoryRange(in.readInt(), in.readLong(), in.readLong());
        StopAt.Access access = StopAt.Access.valueOf(in.readUTF());
        Set<Actor> actors = EnumSet.noneOf(Actor.class);
        for (int left = in.readInt(); left > 0; left--) {
            actors.add(Actor.valueOf(in.readUTF()));
        }
        return new StopAt.Bytes(range, access, actors);
    }
}
