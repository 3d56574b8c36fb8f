package palimpsest.engine.syntax;

/** The type of a table; limits count elements. See the specification, Table Types. */
public record TableType(AddressType addressType, Limits limits, ReferenceType element) {

    @Override
    public String toString() {
        return (addressType == AddressType.I64 ? "i64 " : "") + limits + " " + element;
    }
}
