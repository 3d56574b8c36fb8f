package palimpsest.engine.exec;

import java.util.Arrays;

/**
 * What is known of the way out of a {@link Region} while its methods are left one after the other, innermost first: where
 * it goes on, and the calls that are in progress.
 */
final class Leaving {

    private Op[] calls = new Op[16];
    private int[] frames = new int[16];
    private long[] begun = new long[16];
    private int count;

    private int exit;
    private int frame;
    private long base;

    /** It is left by an exit, in a method whose frame stands there. */
    void by(int newExit, int newFrame, long newBase) {
        exit = newExit;
        frame = newFrame;
        base = newBase;
    }

    /** A call is in progress, around all that were told before. */
    void call(Op call, int itsFrame, long itBegan) {
        if (count == calls.length) {
            calls = Arrays.copyOf(calls, count * 2);
            frames = Arrays.copyOf(frames, count * 2);
            begun = Arrays.copyOf(begun, count * 2);
        }
        calls[count] = call;
        frames[count] = itsFrame;
        begun[count++] = itBegan;
    }

    /** Makes the state what it is after leaving; there is room for the calls. Says which exit it was. */
    int apply(State s) {
        while (count > 0) {
            count--;
            s.calls[s.depth] = calls[count];
            s.frames[s.depth] = frames[count];
            s.begun[s.depth++] = begun[count];
        }
        s.base = base;
        s.frame = frame;
        return exit;
    }
}
