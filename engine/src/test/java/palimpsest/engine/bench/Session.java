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

/** What the host of a recorded session did: writes to the memory, calls, and what happened during them. */
final class Session {

    /** Something that happened. */
    private sealed interface Action permits Write, Call {}

    private record Write(int address, byte[] bytes) implements Action {}

    /** A call of an export, or of an import by its number; and what the other side did before it returned. */
    private record Call(String function, int index, long[] arguments, List<Number> results, List<Action> during)
            implements Action {}

    /** A number and how wide it is; no payload of a NaN was recorded, so anything may stand for that. */
    private record Number(long bits, boolean wide, boolean any) {
        boolean matches(long other) {
            return any || (wide ? bits == other : (int) bits == (int) other);
        }

        static Number of(JsonElement json) {
            String text = json.getAsString();
            if (text.equals("nan")) {
                return new Number(0, true, true);
            } else if (text.startsWith("0x")) {
                return new Number(Long.parseUnsignedLong(text.substring(2), 16), text.length() > 10, false);
            }
            boolean wide = json.getAsJsonPrimitive().isString();
            return new Number(wide ? Long.parseLong(text) : json.getAsInt(), wide, false);
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
                byte[] bytes = HexFormat.of().parseHex(step.get("x").getAsString());
                actions.add(new Write((int) step.get("w").getAsLong(), bytes));
            } else {
                List<Number> arguments = numbers(step.getAsJsonArray("a"));
                actions.add(new Call(
                        step.has("c") ? step.get("c").getAsString() : "",
                        step.has("i") ? step.get("i").getAsInt() : -1,
                        arguments.stream().mapToLong(Number::bits).toArray(),
                        numbers(step.getAsJsonArray("r")),
                        step.has("in") ? actions(step.getAsJsonArray("in")) : List.of()));
            }
        }
        return actions;
    }

    private static List<Number> numbers(JsonArray json) {
        List<Number> numbers = new ArrayList<>();
        json.forEach(each -> numbers.add(Number.of(each)));
        return numbers;
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
                    guest.write(write.address, write.bytes, 0, write.bytes.length);
                } else {
                    Call call = (Call) action;
                    expected.push(call.during.iterator());
                    check(call.results, guest.call(call.function, call.arguments), call.function);
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
            return call.results.stream().mapToLong(Number::bits).toArray();
        }

        private void check(List<Number> wanted, long[] results, String function) {
            for (int i = 0; i < wanted.size(); i++) {
                if (!wanted.get(i).matches(results[i])) {
                    throw new IllegalStateException(function + " returned " + Long.toHexString(results[i]) + ", not " + wanted.get(i));
                }
            }
        }
    }
}
