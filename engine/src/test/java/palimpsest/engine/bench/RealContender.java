package palimpsest.engine.bench;

import java.io.IOException;

/** An engine that takes part with real programs. */
interface RealContender {

    String name();

    /** Loads a program. What comes back makes an instance, plays it from beginning to end, and takes a sample. */
    Contender.Samples load(RealProgram program) throws IOException;
}
