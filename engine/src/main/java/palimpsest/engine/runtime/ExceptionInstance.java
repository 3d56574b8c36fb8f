package palimpsest.engine.runtime;

import java.util.List;
import java.util.stream.Collectors;

/** A thrown exception: its tag and the values it carries. See the specification, Exception Instances. */
public final class ExceptionInstance implements Reference {

    private final TagInstance tag;
    private final List<Value> values;

    public ExceptionInstance(TagInstance tag, List<Value> values) {
        this.tag = tag;
        this.values = List.copyOf(values);
    }

    public TagInstance tag() {
        return tag;
    }

    public List<Value> values() {
        return values;
    }

    @Override
    public String toString() {
        return tag.name() + values.stream().map(Value::toString).collect(Collectors.joining(" ", "(", ")"));
    }
}
