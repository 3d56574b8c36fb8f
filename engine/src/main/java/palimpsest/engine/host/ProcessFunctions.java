package palimpsest.engine.host;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import palimpsest.engine.runtime.HostExit;

/** What a program asks of the world around it: arguments, environment, clocks, chance, waiting and its end. */
final class ProcessFunctions {

    private static final int REALTIME = 0;
    private static final int MONOTONIC = 1;
    private static final int THREAD_CPU = 3;

    private static final int CLOCK = 0;
    private static final int EVENT = 32;
    private static final int MOST_SUBSCRIPTIONS = 4096;

    private final WasiWorld world;
    private final Descriptors descriptors;
    private final boolean unstable;

    ProcessFunctions(WasiWorld world, Descriptors descriptors, boolean unstable) {
        this.world = world;
        this.descriptors = descriptors;
        this.unstable = unstable;
    }

    void define(WasiFunctions functions) {
        List<byte[]> arguments =
                world.arguments().stream().map(ProcessFunctions::terminated).toList();
        List<byte[]> environment = world.environment().entrySet().stream()
                .map(each -> terminated(each.getKey() + "=" + each.getValue()))
                .toList();
        functions.define("args_get", "ii", (guest, a) -> strings(guest, arguments, a[0], a[1]));
        functions.define("args_sizes_get", "ii", (guest, a) -> sizes(guest, arguments, a[0], a[1]));
        functions.define("environ_get", "ii", (guest, a) -> strings(guest, environment, a[0], a[1]));
        functions.define("environ_sizes_get", "ii", (guest, a) -> sizes(guest, environment, a[0], a[1]));
        functions.define("clock_res_get", "ii", (guest, a) -> {
            time(a[0]);
            guest.writeLong(a[1], 1);
        });
        functions.define("clock_time_get", "iIi", (guest, a) -> guest.writeLong(a[2], time(a[0])));
        functions.define("random_get", "ii", this::random);
        functions.define("poll_oneoff", "iiii", this::poll);
        functions.define("sched_yield", "", (guest, a) -> {});
        functions.defineEnd("proc_exit", "i", (guest, a) -> {
            throw new HostExit((int) a[0]);
        });
        functions.refuse("proc_raise", "i", Errno.NOSYS);
        functions.refuse("sock_accept", "iii", Errno.NOTSOCK);
        functions.refuse("sock_recv", "iiiiii", Errno.NOTSOCK);
        functions.refuse("sock_send", "iiiii", Errno.NOTSOCK);
        functions.refuse("sock_shutdown", "ii", Errno.NOTSOCK);
    }

    // ---- Arguments and environment

    private static byte[] terminated(String text) {
        return (text + "\0").getBytes(StandardCharsets.UTF_8);
    }

    private static void sizes(Guest guest, List<byte[]> strings, long count, long size) {
        guest.writeInt(count, strings.size());
        guest.writeInt(size, strings.stream().mapToInt(each -> each.length).sum());
    }

    private static void strings(Guest guest, List<byte[]> strings, long pointers, long bytes) {
        ByteBuffer addresses = Guest.struct(strings.size() * Integer.BYTES);
        ByteBuffer all =
                Guest.struct(strings.stream().mapToInt(each -> each.length).sum());
        for (byte[] each : strings) {
            addresses.putInt((int) bytes + all.position());
            all.put(each);
        }
        guest.write(pointers, addresses);
        guest.write(bytes, all);
    }

    // ---- Time and chance

    private long time(long clock) {
        if (clock < REALTIME || clock > THREAD_CPU) {
            throw new WasiFault(Errno.INVAL);
        }
        return clock == REALTIME ? world.clock().realtime() : world.clock().monotonic();
    }

    private void random(Guest guest, long... a) {
        guest.check(a[0], a[1]);
        for (long done = 0; done < a[1]; done += Guest.PIECE) {
            byte[] bytes = new byte[(int) Math.min(Guest.PIECE, a[1] - done)];
            world.random().nextBytes(bytes);
            guest.write(a[0] + done, bytes);
        }
    }

    // ---- Waiting

    /** @param due for a clock, how many nanoseconds from now; empty for what is ready at once */
    private record Subscription(long user, byte kind, Errno errno, OptionalLong due) {}

    private void poll(Guest guest, long... a) {
        int size = unstable ? 56 : 48;
        if (a[2] == 0 || a[2] > MOST_SUBSCRIPTIONS) {
            throw new WasiFault(Errno.INVAL);
        }
        ByteBuffer all = guest.numbers(a[0], (int) a[2] * size);
        List<Subscription> subscriptions = new ArrayList<>();
        for (int i = 0; i < a[2]; i++) {
            subscriptions.add(subscription(all.slice(i * size, size).order(ByteOrder.LITTLE_ENDIAN)));
        }
        guest.check(a[1], a[2] * EVENT);
        List<Subscription> ready = subscriptions.stream()
                .filter(each -> each.due.isEmpty() || each.due.getAsLong() <= 0)
                .toList();
        if (ready.isEmpty()) {
            long first = subscriptions.stream()
                    .mapToLong(each -> each.due.getAsLong())
                    .min()
                    .getAsLong();
            world.clock().sleep(first);
            ready = subscriptions.stream()
                    .filter(each -> each.due.getAsLong() <= first)
                    .toList();
        }
        ByteBuffer events = Guest.struct(ready.size() * EVENT);
        for (Subscription each : ready) {
            int start = events.position();
            events.putLong(each.user).putShort((short) each.errno.code).put(each.kind);
            events.putLong(start + 16, each.kind == CLOCK ? 0 : 1);
            events.position(start + EVENT);
        }
        guest.write(a[1], events);
        guest.writeInt(a[3], ready.size());
    }

    private Subscription subscription(ByteBuffer each) {
        long user = each.getLong(0);
        byte kind = each.get(8);
        if (kind != CLOCK) {
            try {
                descriptors.get(Integer.toUnsignedLong(each.getInt(16)));
                return new Subscription(user, kind, Errno.SUCCESS, OptionalLong.empty());
            } catch (WasiFault unknown) {
                return new Subscription(user, kind, unknown.errno(), OptionalLong.empty());
            }
        }
        int at = unstable ? 24 : 16;
        int clock = each.getInt(at);
        long timeout = each.getLong(at + 8);
        boolean absolute = (each.getShort(at + 24) & 1) != 0;
        if (clock != REALTIME && clock != MONOTONIC) {
            return new Subscription(user, kind, Errno.INVAL, OptionalLong.empty());
        }
        // Unsigned: what is beyond the largest signed number is some centuries away.
        long length = absolute ? timeout - time(clock) : timeout < 0 ? Long.MAX_VALUE : timeout;
        return new Subscription(user, kind, Errno.SUCCESS, OptionalLong.of(length));
    }
}
