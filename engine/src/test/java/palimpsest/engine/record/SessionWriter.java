package palimpsest.engine.record;

import java.nio.file.Path;
import java.util.List;
import java.util.SplittableRandom;
import palimpsest.engine.source.ByteSlice;

/** A process of its own that saves sessions again and again: into a file, so many times, each of so many mebibytes. */
final class SessionWriter {

    private SessionWriter() {}

    public static void main(String[] arguments) {
        Path file = Path.of(arguments[0]);
        int times = Integer.parseInt(arguments[1]);
        for (int i = 0; i < times; i++) {
            System.out.println(SessionFile.write(file, large(i, Integer.parseInt(arguments[2])))
                    .map(SessionFault::headline)
                    .orElse("saved"));
        }
    }

    /** A session that says which one it is. */
    static SessionRecord large(int number, int mebibytes) {
        byte[] contents = new byte[mebibytes << 20];
        new SplittableRandom(number).nextBytes(contents);
        return Episodes.waits()
                .record()
                .withExtras(List.of(new SavedExtra("test.number " + number, ByteSlice.of(contents))));
    }
}
