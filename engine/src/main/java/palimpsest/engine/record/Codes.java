package palimpsest.engine.record;

/** The bytes that tell alternatives apart in a file. They never change; new alternatives get new ones. */
final class Codes {

    static final int VECTOR = 0x7b;
    static final int REFERENCE = 0x6f;

    static final int NULL = 0;
    static final int FUNCTION = 1;
    static final int I31 = 2;
    static final int HOST_OBJECT = 3;
    static final int THROWN = 4;
    static final int OF_MODULE = 5;

    static final int OF_INSTANCE = 0;
    static final int OF_HOST = 1;
    static final int MEMORY = 2;

    static final int INSTANTIATE = 1;
    static final int INVOKE = 2;
    static final int WRITE = 3;
    static final int GROW = 4;
    static final int MAKE_MEMORY = 5;
    static final int NOTIFY = 6;
    static final int TIME_OUT = 7;
    static final int RETURN = 8;
    static final int THROW = 9;
    static final int TRAP = 10;
    static final int OUT_OF_BOUNDS = 11;
    static final int EXIT = 12;
    static final int ABANDON = 13;
    static final int SET_GLOBAL = 14;
    static final int SET_ELEMENT = 15;
    static final int GROW_TABLE = 16;
    /** Since format 2. */
    static final int READ = 17;
    /** Since format 2. */
    static final int WRITES = 18;
    /** Since format 2. */
    static final int TAKE = 19;

    static final int IN_CODE = 0;
    static final int HOST_CALLS = 1;
    static final int GROWTHS = 2;
    static final int TRAPS = 3;
    static final int BYTES = 4;

    private Codes() {}
}
