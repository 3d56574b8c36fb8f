package palimpsest.engine.bench;

/**
 * How long to measure.
 *
 * @param warmUpMillis for how long a program runs at least before the clock does
 * @param sampleMillis about how long a sample takes
 */
record Effort(int warmUpMillis, int sampleMillis, int samples) {

    /** Warms a program up, in rounds that grow. Says how many rounds make a sample. */
    int warmUp(Contender.Run run) {
        long begin = System.nanoTime();
        int rounds = 1;
        while (true) {
            long start = System.nanoTime();
            run.rounds(rounds);
            long end = System.nanoTime();
            double perRound = (end - start) / (double) rounds;
            int wanted = (int) Math.max(1, Math.min(1_000_000_000, sampleMillis * 1e6 / perRound));
            if (end - begin > warmUpMillis * 1_000_000L) {
                return wanted;
            }
            rounds = Math.min(wanted, rounds * 4);
        }
    }
}
