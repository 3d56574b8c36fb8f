package palimpsest.engine.bench;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.ArrayList;
import java.util.List;

/** An engine that takes part. */
interface Contender {

    /** A program, instantiated. */
    @FunctionalInterface
    interface Run {
        /** Does so many rounds and gives what the last one returned. */
        int rounds(int count);
    }

    String name();

    /**
     * Runs a program again and again, until its code is warm, then so many times with the clock running.
     *
     * @return nanoseconds of processor time a round, one for each time
     */
    double[] times(Program program, Effort effort);

    /** An engine on this JVM; {@code load} instantiates and gives what calls {@code run}. */
    static Contender here(String name, java.util.function.Function<Program, Run> load) {
        return new Contender() {
            @Override
            public String name() {
                return name;
            }

            @Override
            public double[] times(Program program, Effort effort) {
                ThreadMXBean clock = ManagementFactory.getThreadMXBean();
                Run run = load.apply(program);
                int once = run.rounds(1);
                if (once != program.once()) {
                    throw new IllegalStateException(
                            name + " on " + program.name() + ": " + once + ", not " + program.once());
                }
                int rounds = effort.warmUp(run);
                List<Double> times = new ArrayList<>();
                for (int i = 0; i < effort.samples(); i++) {
                    long start = clock.getCurrentThreadCpuTime();
                    run.rounds(rounds);
                    times.add((clock.getCurrentThreadCpuTime() - start) / (double) rounds);
                }
                return times.stream().mapToDouble(Double::doubleValue).toArray();
            }
        };
    }
}
