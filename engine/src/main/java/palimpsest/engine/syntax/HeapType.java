package palimpsest.engine.syntax;

/**
 * What a reference points to. A module's own types are named by {@link TypeIndex}; inside a closed, comparable type they
 * are {@link DefinedType} and {@link RecursiveIndex}. See the specification, Heap Types and Type Uses.
 */
public sealed interface HeapType permits AbstractHeapType, TypeIndex, RecursiveIndex, DefinedType {}
