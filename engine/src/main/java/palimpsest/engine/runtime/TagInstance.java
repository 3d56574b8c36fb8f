package palimpsest.engine.runtime;

import palimpsest.engine.syntax.DefinedType;
import palimpsest.engine.syntax.FunctionType;

/** An exception tag; each instance is another tag. See the specification, Tag Instances. */
public final class TagInstance implements External {

    private final String name;
    private final DefinedType definedType;
    private final FunctionType type;

    /** @param type what its exceptions carry, as parameters */
    public TagInstance(String name, DefinedType definedType, FunctionType type) {
        this.name = name;
        this.definedType = definedType;
        this.type = type;
    }

    public String name() {
        return name;
    }

    public DefinedType definedType() {
        return definedType;
    }

    public FunctionType type() {
        return type;
    }
}
