package palimpsest.app.session;

/** A run of bytes. Address and length are unsigned; it may reach past the end of the memory. */
public record MemoryRange(int memory, long address, long length) {}
