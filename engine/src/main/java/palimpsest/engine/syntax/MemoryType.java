package palimpsest.engine.syntax;

/**
 * The type of a linear memory. See the specification, Memory Types, and the threads and custom-page-sizes proposals.
 *
 * @param limits in pages
 * @param pageSizeLog2 16 for the usual 64 KiB pages, 0 for pages of one byte; read as unsigned
 */
public record MemoryType(AddressType addressType, Limits limits, boolean shared, int pageSizeLog2) {

    /** The exponent of the usual page size, 64 KiB. */
    public static final int DEFAULT_PAGE_SIZE_LOG2 = 16;

    @Override
    public String toString() {
        return (addressType == AddressType.I64 ? "i64 " : "")
                + limits
                + (shared ? " shared" : "")
                + (pageSizeLog2 == DEFAULT_PAGE_SIZE_LOG2 ? "" : " (pagesize " + (1L << pageSizeLog2) + ")");
    }
}
