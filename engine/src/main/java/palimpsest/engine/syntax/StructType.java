package palimpsest.engine.syntax;

import java.util.List;
import java.util.stream.Collectors;

/** The fields of a structure. See the specification, Aggregate Types. */
public record StructType(List<FieldType> fields) implements CompositeType {

    public StructType {
        fields = List.copyOf(fields);
    }

    @Override
    public String toString() {
        return fields.stream().map(field -> " (field " + field + ")").collect(Collectors.joining("", "(struct", ")"));
    }
}
