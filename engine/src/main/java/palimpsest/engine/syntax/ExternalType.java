package palimpsest.engine.syntax;

/** What an import asks for. Function and tag types are named by their index. See the specification, External Types. */
public sealed interface ExternalType {

    ExternalKind kind();

    /** A function of the type with this index. */
    record Func(int typeIndex) implements ExternalType {
        @Override
        public ExternalKind kind() {
            return ExternalKind.FUNC;
        }
    }

    /** A table. */
    record Table(TableType type) implements ExternalType {
        @Override
        public ExternalKind kind() {
            return ExternalKind.TABLE;
        }
    }

    /** A linear memory. */
    record Memory(MemoryType type) implements ExternalType {
        @Override
        public ExternalKind kind() {
            return ExternalKind.MEMORY;
        }
    }

    /** A global. */
    record Global(GlobalType type) implements ExternalType {
        @Override
        public ExternalKind kind() {
            return ExternalKind.GLOBAL;
        }
    }

    /** An exception tag; its type is a function type without results. */
    record Tag(int typeIndex) implements ExternalType {
        @Override
        public ExternalKind kind() {
            return ExternalKind.TAG;
        }
    }
}
