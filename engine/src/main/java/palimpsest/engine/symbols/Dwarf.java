package palimpsest.engine.symbols;

/** The numbers of DWARF that are understood here. See DWARF 5, 7.5 to 7.7 and 7.22, and WebAssembly's tool conventions. */
final class Dwarf {
    private Dwarf() {}

    /** What an entry describes. */
    static final class Tag {
        static final int ARRAY_TYPE = 0x01;
        static final int CLASS_TYPE = 0x02;
        static final int ENUMERATION_TYPE = 0x04;
        static final int FORMAL_PARAMETER = 0x05;
        static final int LEXICAL_BLOCK = 0x0b;
        static final int MEMBER = 0x0d;
        static final int POINTER_TYPE = 0x0f;
        static final int REFERENCE_TYPE = 0x10;
        static final int COMPILE_UNIT = 0x11;
        static final int STRUCTURE_TYPE = 0x13;
        static final int SUBROUTINE_TYPE = 0x15;
        static final int TYPEDEF = 0x16;
        static final int UNION_TYPE = 0x17;
        static final int INHERITANCE = 0x1c;
        static final int INLINED_SUBROUTINE = 0x1d;
        static final int SUBRANGE_TYPE = 0x21;
        static final int BASE_TYPE = 0x24;
        static final int CONST_TYPE = 0x26;
        static final int ENUMERATOR = 0x28;
        static final int SUBPROGRAM = 0x2e;
        static final int VARIABLE = 0x34;
        static final int VOLATILE_TYPE = 0x35;
        static final int RESTRICT_TYPE = 0x37;
        static final int NAMESPACE = 0x39;
        static final int UNSPECIFIED_TYPE = 0x3b;
        static final int RVALUE_REFERENCE_TYPE = 0x42;
        static final int ATOMIC_TYPE = 0x47;

        private Tag() {}
    }

    /** What an attribute says. */
    static final class At {
        static final int LOCATION = 0x02;
        static final int NAME = 0x03;
        static final int BYTE_SIZE = 0x0b;
        static final int BIT_OFFSET = 0x0c;
        static final int BIT_SIZE = 0x0d;
        static final int STMT_LIST = 0x10;
        static final int LOW_PC = 0x11;
        static final int HIGH_PC = 0x12;
        static final int COMP_DIR = 0x1b;
        static final int CONST_VALUE = 0x1c;
        static final int UPPER_BOUND = 0x2f;
        static final int ABSTRACT_ORIGIN = 0x31;
        static final int COUNT = 0x37;
        static final int DATA_MEMBER_LOCATION = 0x38;
        static final int DECLARATION = 0x3c;
        static final int ENCODING = 0x3e;
        static final int EXTERNAL = 0x3f;
        static final int FRAME_BASE = 0x40;
        static final int SPECIFICATION = 0x47;
        static final int TYPE = 0x49;
        static final int RANGES = 0x55;
        static final int CALL_COLUMN = 0x57;
        static final int CALL_FILE = 0x58;
        static final int CALL_LINE = 0x59;
        static final int DATA_BIT_OFFSET = 0x6b;
        static final int LINKAGE_NAME = 0x6e;
        static final int STR_OFFSETS_BASE = 0x72;
        static final int ADDR_BASE = 0x73;
        static final int RNGLISTS_BASE = 0x74;
        static final int LOCLISTS_BASE = 0x8c;

        private At() {}
    }

    /** How an attribute is written. */
    static final class Form {
        static final int ADDR = 0x01;
        static final int BLOCK2 = 0x03;
        static final int BLOCK4 = 0x04;
        static final int DATA2 = 0x05;
        static final int DATA4 = 0x06;
        static final int DATA8 = 0x07;
        static final int STRING = 0x08;
        static final int BLOCK = 0x09;
        static final int BLOCK1 = 0x0a;
        static final int DATA1 = 0x0b;
        static final int FLAG = 0x0c;
        static final int SDATA = 0x0d;
        static final int STRP = 0x0e;
        static final int UDATA = 0x0f;
        static final int REF_ADDR = 0x10;
        static final int REF1 = 0x11;
        static final int REF2 = 0x12;
        static final int REF4 = 0x13;
        static final int REF8 = 0x14;
        static final int REF_UDATA = 0x15;
        static final int INDIRECT = 0x16;
        static final int SEC_OFFSET = 0x17;
        static final int EXPRLOC = 0x18;
        static final int FLAG_PRESENT = 0x19;
        static final int STRX = 0x1a;
        static final int ADDRX = 0x1b;
        static final int REF_SUP4 = 0x1c;
        static final int STRP_SUP = 0x1d;
        static final int DATA16 = 0x1e;
        static final int LINE_STRP = 0x1f;
        static final int REF_SIG8 = 0x20;
        static final int IMPLICIT_CONST = 0x21;
        static final int LOCLISTX = 0x22;
        static final int RNGLISTX = 0x23;
        static final int REF_SUP8 = 0x24;
        static final int STRX1 = 0x25;
        static final int STRX2 = 0x26;
        static final int STRX3 = 0x27;
        static final int STRX4 = 0x28;
        static final int ADDRX1 = 0x29;
        static final int ADDRX2 = 0x2a;
        static final int ADDRX3 = 0x2b;
        static final int ADDRX4 = 0x2c;

        private Form() {}
    }
}
