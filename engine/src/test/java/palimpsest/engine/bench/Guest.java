package palimpsest.engine.bench;

/** An instance of a program on some engine, as its host needs it. Numbers are bits; what is narrower is in the lower ones. */
interface Guest {

    long[] call(String function, long... arguments);

    byte[] read(int address, int count);

    void write(int address, byte[] bytes, int offset, int count);
}
