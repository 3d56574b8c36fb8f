package palimpsest.engine.symbols;

import palimpsest.engine.source.ByteSlice;
import palimpsest.engine.symbols.Dwarf.Form;

/**
 * An attribute as it is written. See DWARF 5, 7.5.5.
 *
 * @param form how it is written
 * @param number a number, an offset or an index
 * @param bytes a block or a text in place; else empty
 */
record Attribute(int form, long number, ByteSlice bytes) {

    /** Reads one and goes past it. */
    static Attribute read(SectionReader in, Abbreviations.Field field, boolean wide, int version, int addressSize) {
        int form = field.form();
        while (form == Form.INDIRECT) {
            form = (int) in.uleb();
        }
        int offset = wide ? 8 : 4;
        return switch (form) {
            case Form.ADDR -> number(form, in.fixed(addressSize));
            case Form.DATA1, Form.FLAG, Form.REF1, Form.STRX1, Form.ADDRX1 -> number(form, in.u8());
            case Form.DATA2, Form.REF2, Form.STRX2, Form.ADDRX2 -> number(form, in.u16());
            case Form.STRX3, Form.ADDRX3 -> number(form, in.fixed(3));
            case Form.DATA4, Form.REF4, Form.STRX4, Form.ADDRX4, Form.REF_SUP4 -> number(form, in.u32());
            case Form.DATA8, Form.REF8, Form.REF_SIG8, Form.REF_SUP8 -> number(form, in.fixed(8));
            case Form.UDATA, Form.REF_UDATA, Form.STRX, Form.ADDRX, Form.LOCLISTX, Form.RNGLISTX ->
                number(form, in.uleb());
            case Form.SDATA -> number(form, in.sleb());
            case Form.STRP, Form.LINE_STRP, Form.SEC_OFFSET, Form.STRP_SUP -> number(form, in.fixed(offset));
            // Of the size of an address in DWARF 2.
            case Form.REF_ADDR -> number(form, in.fixed(version == 2 ? addressSize : offset));
            case Form.FLAG_PRESENT -> number(form, 1);
            case Form.IMPLICIT_CONST -> number(form, field.constant());
            case Form.BLOCK1 -> block(form, in, in.u8());
            case Form.BLOCK2 -> block(form, in, in.u16());
            case Form.BLOCK4 -> block(form, in, in.u32());
            case Form.BLOCK, Form.EXPRLOC -> block(form, in, in.uleb());
            case Form.DATA16 -> block(form, in, 16);
            case Form.STRING -> text(form, in);
            default -> throw in.broken("an attribute of the unknown form " + form);
        };
    }

    private static Attribute number(int form, long number) {
        return new Attribute(form, number, ByteSlice.EMPTY);
    }

    private static Attribute block(int form, SectionReader in, long length) {
        return new Attribute(form, 0, in.bytes(length));
    }

    private static Attribute text(int form, SectionReader in) {
        int start = in.position();
        in.text();
        int end = in.position() - 1;
        SectionReader again = in.at(start);
        return new Attribute(form, 0, again.bytes(end - start));
    }

    boolean isBlock() {
        return switch (form) {
            case Form.BLOCK1, Form.BLOCK2, Form.BLOCK4, Form.BLOCK, Form.EXPRLOC -> true;
            default -> false;
        };
    }

    /** Whether the number is an index of an address in the unit's table. */
    boolean isAddressIndex() {
        return form == Form.ADDRX || (form >= Form.ADDRX1 && form <= Form.ADDRX4);
    }

    /** Whether the number is an index of a text in the unit's table. */
    boolean isTextIndex() {
        return form == Form.STRX || (form >= Form.STRX1 && form <= Form.STRX4);
    }

    /** Whether the number is a number, and not an offset or an index. */
    boolean isConstant() {
        return switch (form) {
            case Form.DATA1, Form.DATA2, Form.DATA4, Form.DATA8, Form.SDATA, Form.UDATA, Form.IMPLICIT_CONST -> true;
            default -> false;
        };
    }

    /** A number as it is meant where it may be negative: what is written in few bytes has its sign in the highest bit. */
    long signed() {
        return switch (form) {
            case Form.DATA1 -> (byte) number;
            case Form.DATA2 -> (short) number;
            case Form.DATA4 -> (int) number;
            default -> number;
        };
    }
}
