package palimpsest.engine.bench;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;

/** An engine that takes part. */
interface Contender {

    /** A program, instantiated. */
    @FunctionalInterface
    interface Run {
        /** Does so many rounds and gives what the last one returned. */
        int rounds(int count);
    }

    String name();

    /** Runs a program again and again, until its code is warm. What comes back takes samples. */
    Samples warm(Program program, Effort effort);

    /** A warm program. */
    @FunctionalInterface
    interface Samples {
        /** Nanoseconds of processor time a round. */
        double next();
    }

    /** An engine on this JVM; {@code load} instantiates and gives what calls {@code run}. */
    static Contender here(String name, java.util.function.Function<Program, Run> load) {
        return new Contender() {
            @Override
            public String name() {
                return name;
            }

            @Override
            public Samples warm(Program program, Effort effort) {
                ThreadMXBean clock = ManagementFactory.getThreadMXBean();
                Run run = load.apply(program);
                int once = run.rounds(1);
                if (once != program.once()) {
                    throw new IllegalStateException(
                            name + " on " + program.name() + ": " + once + ", not " + program.once());
                }
                int rounds = effort.warmUp(run);
                return () -> {
                    long start = clock.getCurrentThreadCpuTime();
                    run.rounds(rounds);
                    return (clock.getCurrentThreadCpuTime() - start) / (double) rounds;
                };
            }
        };
    }
}
