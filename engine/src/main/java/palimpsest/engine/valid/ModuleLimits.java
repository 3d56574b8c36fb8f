package palimpsest.engine.valid;

/**
 * How large a module may be. Nothing in the specification forbids more, but no sensible tool makes it, and hostile input
 * does. The numbers follow the limits that the JavaScript interface's specification gives to browsers. See the
 * specification's appendix, Implementation Limitations.
 *
 * @param moduleBytes bytes of the text or binary
 * @param types type definitions
 * @param typeDepth supertypes above a type
 * @param values parameters or results of one function type
 * @param fields fields of one structure type
 * @param definitions functions, tables, memories, globals, tags, imports, exports, element or data segments, of each kind
 * @param bodyBytes bytes of the instructions of one function
 * @param locals locals of one function, parameters included
 * @param nesting blocks open at the same time
 * @param operands values on the operand stack of one function
 * @param faults diagnostics that are kept
 */
public record ModuleLimits(
        int moduleBytes,
        int types,
        int typeDepth,
        int values,
        int fields,
        int definitions,
        int bodyBytes,
        int locals,
        int nesting,
        int operands,
        int faults) {

    public static final ModuleLimits DEFAULT = new ModuleLimits(
            256 << 20, 1_000_000, 63, 1_000, 10_000, 1_000_000, 7_654_321, 50_000, 1_000_000, 1_000_000, 100);
}
