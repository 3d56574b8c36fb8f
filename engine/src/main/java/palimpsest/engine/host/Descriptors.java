package palimpsest.engine.host;

import java.io.IOException;
import java.util.Optional;
import java.util.TreeMap;

/** The file descriptors of a program, by number. New ones get the lowest number that is free. */
final class Descriptors {

    private static final int MOST = 1024;

    private final TreeMap<Integer, Descriptor> open = new TreeMap<>();

    Descriptors(WasiWorld world) {
        WasiWorld.Output nowhere = bytes -> {
            throw new WasiFault(Errno.BADF);
        };
        WasiWorld.Input nothing = (into, offset, count) -> {
            throw new WasiFault(Errno.BADF);
        };
        open.put(0, new Stream(world.terminal(), world.input(), nowhere));
        open.put(1, new Stream(world.terminal(), nothing, world.output()));
        open.put(2, new Stream(world.terminal(), nothing, world.errors()));
        world.folders().forEach((name, path) -> add(new Folder(path, Optional.of(name))));
    }

    int add(Descriptor descriptor) {
        if (open.size() >= MOST) {
            throw new WasiFault(Errno.MFILE);
        }
        int number = 0;
        while (open.containsKey(number)) {
            number++;
        }
        open.put(number, descriptor);
        return number;
    }

    Descriptor get(long number) {
        Descriptor found = open.get((int) number);
        if (found == null) {
            throw new WasiFault(Errno.BADF);
        }
        return found;
    }

    Folder folder(long number) {
        if (get(number) instanceof Folder folder) {
            return folder;
        }
        throw new WasiFault(Errno.NOTDIR);
    }

    void close(long number) throws IOException {
        get(number).close();
        open.remove((int) number);
    }

    /** Gives a descriptor the number of another, which is closed. */
    void renumber(long from, long to) throws IOException {
        Descriptor moved = get(from);
        if (from != to) {
            get(to).close();
            open.remove((int) from);
            open.put((int) to, moved);
        }
    }
}
