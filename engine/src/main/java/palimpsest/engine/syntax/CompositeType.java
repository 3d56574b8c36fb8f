package palimpsest.engine.syntax;

/** A function, structure or array type. See the specification, Composite Types. */
public sealed interface CompositeType permits FunctionType, StructType, ArrayType {}
