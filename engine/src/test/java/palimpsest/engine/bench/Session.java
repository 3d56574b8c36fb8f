package palimpsest.engine.bench;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.HexFormat;
import java.util.Iterator;
import java.util.List;
import palimpsest.engine.source.ByteSlice;

/** What the host of a recorded session did: writes to the memory, calls, and what happened during them. */
final class Session {

    /** Something that happened. */
    private sealed interface Action permits Write, Call {}

    private record Write(int address, ByteSlice bytes) implements Action {}

    /** A call of an export, or of an import by its number; and what the other side did before it returned. */
    private record Call(String function, int index, List<Numeral> arguments, List<Numeral> results, List<Action> during)
            implements Action {}

    /** A number and how wide it is; no payload of a NaN was recorded, so anything may stand for that. */
    private record Numeral(long bits, boolean wide, boolean any) {
        boolean matches(long other) {
            return any || (wide ? bits == other : (int) bits == (int) other);
        }

        static Numeral of(JsonElement json) {
            String text = json.getAsString();
            if (text.equals("nan")) {
                return new Numeral(0, true, true);
            } else if (text.startsWith("0x")) {
                return new Numeral(Long.parseUnsignedLong(text.substring(2), 16), text.length() > 10, false);
            }
            boolean wide = json.getAsJsonPrimitive().isString();
            return new Numeral(wide ? Long.parseLong(text) : json.getAsInt(), wide, false);
        }
    }

    private final List<Action> actions;

    private Session(List<Action> actions) {
        this.actions = actions;
    }

    static Session read(Path file) throws IOException {
        JsonObject json = JsonParser.parseString(Files.readString(file)).getAsJsonObject();
        return new Session(actions(json.getAsJsonArray("steps")));
    }

    private static List<Action> actions(JsonArray steps) {
        List<Action> actions = new ArrayList<>();
        for (JsonElement each : steps) {
            JsonObject step = each.getAsJsonObject();
            if (step.has("w")) {
                ByteSlice bytes =
                        ByteSlice.of(HexFormat.of().parseHex(step.get("x").getAsString()));
                actions.add(new Write((int) step.get("w").getAsLong(), bytes));
            } else {
                actions.add(new Call(
                        step.has("c") ? step.get("c").getAsString() : "",
                        step.has("i") ? step.get("i").getAsInt() : -1,
                        numbers(step.getAsJsonArray("a")),
                        numbers(step.getAsJsonArray("r")),
                        step.has("in") ? actions(step.getAsJsonArray("in")) : List.of()));
            }
        }
        return actions;
    }

    private static List<Numeral> numbers(JsonArray json) {
        List<Numeral> numbers = new ArrayList<>();
        json.forEach(each -> numbers.add(Numeral.of(each)));
        return numbers;
    }

    private static long[] bits(List<Numeral> numbers) {
        return numbers.stream().mapToLong(Numeral::bits).toArray();
    }

    Host host() {
        return new Player();
    }

    private final class Player implements Host {
        private final Deque<Iterator<Action>> expected = new ArrayDeque<>();

        @Override
        public void play(Guest guest) {
            act(guest, actions);
        }

        private void act(Guest guest, List<Action> all) {
            for (Action action : all) {
                if (action instanceof Write write) {
                    guest.write(write.address, write.bytes.array(), write.bytes.start(), write.bytes.length());
                } else {
                    Call call = (Call) action;
                    expected.push(call.during.iterator());
                    check(call.results, guest.call(call.function, bits(call.arguments)), call.function);
                    if (expected.pop().hasNext()) {
                        throw new IllegalStateException(call.function + " called too little");
                    }
                }
            }
        }

        @Override
        public long[] called(Guest guest, int index, String name, long[] arguments) {
            Iterator<Action> next = expected.isEmpty() ? Collections.emptyIterator() : expected.peek();
            if (!next.hasNext() || !(next.next() instanceof Call call) || call.index != index) {
                throw new IllegalStateException("an unexpected call of " + name);
            }
            act(guest, call.during);
            return bits(call.results);
        }

        private void check(List<Numeral> wanted, long[] results, String function) {
            for (int i = 0; i < wanted.size(); i++) {
                if (!wanted.get(i).matches(results[i])) {
                    throw new IllegalStateException(
                            function + " returned " + Long.toHexString(results[i]) + ", not " + wanted.get(i));
                }
            }
        }
    }
}
