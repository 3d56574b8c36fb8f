package palimpsest.engine.runtime;

import palimpsest.engine.syntax.ExternalKind;

/** Something that can be imported and exported. See the specification, External Addresses. */
public sealed interface External permits FunctionInstance, TableInstance, MemoryInstance, GlobalInstance, TagInstance {

    default ExternalKind kind() {
        if (this instanceof FunctionInstance) {
            return ExternalKind.FUNC;
        }
        if (this instanceof TableInstance) {
            return ExternalKind.TABLE;
        }
        if (this instanceof MemoryInstance) {
            return ExternalKind.MEMORY;
        }
        return this instanceof GlobalInstance ? ExternalKind.GLOBAL : ExternalKind.TAG;
    }
}
