package palimpsest.app.session;

/**
 * A structure that somebody laid over a memory.
 *
 * @param type as it was written, {@code [Point; 3]}
 * @param where an address, or an expression that gives one: {@code 0x430}, {@code u32[$p]}
 * @param memory the memory's index
 */
public record Laying(String type, String where, int memory) {}
