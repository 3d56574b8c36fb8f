package palimpsest.engine.memory;

/** Where the value of a byte comes from; three answers, because a zero may mean three things. */
public enum ByteOrigin {
    /** Zero since the memory was made. */
    NEVER_TOUCHED,
    /** Zero since the memory grew, and not written since. */
    GROWN,
    /** Written, with whatever value. */
    WRITTEN
}
