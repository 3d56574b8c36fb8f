package palimpsest.engine.syntax;

/** What a field or array element holds, and whether it can change. See the specification, Aggregate Types. */
public record FieldType(StorageType storage, boolean mutable) {

    @Override
    public String toString() {
        return mutable ? "(mut " + storage + ")" : storage.toString();
    }
}
