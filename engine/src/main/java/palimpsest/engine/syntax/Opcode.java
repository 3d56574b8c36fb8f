package palimpsest.engine.syntax;

import static palimpsest.engine.syntax.Access.Kind.READ;
import static palimpsest.engine.syntax.Access.Kind.READ_WRITE;
import static palimpsest.engine.syntax.Access.Kind.WRITE;
import static palimpsest.engine.syntax.Immediates.BLOCK_TYPE;
import static palimpsest.engine.syntax.Immediates.CAST;
import static palimpsest.engine.syntax.Immediates.CATCHES;
import static palimpsest.engine.syntax.Immediates.CONST_F32;
import static palimpsest.engine.syntax.Immediates.CONST_F64;
import static palimpsest.engine.syntax.Immediates.CONST_I32;
import static palimpsest.engine.syntax.Immediates.CONST_I64;
import static palimpsest.engine.syntax.Immediates.CONST_V128;
import static palimpsest.engine.syntax.Immediates.DATA;
import static palimpsest.engine.syntax.Immediates.ELEMENT;
import static palimpsest.engine.syntax.Immediates.FENCE;
import static palimpsest.engine.syntax.Immediates.FUNCTION;
import static palimpsest.engine.syntax.Immediates.GLOBAL;
import static palimpsest.engine.syntax.Immediates.HEAP_TYPE;
import static palimpsest.engine.syntax.Immediates.LABEL;
import static palimpsest.engine.syntax.Immediates.LABELS;
import static palimpsest.engine.syntax.Immediates.LANE;
import static palimpsest.engine.syntax.Immediates.LOCAL;
import static palimpsest.engine.syntax.Immediates.MEMORY;
import static palimpsest.engine.syntax.Immediates.MEMORY_DATA;
import static palimpsest.engine.syntax.Immediates.MEMORY_MEMORY;
import static palimpsest.engine.syntax.Immediates.NONE;
import static palimpsest.engine.syntax.Immediates.SHUFFLE;
import static palimpsest.engine.syntax.Immediates.TABLE;
import static palimpsest.engine.syntax.Immediates.TABLE_ELEMENT;
import static palimpsest.engine.syntax.Immediates.TABLE_TABLE;
import static palimpsest.engine.syntax.Immediates.TAG;
import static palimpsest.engine.syntax.Immediates.TYPE;
import static palimpsest.engine.syntax.Immediates.TYPES;
import static palimpsest.engine.syntax.Immediates.TYPE_COUNT;
import static palimpsest.engine.syntax.Immediates.TYPE_DATA;
import static palimpsest.engine.syntax.Immediates.TYPE_ELEMENT;
import static palimpsest.engine.syntax.Immediates.TYPE_FIELD;
import static palimpsest.engine.syntax.Immediates.TYPE_TABLE;
import static palimpsest.engine.syntax.Immediates.TYPE_TYPE;
import static palimpsest.engine.syntax.Operand.ADDRESS;
import static palimpsest.engine.syntax.Operand.F32;
import static palimpsest.engine.syntax.Operand.F64;
import static palimpsest.engine.syntax.Operand.I32;
import static palimpsest.engine.syntax.Operand.I64;
import static palimpsest.engine.syntax.Operand.V128;
import static palimpsest.engine.syntax.Shape.atomic;
import static palimpsest.engine.syntax.Shape.binary;
import static palimpsest.engine.syntax.Shape.compare;
import static palimpsest.engine.syntax.Shape.convert;
import static palimpsest.engine.syntax.Shape.copy;
import static palimpsest.engine.syntax.Shape.fixed;
import static palimpsest.engine.syntax.Shape.gives;
import static palimpsest.engine.syntax.Shape.load;
import static palimpsest.engine.syntax.Shape.loadLane;
import static palimpsest.engine.syntax.Shape.ownRule;
import static palimpsest.engine.syntax.Shape.store;
import static palimpsest.engine.syntax.Shape.storeLane;
import static palimpsest.engine.syntax.Shape.takes;
import static palimpsest.engine.syntax.Shape.ternary;
import static palimpsest.engine.syntax.Shape.unary;
import static palimpsest.engine.syntax.Shape.write;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Every instruction, one row each: its code, its name in the text format, and the shape of its immediates, operands and
 * memory access. Decoder, parser, printer, validator, highlighting and tests all ask this table. See the specification's
 * appendix, Index of Instructions.
 *
 * <p>A code after a prefix byte is written as the prefix, then four digits: {@code 0xfd_000c} is {@code 0xfd} followed by
 * 12 in LEB128. Two rows may share a name ({@code select}, {@code ref.test}, {@code ref.cast}), where the text format has
 * one word and the binary format two codes.
 */
public enum Opcode {

    // Control instructions
    UNREACHABLE(0x00, "unreachable", ownRule(NONE)),
    NOP(0x01, "nop", fixed(takes(), gives())),
    BLOCK(0x02, "block", ownRule(BLOCK_TYPE)),
    LOOP(0x03, "loop", ownRule(BLOCK_TYPE)),
    IF(0x04, "if", ownRule(BLOCK_TYPE)),
    ELSE(0x05, "else", ownRule(NONE)),
    TRY(0x06, "try", ownRule(BLOCK_TYPE)),
    CATCH(0x07, "catch", ownRule(TAG)),
    THROW(0x08, "throw", ownRule(TAG)),
    RETHROW(0x09, "rethrow", ownRule(LABEL)),
    THROW_REF(0x0a, "throw_ref", ownRule(NONE)),
    END(0x0b, "end", ownRule(NONE)),
    BR(0x0c, "br", ownRule(LABEL)),
    BR_IF(0x0d, "br_if", ownRule(LABEL)),
    BR_TABLE(0x0e, "br_table", ownRule(LABELS)),
    RETURN(0x0f, "return", ownRule(NONE)),
    CALL(0x10, "call", ownRule(FUNCTION)),
    CALL_INDIRECT(0x11, "call_indirect", ownRule(TYPE_TABLE)),
    RETURN_CALL(0x12, "return_call", ownRule(FUNCTION)),
    RETURN_CALL_INDIRECT(0x13, "return_call_indirect", ownRule(TYPE_TABLE)),
    CALL_REF(0x14, "call_ref", ownRule(TYPE)),
    RETURN_CALL_REF(0x15, "return_call_ref", ownRule(TYPE)),
    DELEGATE(0x18, "delegate", ownRule(LABEL)),
    CATCH_ALL(0x19, "catch_all", ownRule(NONE)),

    // Parametric instructions
    DROP(0x1a, "drop", ownRule(NONE)),
    SELECT(0x1b, "select", ownRule(NONE)),
    SELECT_TYPED(0x1c, "select", ownRule(TYPES)),

    // Control instructions of exception handling
    TRY_TABLE(0x1f, "try_table", ownRule(CATCHES)),

    // Variable instructions
    LOCAL_GET(0x20, "local.get", ownRule(LOCAL)),
    LOCAL_SET(0x21, "local.set", ownRule(LOCAL)),
    LOCAL_TEE(0x22, "local.tee", ownRule(LOCAL)),
    GLOBAL_GET(0x23, "global.get", ownRule(GLOBAL)),
    GLOBAL_SET(0x24, "global.set", ownRule(GLOBAL)),

    // Table instructions
    TABLE_GET(0x25, "table.get", ownRule(TABLE)),
    TABLE_SET(0x26, "table.set", ownRule(TABLE)),

    // Memory instructions
    I32_LOAD(0x28, "i32.load", load(I32, 4)),
    I64_LOAD(0x29, "i64.load", load(I64, 8)),
    F32_LOAD(0x2a, "f32.load", load(F32, 4)),
    F64_LOAD(0x2b, "f64.load", load(F64, 8)),
    I32_LOAD8_S(0x2c, "i32.load8_s", load(I32, 1)),
    I32_LOAD8_U(0x2d, "i32.load8_u", load(I32, 1)),
    I32_LOAD16_S(0x2e, "i32.load16_s", load(I32, 2)),
    I32_LOAD16_U(0x2f, "i32.load16_u", load(I32, 2)),
    I64_LOAD8_S(0x30, "i64.load8_s", load(I64, 1)),
    I64_LOAD8_U(0x31, "i64.load8_u", load(I64, 1)),
    I64_LOAD16_S(0x32, "i64.load16_s", load(I64, 2)),
    I64_LOAD16_U(0x33, "i64.load16_u", load(I64, 2)),
    I64_LOAD32_S(0x34, "i64.load32_s", load(I64, 4)),
    I64_LOAD32_U(0x35, "i64.load32_u", load(I64, 4)),
    I32_STORE(0x36, "i32.store", store(I32, 4)),
    I64_STORE(0x37, "i64.store", store(I64, 8)),
    F32_STORE(0x38, "f32.store", store(F32, 4)),
    F64_STORE(0x39, "f64.store", store(F64, 8)),
    I32_STORE8(0x3a, "i32.store8", store(I32, 1)),
    I32_STORE16(0x3b, "i32.store16", store(I32, 2)),
    I64_STORE8(0x3c, "i64.store8", store(I64, 1)),
    I64_STORE16(0x3d, "i64.store16", store(I64, 2)),
    I64_STORE32(0x3e, "i64.store32", store(I64, 4)),
    MEMORY_SIZE(0x3f, "memory.size", fixed(MEMORY, takes(), gives(ADDRESS))),
    MEMORY_GROW(0x40, "memory.grow", fixed(MEMORY, takes(ADDRESS), gives(ADDRESS))),

    // Numeric instructions
    I32_CONST(0x41, "i32.const", fixed(CONST_I32, takes(), gives(I32))),
    I64_CONST(0x42, "i64.const", fixed(CONST_I64, takes(), gives(I64))),
    F32_CONST(0x43, "f32.const", fixed(CONST_F32, takes(), gives(F32))),
    F64_CONST(0x44, "f64.const", fixed(CONST_F64, takes(), gives(F64))),
    I32_EQZ(0x45, "i32.eqz", convert(I32, I32)),
    I32_EQ(0x46, "i32.eq", compare(I32)),
    I32_NE(0x47, "i32.ne", compare(I32)),
    I32_LT_S(0x48, "i32.lt_s", compare(I32)),
    I32_LT_U(0x49, "i32.lt_u", compare(I32)),
    I32_GT_S(0x4a, "i32.gt_s", compare(I32)),
    I32_GT_U(0x4b, "i32.gt_u", compare(I32)),
    I32_LE_S(0x4c, "i32.le_s", compare(I32)),
    I32_LE_U(0x4d, "i32.le_u", compare(I32)),
    I32_GE_S(0x4e, "i32.ge_s", compare(I32)),
    I32_GE_U(0x4f, "i32.ge_u", compare(I32)),
    I64_EQZ(0x50, "i64.eqz", convert(I32, I64)),
    I64_EQ(0x51, "i64.eq", compare(I64)),
    I64_NE(0x52, "i64.ne", compare(I64)),
    I64_LT_S(0x53, "i64.lt_s", compare(I64)),
    I64_LT_U(0x54, "i64.lt_u", compare(I64)),
    I64_GT_S(0x55, "i64.gt_s", compare(I64)),
    I64_GT_U(0x56, "i64.gt_u", compare(I64)),
    I64_LE_S(0x57, "i64.le_s", compare(I64)),
    I64_LE_U(0x58, "i64.le_u", compare(I64)),
    I64_GE_S(0x59, "i64.ge_s", compare(I64)),
    I64_GE_U(0x5a, "i64.ge_u", compare(I64)),
    F32_EQ(0x5b, "f32.eq", compare(F32)),
    F32_NE(0x5c, "f32.ne", compare(F32)),
    F32_LT(0x5d, "f32.lt", compare(F32)),
    F32_GT(0x5e, "f32.gt", compare(F32)),
    F32_LE(0x5f, "f32.le", compare(F32)),
    F32_GE(0x60, "f32.ge", compare(F32)),
    F64_EQ(0x61, "f64.eq", compare(F64)),
    F64_NE(0x62, "f64.ne", compare(F64)),
    F64_LT(0x63, "f64.lt", compare(F64)),
    F64_GT(0x64, "f64.gt", compare(F64)),
    F64_LE(0x65, "f64.le", compare(F64)),
    F64_GE(0x66, "f64.ge", compare(F64)),
    I32_CLZ(0x67, "i32.clz", unary(I32)),
    I32_CTZ(0x68, "i32.ctz", unary(I32)),
    I32_POPCNT(0x69, "i32.popcnt", unary(I32)),
    I32_ADD(0x6a, "i32.add", binary(I32)),
    I32_SUB(0x6b, "i32.sub", binary(I32)),
    I32_MUL(0x6c, "i32.mul", binary(I32)),
    I32_DIV_S(0x6d, "i32.div_s", binary(I32)),
    I32_DIV_U(0x6e, "i32.div_u", binary(I32)),
    I32_REM_S(0x6f, "i32.rem_s", binary(I32)),
    I32_REM_U(0x70, "i32.rem_u", binary(I32)),
    I32_AND(0x71, "i32.and", binary(I32)),
    I32_OR(0x72, "i32.or", binary(I32)),
    I32_XOR(0x73, "i32.xor", binary(I32)),
    I32_SHL(0x74, "i32.shl", binary(I32)),
    I32_SHR_S(0x75, "i32.shr_s", binary(I32)),
    I32_SHR_U(0x76, "i32.shr_u", binary(I32)),
    I32_ROTL(0x77, "i32.rotl", binary(I32)),
    I32_ROTR(0x78, "i32.rotr", binary(I32)),
    I64_CLZ(0x79, "i64.clz", unary(I64)),
    I64_CTZ(0x7a, "i64.ctz", unary(I64)),
    I64_POPCNT(0x7b, "i64.popcnt", unary(I64)),
    I64_ADD(0x7c, "i64.add", binary(I64)),
    I64_SUB(0x7d, "i64.sub", binary(I64)),
    I64_MUL(0x7e, "i64.mul", binary(I64)),
    I64_DIV_S(0x7f, "i64.div_s", binary(I64)),
    I64_DIV_U(0x80, "i64.div_u", binary(I64)),
    I64_REM_S(0x81, "i64.rem_s", binary(I64)),
    I64_REM_U(0x82, "i64.rem_u", binary(I64)),
    I64_AND(0x83, "i64.and", binary(I64)),
    I64_OR(0x84, "i64.or", binary(I64)),
    I64_XOR(0x85, "i64.xor", binary(I64)),
    I64_SHL(0x86, "i64.shl", binary(I64)),
    I64_SHR_S(0x87, "i64.shr_s", binary(I64)),
    I64_SHR_U(0x88, "i64.shr_u", binary(I64)),
    I64_ROTL(0x89, "i64.rotl", binary(I64)),
    I64_ROTR(0x8a, "i64.rotr", binary(I64)),
    F32_ABS(0x8b, "f32.abs", unary(F32)),
    F32_NEG(0x8c, "f32.neg", unary(F32)),
    F32_CEIL(0x8d, "f32.ceil", unary(F32)),
    F32_FLOOR(0x8e, "f32.floor", unary(F32)),
    F32_TRUNC(0x8f, "f32.trunc", unary(F32)),
    F32_NEAREST(0x90, "f32.nearest", unary(F32)),
    F32_SQRT(0x91, "f32.sqrt", unary(F32)),
    F32_ADD(0x92, "f32.add", binary(F32)),
    F32_SUB(0x93, "f32.sub", binary(F32)),
    F32_MUL(0x94, "f32.mul", binary(F32)),
    F32_DIV(0x95, "f32.div", binary(F32)),
    F32_MIN(0x96, "f32.min", binary(F32)),
    F32_MAX(0x97, "f32.max", binary(F32)),
    F32_COPYSIGN(0x98, "f32.copysign", binary(F32)),
    F64_ABS(0x99, "f64.abs", unary(F64)),
    F64_NEG(0x9a, "f64.neg", unary(F64)),
    F64_CEIL(0x9b, "f64.ceil", unary(F64)),
    F64_FLOOR(0x9c, "f64.floor", unary(F64)),
    F64_TRUNC(0x9d, "f64.trunc", unary(F64)),
    F64_NEAREST(0x9e, "f64.nearest", unary(F64)),
    F64_SQRT(0x9f, "f64.sqrt", unary(F64)),
    F64_ADD(0xa0, "f64.add", binary(F64)),
    F64_SUB(0xa1, "f64.sub", binary(F64)),
    F64_MUL(0xa2, "f64.mul", binary(F64)),
    F64_DIV(0xa3, "f64.div", binary(F64)),
    F64_MIN(0xa4, "f64.min", binary(F64)),
    F64_MAX(0xa5, "f64.max", binary(F64)),
    F64_COPYSIGN(0xa6, "f64.copysign", binary(F64)),
    I32_WRAP_I64(0xa7, "i32.wrap_i64", convert(I32, I64)),
    I32_TRUNC_F32_S(0xa8, "i32.trunc_f32_s", convert(I32, F32)),
    I32_TRUNC_F32_U(0xa9, "i32.trunc_f32_u", convert(I32, F32)),
    I32_TRUNC_F64_S(0xaa, "i32.trunc_f64_s", convert(I32, F64)),
    I32_TRUNC_F64_U(0xab, "i32.trunc_f64_u", convert(I32, F64)),
    I64_EXTEND_I32_S(0xac, "i64.extend_i32_s", convert(I64, I32)),
    I64_EXTEND_I32_U(0xad, "i64.extend_i32_u", convert(I64, I32)),
    I64_TRUNC_F32_S(0xae, "i64.trunc_f32_s", convert(I64, F32)),
    I64_TRUNC_F32_U(0xaf, "i64.trunc_f32_u", convert(I64, F32)),
    I64_TRUNC_F64_S(0xb0, "i64.trunc_f64_s", convert(I64, F64)),
    I64_TRUNC_F64_U(0xb1, "i64.trunc_f64_u", convert(I64, F64)),
    F32_CONVERT_I32_S(0xb2, "f32.convert_i32_s", convert(F32, I32)),
    F32_CONVERT_I32_U(0xb3, "f32.convert_i32_u", convert(F32, I32)),
    F32_CONVERT_I64_S(0xb4, "f32.convert_i64_s", convert(F32, I64)),
    F32_CONVERT_I64_U(0xb5, "f32.convert_i64_u", convert(F32, I64)),
    F32_DEMOTE_F64(0xb6, "f32.demote_f64", convert(F32, F64)),
    F64_CONVERT_I32_S(0xb7, "f64.convert_i32_s", convert(F64, I32)),
    F64_CONVERT_I32_U(0xb8, "f64.convert_i32_u", convert(F64, I32)),
    F64_CONVERT_I64_S(0xb9, "f64.convert_i64_s", convert(F64, I64)),
    F64_CONVERT_I64_U(0xba, "f64.convert_i64_u", convert(F64, I64)),
    F64_PROMOTE_F32(0xbb, "f64.promote_f32", convert(F64, F32)),
    I32_REINTERPRET_F32(0xbc, "i32.reinterpret_f32", convert(I32, F32)),
    I64_REINTERPRET_F64(0xbd, "i64.reinterpret_f64", convert(I64, F64)),
    F32_REINTERPRET_I32(0xbe, "f32.reinterpret_i32", convert(F32, I32)),
    F64_REINTERPRET_I64(0xbf, "f64.reinterpret_i64", convert(F64, I64)),
    I32_EXTEND8_S(0xc0, "i32.extend8_s", unary(I32)),
    I32_EXTEND16_S(0xc1, "i32.extend16_s", unary(I32)),
    I64_EXTEND8_S(0xc2, "i64.extend8_s", unary(I64)),
    I64_EXTEND16_S(0xc3, "i64.extend16_s", unary(I64)),
    I64_EXTEND32_S(0xc4, "i64.extend32_s", unary(I64)),

    // Reference instructions
    REF_NULL(0xd0, "ref.null", ownRule(HEAP_TYPE)),
    REF_IS_NULL(0xd1, "ref.is_null", ownRule(NONE)),
    REF_FUNC(0xd2, "ref.func", ownRule(FUNCTION)),
    REF_EQ(0xd3, "ref.eq", ownRule(NONE)),
    REF_AS_NON_NULL(0xd4, "ref.as_non_null", ownRule(NONE)),
    BR_ON_NULL(0xd5, "br_on_null", ownRule(LABEL)),
    BR_ON_NON_NULL(0xd6, "br_on_non_null", ownRule(LABEL)),

    // Aggregate instructions
    STRUCT_NEW(0xfb_0000, "struct.new", ownRule(TYPE)),
    STRUCT_NEW_DEFAULT(0xfb_0001, "struct.new_default", ownRule(TYPE)),
    STRUCT_GET(0xfb_0002, "struct.get", ownRule(TYPE_FIELD)),
    STRUCT_GET_S(0xfb_0003, "struct.get_s", ownRule(TYPE_FIELD)),
    STRUCT_GET_U(0xfb_0004, "struct.get_u", ownRule(TYPE_FIELD)),
    STRUCT_SET(0xfb_0005, "struct.set", ownRule(TYPE_FIELD)),
    ARRAY_NEW(0xfb_0006, "array.new", ownRule(TYPE)),
    ARRAY_NEW_DEFAULT(0xfb_0007, "array.new_default", ownRule(TYPE)),
    ARRAY_NEW_FIXED(0xfb_0008, "array.new_fixed", ownRule(TYPE_COUNT)),
    ARRAY_NEW_DATA(0xfb_0009, "array.new_data", ownRule(TYPE_DATA)),
    ARRAY_NEW_ELEM(0xfb_000a, "array.new_elem", ownRule(TYPE_ELEMENT)),
    ARRAY_GET(0xfb_000b, "array.get", ownRule(TYPE)),
    ARRAY_GET_S(0xfb_000c, "array.get_s", ownRule(TYPE)),
    ARRAY_GET_U(0xfb_000d, "array.get_u", ownRule(TYPE)),
    ARRAY_SET(0xfb_000e, "array.set", ownRule(TYPE)),
    ARRAY_LEN(0xfb_000f, "array.len", ownRule(NONE)),
    ARRAY_FILL(0xfb_0010, "array.fill", ownRule(TYPE)),
    ARRAY_COPY(0xfb_0011, "array.copy", ownRule(TYPE_TYPE)),
    ARRAY_INIT_DATA(0xfb_0012, "array.init_data", ownRule(TYPE_DATA)),
    ARRAY_INIT_ELEM(0xfb_0013, "array.init_elem", ownRule(TYPE_ELEMENT)),
    REF_TEST(0xfb_0014, "ref.test", ownRule(HEAP_TYPE)),
    REF_TEST_NULL(0xfb_0015, "ref.test", ownRule(HEAP_TYPE)),
    REF_CAST(0xfb_0016, "ref.cast", ownRule(HEAP_TYPE)),
    REF_CAST_NULL(0xfb_0017, "ref.cast", ownRule(HEAP_TYPE)),
    BR_ON_CAST(0xfb_0018, "br_on_cast", ownRule(CAST)),
    BR_ON_CAST_FAIL(0xfb_0019, "br_on_cast_fail", ownRule(CAST)),
    ANY_CONVERT_EXTERN(0xfb_001a, "any.convert_extern", ownRule(NONE)),
    EXTERN_CONVERT_ANY(0xfb_001b, "extern.convert_any", ownRule(NONE)),
    REF_I31(0xfb_001c, "ref.i31", ownRule(NONE)),
    I31_GET_S(0xfb_001d, "i31.get_s", ownRule(NONE)),
    I31_GET_U(0xfb_001e, "i31.get_u", ownRule(NONE)),

    // Saturating conversions
    I32_TRUNC_SAT_F32_S(0xfc_0000, "i32.trunc_sat_f32_s", convert(I32, F32)),
    I32_TRUNC_SAT_F32_U(0xfc_0001, "i32.trunc_sat_f32_u", convert(I32, F32)),
    I32_TRUNC_SAT_F64_S(0xfc_0002, "i32.trunc_sat_f64_s", convert(I32, F64)),
    I32_TRUNC_SAT_F64_U(0xfc_0003, "i32.trunc_sat_f64_u", convert(I32, F64)),
    I64_TRUNC_SAT_F32_S(0xfc_0004, "i64.trunc_sat_f32_s", convert(I64, F32)),
    I64_TRUNC_SAT_F32_U(0xfc_0005, "i64.trunc_sat_f32_u", convert(I64, F32)),
    I64_TRUNC_SAT_F64_S(0xfc_0006, "i64.trunc_sat_f64_s", convert(I64, F64)),
    I64_TRUNC_SAT_F64_U(0xfc_0007, "i64.trunc_sat_f64_u", convert(I64, F64)),

    // Bulk instructions
    MEMORY_INIT(0xfc_0008, "memory.init", write(MEMORY_DATA, takes(ADDRESS, I32, I32))),
    DATA_DROP(0xfc_0009, "data.drop", fixed(DATA, takes(), gives())),
    MEMORY_COPY(0xfc_000a, "memory.copy", copy(MEMORY_MEMORY)),
    MEMORY_FILL(0xfc_000b, "memory.fill", write(MEMORY, takes(ADDRESS, I32, ADDRESS))),
    TABLE_INIT(0xfc_000c, "table.init", ownRule(TABLE_ELEMENT)),
    ELEM_DROP(0xfc_000d, "elem.drop", fixed(ELEMENT, takes(), gives())),
    TABLE_COPY(0xfc_000e, "table.copy", ownRule(TABLE_TABLE)),
    TABLE_GROW(0xfc_000f, "table.grow", ownRule(TABLE)),
    TABLE_SIZE(0xfc_0010, "table.size", ownRule(TABLE)),
    TABLE_FILL(0xfc_0011, "table.fill", ownRule(TABLE)),

    // Vector instructions
    V128_LOAD(0xfd_0000, "v128.load", load(V128, 16)),
    V128_LOAD8X8_S(0xfd_0001, "v128.load8x8_s", load(V128, 8)),
    V128_LOAD8X8_U(0xfd_0002, "v128.load8x8_u", load(V128, 8)),
    V128_LOAD16X4_S(0xfd_0003, "v128.load16x4_s", load(V128, 8)),
    V128_LOAD16X4_U(0xfd_0004, "v128.load16x4_u", load(V128, 8)),
    V128_LOAD32X2_S(0xfd_0005, "v128.load32x2_s", load(V128, 8)),
    V128_LOAD32X2_U(0xfd_0006, "v128.load32x2_u", load(V128, 8)),
    V128_LOAD8_SPLAT(0xfd_0007, "v128.load8_splat", load(V128, 1)),
    V128_LOAD16_SPLAT(0xfd_0008, "v128.load16_splat", load(V128, 2)),
    V128_LOAD32_SPLAT(0xfd_0009, "v128.load32_splat", load(V128, 4)),
    V128_LOAD64_SPLAT(0xfd_000a, "v128.load64_splat", load(V128, 8)),
    V128_STORE(0xfd_000b, "v128.store", store(V128, 16)),
    V128_CONST(0xfd_000c, "v128.const", fixed(CONST_V128, takes(), gives(V128))),
    I8X16_SHUFFLE(0xfd_000d, "i8x16.shuffle", fixed(SHUFFLE, takes(V128, V128), gives(V128))),
    I8X16_SWIZZLE(0xfd_000e, "i8x16.swizzle", binary(V128)),
    I8X16_SPLAT(0xfd_000f, "i8x16.splat", convert(V128, I32)),
    I16X8_SPLAT(0xfd_0010, "i16x8.splat", convert(V128, I32)),
    I32X4_SPLAT(0xfd_0011, "i32x4.splat", convert(V128, I32)),
    I64X2_SPLAT(0xfd_0012, "i64x2.splat", convert(V128, I64)),
    F32X4_SPLAT(0xfd_0013, "f32x4.splat", convert(V128, F32)),
    F64X2_SPLAT(0xfd_0014, "f64x2.splat", convert(V128, F64)),
    I8X16_EXTRACT_LANE_S(0xfd_0015, "i8x16.extract_lane_s", fixed(LANE, takes(V128), gives(I32))),
    I8X16_EXTRACT_LANE_U(0xfd_0016, "i8x16.extract_lane_u", fixed(LANE, takes(V128), gives(I32))),
    I8X16_REPLACE_LANE(0xfd_0017, "i8x16.replace_lane", fixed(LANE, takes(V128, I32), gives(V128))),
    I16X8_EXTRACT_LANE_S(0xfd_0018, "i16x8.extract_lane_s", fixed(LANE, takes(V128), gives(I32))),
    I16X8_EXTRACT_LANE_U(0xfd_0019, "i16x8.extract_lane_u", fixed(LANE, takes(V128), gives(I32))),
    I16X8_REPLACE_LANE(0xfd_001a, "i16x8.replace_lane", fixed(LANE, takes(V128, I32), gives(V128))),
    I32X4_EXTRACT_LANE(0xfd_001b, "i32x4.extract_lane", fixed(LANE, takes(V128), gives(I32))),
    I32X4_REPLACE_LANE(0xfd_001c, "i32x4.replace_lane", fixed(LANE, takes(V128, I32), gives(V128))),
    I64X2_EXTRACT_LANE(0xfd_001d, "i64x2.extract_lane", fixed(LANE, takes(V128), gives(I64))),
    I64X2_REPLACE_LANE(0xfd_001e, "i64x2.replace_lane", fixed(LANE, takes(V128, I64), gives(V128))),
    F32X4_EXTRACT_LANE(0xfd_001f, "f32x4.extract_lane", fixed(LANE, takes(V128), gives(F32))),
    F32X4_REPLACE_LANE(0xfd_0020, "f32x4.replace_lane", fixed(LANE, takes(V128, F32), gives(V128))),
    F64X2_EXTRACT_LANE(0xfd_0021, "f64x2.extract_lane", fixed(LANE, takes(V128), gives(F64))),
    F64X2_REPLACE_LANE(0xfd_0022, "f64x2.replace_lane", fixed(LANE, takes(V128, F64), gives(V128))),
    I8X16_EQ(0xfd_0023, "i8x16.eq", binary(V128)),
    I8X16_NE(0xfd_0024, "i8x16.ne", binary(V128)),
    I8X16_LT_S(0xfd_0025, "i8x16.lt_s", binary(V128)),
    I8X16_LT_U(0xfd_0026, "i8x16.lt_u", binary(V128)),
    I8X16_GT_S(0xfd_0027, "i8x16.gt_s", binary(V128)),
    I8X16_GT_U(0xfd_0028, "i8x16.gt_u", binary(V128)),
    I8X16_LE_S(0xfd_0029, "i8x16.le_s", binary(V128)),
    I8X16_LE_U(0xfd_002a, "i8x16.le_u", binary(V128)),
    I8X16_GE_S(0xfd_002b, "i8x16.ge_s", binary(V128)),
    I8X16_GE_U(0xfd_002c, "i8x16.ge_u", binary(V128)),
    I16X8_EQ(0xfd_002d, "i16x8.eq", binary(V128)),
    I16X8_NE(0xfd_002e, "i16x8.ne", binary(V128)),
    I16X8_LT_S(0xfd_002f, "i16x8.lt_s", binary(V128)),
    I16X8_LT_U(0xfd_0030, "i16x8.lt_u", binary(V128)),
    I16X8_GT_S(0xfd_0031, "i16x8.gt_s", binary(V128)),
    I16X8_GT_U(0xfd_0032, "i16x8.gt_u", binary(V128)),
    I16X8_LE_S(0xfd_0033, "i16x8.le_s", binary(V128)),
    I16X8_LE_U(0xfd_0034, "i16x8.le_u", binary(V128)),
    I16X8_GE_S(0xfd_0035, "i16x8.ge_s", binary(V128)),
    I16X8_GE_U(0xfd_0036, "i16x8.ge_u", binary(V128)),
    I32X4_EQ(0xfd_0037, "i32x4.eq", binary(V128)),
    I32X4_NE(0xfd_0038, "i32x4.ne", binary(V128)),
    I32X4_LT_S(0xfd_0039, "i32x4.lt_s", binary(V128)),
    I32X4_LT_U(0xfd_003a, "i32x4.lt_u", binary(V128)),
    I32X4_GT_S(0xfd_003b, "i32x4.gt_s", binary(V128)),
    I32X4_GT_U(0xfd_003c, "i32x4.gt_u", binary(V128)),
    I32X4_LE_S(0xfd_003d, "i32x4.le_s", binary(V128)),
    I32X4_LE_U(0xfd_003e, "i32x4.le_u", binary(V128)),
    I32X4_GE_S(0xfd_003f, "i32x4.ge_s", binary(V128)),
    I32X4_GE_U(0xfd_0040, "i32x4.ge_u", binary(V128)),
    F32X4_EQ(0xfd_0041, "f32x4.eq", binary(V128)),
    F32X4_NE(0xfd_0042, "f32x4.ne", binary(V128)),
    F32X4_LT(0xfd_0043, "f32x4.lt", binary(V128)),
    F32X4_GT(0xfd_0044, "f32x4.gt", binary(V128)),
    F32X4_LE(0xfd_0045, "f32x4.le", binary(V128)),
    F32X4_GE(0xfd_0046, "f32x4.ge", binary(V128)),
    F64X2_EQ(0xfd_0047, "f64x2.eq", binary(V128)),
    F64X2_NE(0xfd_0048, "f64x2.ne", binary(V128)),
    F64X2_LT(0xfd_0049, "f64x2.lt", binary(V128)),
    F64X2_GT(0xfd_004a, "f64x2.gt", binary(V128)),
    F64X2_LE(0xfd_004b, "f64x2.le", binary(V128)),
    F64X2_GE(0xfd_004c, "f64x2.ge", binary(V128)),
    V128_NOT(0xfd_004d, "v128.not", unary(V128)),
    V128_AND(0xfd_004e, "v128.and", binary(V128)),
    V128_ANDNOT(0xfd_004f, "v128.andnot", binary(V128)),
    V128_OR(0xfd_0050, "v128.or", binary(V128)),
    V128_XOR(0xfd_0051, "v128.xor", binary(V128)),
    V128_BITSELECT(0xfd_0052, "v128.bitselect", ternary(V128)),
    V128_ANY_TRUE(0xfd_0053, "v128.any_true", convert(I32, V128)),
    V128_LOAD8_LANE(0xfd_0054, "v128.load8_lane", loadLane(1)),
    V128_LOAD16_LANE(0xfd_0055, "v128.load16_lane", loadLane(2)),
    V128_LOAD32_LANE(0xfd_0056, "v128.load32_lane", loadLane(4)),
    V128_LOAD64_LANE(0xfd_0057, "v128.load64_lane", loadLane(8)),
    V128_STORE8_LANE(0xfd_0058, "v128.store8_lane", storeLane(1)),
    V128_STORE16_LANE(0xfd_0059, "v128.store16_lane", storeLane(2)),
    V128_STORE32_LANE(0xfd_005a, "v128.store32_lane", storeLane(4)),
    V128_STORE64_LANE(0xfd_005b, "v128.store64_lane", storeLane(8)),
    V128_LOAD32_ZERO(0xfd_005c, "v128.load32_zero", load(V128, 4)),
    V128_LOAD64_ZERO(0xfd_005d, "v128.load64_zero", load(V128, 8)),
    F32X4_DEMOTE_F64X2_ZERO(0xfd_005e, "f32x4.demote_f64x2_zero", unary(V128)),
    F64X2_PROMOTE_LOW_F32X4(0xfd_005f, "f64x2.promote_low_f32x4", unary(V128)),
    I8X16_ABS(0xfd_0060, "i8x16.abs", unary(V128)),
    I8X16_NEG(0xfd_0061, "i8x16.neg", unary(V128)),
    I8X16_POPCNT(0xfd_0062, "i8x16.popcnt", unary(V128)),
    I8X16_ALL_TRUE(0xfd_0063, "i8x16.all_true", convert(I32, V128)),
    I8X16_BITMASK(0xfd_0064, "i8x16.bitmask", convert(I32, V128)),
    I8X16_NARROW_I16X8_S(0xfd_0065, "i8x16.narrow_i16x8_s", binary(V128)),
    I8X16_NARROW_I16X8_U(0xfd_0066, "i8x16.narrow_i16x8_u", binary(V128)),
    F32X4_CEIL(0xfd_0067, "f32x4.ceil", unary(V128)),
    F32X4_FLOOR(0xfd_0068, "f32x4.floor", unary(V128)),
    F32X4_TRUNC(0xfd_0069, "f32x4.trunc", unary(V128)),
    F32X4_NEAREST(0xfd_006a, "f32x4.nearest", unary(V128)),
    I8X16_SHL(0xfd_006b, "i8x16.shl", fixed(takes(V128, I32), gives(V128))),
    I8X16_SHR_S(0xfd_006c, "i8x16.shr_s", fixed(takes(V128, I32), gives(V128))),
    I8X16_SHR_U(0xfd_006d, "i8x16.shr_u", fixed(takes(V128, I32), gives(V128))),
    I8X16_ADD(0xfd_006e, "i8x16.add", binary(V128)),
    I8X16_ADD_SAT_S(0xfd_006f, "i8x16.add_sat_s", binary(V128)),
    I8X16_ADD_SAT_U(0xfd_0070, "i8x16.add_sat_u", binary(V128)),
    I8X16_SUB(0xfd_0071, "i8x16.sub", binary(V128)),
    I8X16_SUB_SAT_S(0xfd_0072, "i8x16.sub_sat_s", binary(V128)),
    I8X16_SUB_SAT_U(0xfd_0073, "i8x16.sub_sat_u", binary(V128)),
    F64X2_CEIL(0xfd_0074, "f64x2.ceil", unary(V128)),
    F64X2_FLOOR(0xfd_0075, "f64x2.floor", unary(V128)),
    I8X16_MIN_S(0xfd_0076, "i8x16.min_s", binary(V128)),
    I8X16_MIN_U(0xfd_0077, "i8x16.min_u", binary(V128)),
    I8X16_MAX_S(0xfd_0078, "i8x16.max_s", binary(V128)),
    I8X16_MAX_U(0xfd_0079, "i8x16.max_u", binary(V128)),
    F64X2_TRUNC(0xfd_007a, "f64x2.trunc", unary(V128)),
    I8X16_AVGR_U(0xfd_007b, "i8x16.avgr_u", binary(V128)),
    I16X8_EXTADD_PAIRWISE_I8X16_S(0xfd_007c, "i16x8.extadd_pairwise_i8x16_s", unary(V128)),
    I16X8_EXTADD_PAIRWISE_I8X16_U(0xfd_007d, "i16x8.extadd_pairwise_i8x16_u", unary(V128)),
    I32X4_EXTADD_PAIRWISE_I16X8_S(0xfd_007e, "i32x4.extadd_pairwise_i16x8_s", unary(V128)),
    I32X4_EXTADD_PAIRWISE_I16X8_U(0xfd_007f, "i32x4.extadd_pairwise_i16x8_u", unary(V128)),
    I16X8_ABS(0xfd_0080, "i16x8.abs", unary(V128)),
    I16X8_NEG(0xfd_0081, "i16x8.neg", unary(V128)),
    I16X8_Q15MULR_SAT_S(0xfd_0082, "i16x8.q15mulr_sat_s", binary(V128)),
    I16X8_ALL_TRUE(0xfd_0083, "i16x8.all_true", convert(I32, V128)),
    I16X8_BITMASK(0xfd_0084, "i16x8.bitmask", convert(I32, V128)),
    I16X8_NARROW_I32X4_S(0xfd_0085, "i16x8.narrow_i32x4_s", binary(V128)),
    I16X8_NARROW_I32X4_U(0xfd_0086, "i16x8.narrow_i32x4_u", binary(V128)),
    I16X8_EXTEND_LOW_I8X16_S(0xfd_0087, "i16x8.extend_low_i8x16_s", unary(V128)),
    I16X8_EXTEND_HIGH_I8X16_S(0xfd_0088, "i16x8.extend_high_i8x16_s", unary(V128)),
    I16X8_EXTEND_LOW_I8X16_U(0xfd_0089, "i16x8.extend_low_i8x16_u", unary(V128)),
    I16X8_EXTEND_HIGH_I8X16_U(0xfd_008a, "i16x8.extend_high_i8x16_u", unary(V128)),
    I16X8_SHL(0xfd_008b, "i16x8.shl", fixed(takes(V128, I32), gives(V128))),
    I16X8_SHR_S(0xfd_008c, "i16x8.shr_s", fixed(takes(V128, I32), gives(V128))),
    I16X8_SHR_U(0xfd_008d, "i16x8.shr_u", fixed(takes(V128, I32), gives(V128))),
    I16X8_ADD(0xfd_008e, "i16x8.add", binary(V128)),
    I16X8_ADD_SAT_S(0xfd_008f, "i16x8.add_sat_s", binary(V128)),
    I16X8_ADD_SAT_U(0xfd_0090, "i16x8.add_sat_u", binary(V128)),
    I16X8_SUB(0xfd_0091, "i16x8.sub", binary(V128)),
    I16X8_SUB_SAT_S(0xfd_0092, "i16x8.sub_sat_s", binary(V128)),
    I16X8_SUB_SAT_U(0xfd_0093, "i16x8.sub_sat_u", binary(V128)),
    F64X2_NEAREST(0xfd_0094, "f64x2.nearest", unary(V128)),
    I16X8_MUL(0xfd_0095, "i16x8.mul", binary(V128)),
    I16X8_MIN_S(0xfd_0096, "i16x8.min_s", binary(V128)),
    I16X8_MIN_U(0xfd_0097, "i16x8.min_u", binary(V128)),
    I16X8_MAX_S(0xfd_0098, "i16x8.max_s", binary(V128)),
    I16X8_MAX_U(0xfd_0099, "i16x8.max_u", binary(V128)),
    I16X8_AVGR_U(0xfd_009b, "i16x8.avgr_u", binary(V128)),
    I16X8_EXTMUL_LOW_I8X16_S(0xfd_009c, "i16x8.extmul_low_i8x16_s", binary(V128)),
    I16X8_EXTMUL_HIGH_I8X16_S(0xfd_009d, "i16x8.extmul_high_i8x16_s", binary(V128)),
    I16X8_EXTMUL_LOW_I8X16_U(0xfd_009e, "i16x8.extmul_low_i8x16_u", binary(V128)),
    I16X8_EXTMUL_HIGH_I8X16_U(0xfd_009f, "i16x8.extmul_high_i8x16_u", binary(V128)),
    I32X4_ABS(0xfd_00a0, "i32x4.abs", unary(V128)),
    I32X4_NEG(0xfd_00a1, "i32x4.neg", unary(V128)),
    I32X4_ALL_TRUE(0xfd_00a3, "i32x4.all_true", convert(I32, V128)),
    I32X4_BITMASK(0xfd_00a4, "i32x4.bitmask", convert(I32, V128)),
    I32X4_EXTEND_LOW_I16X8_S(0xfd_00a7, "i32x4.extend_low_i16x8_s", unary(V128)),
    I32X4_EXTEND_HIGH_I16X8_S(0xfd_00a8, "i32x4.extend_high_i16x8_s", unary(V128)),
    I32X4_EXTEND_LOW_I16X8_U(0xfd_00a9, "i32x4.extend_low_i16x8_u", unary(V128)),
    I32X4_EXTEND_HIGH_I16X8_U(0xfd_00aa, "i32x4.extend_high_i16x8_u", unary(V128)),
    I32X4_SHL(0xfd_00ab, "i32x4.shl", fixed(takes(V128, I32), gives(V128))),
    I32X4_SHR_S(0xfd_00ac, "i32x4.shr_s", fixed(takes(V128, I32), gives(V128))),
    I32X4_SHR_U(0xfd_00ad, "i32x4.shr_u", fixed(takes(V128, I32), gives(V128))),
    I32X4_ADD(0xfd_00ae, "i32x4.add", binary(V128)),
    I32X4_SUB(0xfd_00b1, "i32x4.sub", binary(V128)),
    I32X4_MUL(0xfd_00b5, "i32x4.mul", binary(V128)),
    I32X4_MIN_S(0xfd_00b6, "i32x4.min_s", binary(V128)),
    I32X4_MIN_U(0xfd_00b7, "i32x4.min_u", binary(V128)),
    I32X4_MAX_S(0xfd_00b8, "i32x4.max_s", binary(V128)),
    I32X4_MAX_U(0xfd_00b9, "i32x4.max_u", binary(V128)),
    I32X4_DOT_I16X8_S(0xfd_00ba, "i32x4.dot_i16x8_s", binary(V128)),
    I32X4_EXTMUL_LOW_I16X8_S(0xfd_00bc, "i32x4.extmul_low_i16x8_s", binary(V128)),
    I32X4_EXTMUL_HIGH_I16X8_S(0xfd_00bd, "i32x4.extmul_high_i16x8_s", binary(V128)),
    I32X4_EXTMUL_LOW_I16X8_U(0xfd_00be, "i32x4.extmul_low_i16x8_u", binary(V128)),
    I32X4_EXTMUL_HIGH_I16X8_U(0xfd_00bf, "i32x4.extmul_high_i16x8_u", binary(V128)),
    I64X2_ABS(0xfd_00c0, "i64x2.abs", unary(V128)),
    I64X2_NEG(0xfd_00c1, "i64x2.neg", unary(V128)),
    I64X2_ALL_TRUE(0xfd_00c3, "i64x2.all_true", convert(I32, V128)),
    I64X2_BITMASK(0xfd_00c4, "i64x2.bitmask", convert(I32, V128)),
    I64X2_EXTEND_LOW_I32X4_S(0xfd_00c7, "i64x2.extend_low_i32x4_s", unary(V128)),
    I64X2_EXTEND_HIGH_I32X4_S(0xfd_00c8, "i64x2.extend_high_i32x4_s", unary(V128)),
    I64X2_EXTEND_LOW_I32X4_U(0xfd_00c9, "i64x2.extend_low_i32x4_u", unary(V128)),
    I64X2_EXTEND_HIGH_I32X4_U(0xfd_00ca, "i64x2.extend_high_i32x4_u", unary(V128)),
    I64X2_SHL(0xfd_00cb, "i64x2.shl", fixed(takes(V128, I32), gives(V128))),
    I64X2_SHR_S(0xfd_00cc, "i64x2.shr_s", fixed(takes(V128, I32), gives(V128))),
    I64X2_SHR_U(0xfd_00cd, "i64x2.shr_u", fixed(takes(V128, I32), gives(V128))),
    I64X2_ADD(0xfd_00ce, "i64x2.add", binary(V128)),
    I64X2_SUB(0xfd_00d1, "i64x2.sub", binary(V128)),
    I64X2_MUL(0xfd_00d5, "i64x2.mul", binary(V128)),
    I64X2_EQ(0xfd_00d6, "i64x2.eq", binary(V128)),
    I64X2_NE(0xfd_00d7, "i64x2.ne", binary(V128)),
    I64X2_LT_S(0xfd_00d8, "i64x2.lt_s", binary(V128)),
    I64X2_GT_S(0xfd_00d9, "i64x2.gt_s", binary(V128)),
    I64X2_LE_S(0xfd_00da, "i64x2.le_s", binary(V128)),
    I64X2_GE_S(0xfd_00db, "i64x2.ge_s", binary(V128)),
    I64X2_EXTMUL_LOW_I32X4_S(0xfd_00dc, "i64x2.extmul_low_i32x4_s", binary(V128)),
    I64X2_EXTMUL_HIGH_I32X4_S(0xfd_00dd, "i64x2.extmul_high_i32x4_s", binary(V128)),
    I64X2_EXTMUL_LOW_I32X4_U(0xfd_00de, "i64x2.extmul_low_i32x4_u", binary(V128)),
    I64X2_EXTMUL_HIGH_I32X4_U(0xfd_00df, "i64x2.extmul_high_i32x4_u", binary(V128)),
    F32X4_ABS(0xfd_00e0, "f32x4.abs", unary(V128)),
    F32X4_NEG(0xfd_00e1, "f32x4.neg", unary(V128)),
    F32X4_SQRT(0xfd_00e3, "f32x4.sqrt", unary(V128)),
    F32X4_ADD(0xfd_00e4, "f32x4.add", binary(V128)),
    F32X4_SUB(0xfd_00e5, "f32x4.sub", binary(V128)),
    F32X4_MUL(0xfd_00e6, "f32x4.mul", binary(V128)),
    F32X4_DIV(0xfd_00e7, "f32x4.div", binary(V128)),
    F32X4_MIN(0xfd_00e8, "f32x4.min", binary(V128)),
    F32X4_MAX(0xfd_00e9, "f32x4.max", binary(V128)),
    F32X4_PMIN(0xfd_00ea, "f32x4.pmin", binary(V128)),
    F32X4_PMAX(0xfd_00eb, "f32x4.pmax", binary(V128)),
    F64X2_ABS(0xfd_00ec, "f64x2.abs", unary(V128)),
    F64X2_NEG(0xfd_00ed, "f64x2.neg", unary(V128)),
    F64X2_SQRT(0xfd_00ef, "f64x2.sqrt", unary(V128)),
    F64X2_ADD(0xfd_00f0, "f64x2.add", binary(V128)),
    F64X2_SUB(0xfd_00f1, "f64x2.sub", binary(V128)),
    F64X2_MUL(0xfd_00f2, "f64x2.mul", binary(V128)),
    F64X2_DIV(0xfd_00f3, "f64x2.div", binary(V128)),
    F64X2_MIN(0xfd_00f4, "f64x2.min", binary(V128)),
    F64X2_MAX(0xfd_00f5, "f64x2.max", binary(V128)),
    F64X2_PMIN(0xfd_00f6, "f64x2.pmin", binary(V128)),
    F64X2_PMAX(0xfd_00f7, "f64x2.pmax", binary(V128)),
    I32X4_TRUNC_SAT_F32X4_S(0xfd_00f8, "i32x4.trunc_sat_f32x4_s", unary(V128)),
    I32X4_TRUNC_SAT_F32X4_U(0xfd_00f9, "i32x4.trunc_sat_f32x4_u", unary(V128)),
    F32X4_CONVERT_I32X4_S(0xfd_00fa, "f32x4.convert_i32x4_s", unary(V128)),
    F32X4_CONVERT_I32X4_U(0xfd_00fb, "f32x4.convert_i32x4_u", unary(V128)),
    I32X4_TRUNC_SAT_F64X2_S_ZERO(0xfd_00fc, "i32x4.trunc_sat_f64x2_s_zero", unary(V128)),
    I32X4_TRUNC_SAT_F64X2_U_ZERO(0xfd_00fd, "i32x4.trunc_sat_f64x2_u_zero", unary(V128)),
    F64X2_CONVERT_LOW_I32X4_S(0xfd_00fe, "f64x2.convert_low_i32x4_s", unary(V128)),
    F64X2_CONVERT_LOW_I32X4_U(0xfd_00ff, "f64x2.convert_low_i32x4_u", unary(V128)),

    // Relaxed vector instructions
    I8X16_RELAXED_SWIZZLE(0xfd_0100, "i8x16.relaxed_swizzle", binary(V128)),
    I32X4_RELAXED_TRUNC_F32X4_S(0xfd_0101, "i32x4.relaxed_trunc_f32x4_s", unary(V128)),
    I32X4_RELAXED_TRUNC_F32X4_U(0xfd_0102, "i32x4.relaxed_trunc_f32x4_u", unary(V128)),
    I32X4_RELAXED_TRUNC_F64X2_S_ZERO(0xfd_0103, "i32x4.relaxed_trunc_f64x2_s_zero", unary(V128)),
    I32X4_RELAXED_TRUNC_F64X2_U_ZERO(0xfd_0104, "i32x4.relaxed_trunc_f64x2_u_zero", unary(V128)),
    F32X4_RELAXED_MADD(0xfd_0105, "f32x4.relaxed_madd", ternary(V128)),
    F32X4_RELAXED_NMADD(0xfd_0106, "f32x4.relaxed_nmadd", ternary(V128)),
    F64X2_RELAXED_MADD(0xfd_0107, "f64x2.relaxed_madd", ternary(V128)),
    F64X2_RELAXED_NMADD(0xfd_0108, "f64x2.relaxed_nmadd", ternary(V128)),
    I8X16_RELAXED_LANESELECT(0xfd_0109, "i8x16.relaxed_laneselect", ternary(V128)),
    I16X8_RELAXED_LANESELECT(0xfd_010a, "i16x8.relaxed_laneselect", ternary(V128)),
    I32X4_RELAXED_LANESELECT(0xfd_010b, "i32x4.relaxed_laneselect", ternary(V128)),
    I64X2_RELAXED_LANESELECT(0xfd_010c, "i64x2.relaxed_laneselect", ternary(V128)),
    F32X4_RELAXED_MIN(0xfd_010d, "f32x4.relaxed_min", binary(V128)),
    F32X4_RELAXED_MAX(0xfd_010e, "f32x4.relaxed_max", binary(V128)),
    F64X2_RELAXED_MIN(0xfd_010f, "f64x2.relaxed_min", binary(V128)),
    F64X2_RELAXED_MAX(0xfd_0110, "f64x2.relaxed_max", binary(V128)),
    I16X8_RELAXED_Q15MULR_S(0xfd_0111, "i16x8.relaxed_q15mulr_s", binary(V128)),
    I16X8_RELAXED_DOT_I8X16_I7X16_S(0xfd_0112, "i16x8.relaxed_dot_i8x16_i7x16_s", binary(V128)),
    I32X4_RELAXED_DOT_I8X16_I7X16_ADD_S(0xfd_0113, "i32x4.relaxed_dot_i8x16_i7x16_add_s", ternary(V128)),

    // Atomic memory instructions (threads)
    MEMORY_ATOMIC_NOTIFY(0xfe_0000, "memory.atomic.notify", atomic(4, takes(ADDRESS, I32), gives(I32), READ)),
    MEMORY_ATOMIC_WAIT32(0xfe_0001, "memory.atomic.wait32", atomic(4, takes(ADDRESS, I32, I64), gives(I32), READ)),
    MEMORY_ATOMIC_WAIT64(0xfe_0002, "memory.atomic.wait64", atomic(8, takes(ADDRESS, I64, I64), gives(I32), READ)),
    ATOMIC_FENCE(0xfe_0003, "atomic.fence", fixed(FENCE, takes(), gives())),
    I32_ATOMIC_LOAD(0xfe_0010, "i32.atomic.load", atomic(4, takes(ADDRESS), gives(I32), READ)),
    I64_ATOMIC_LOAD(0xfe_0011, "i64.atomic.load", atomic(8, takes(ADDRESS), gives(I64), READ)),
    I32_ATOMIC_LOAD8_U(0xfe_0012, "i32.atomic.load8_u", atomic(1, takes(ADDRESS), gives(I32), READ)),
    I32_ATOMIC_LOAD16_U(0xfe_0013, "i32.atomic.load16_u", atomic(2, takes(ADDRESS), gives(I32), READ)),
    I64_ATOMIC_LOAD8_U(0xfe_0014, "i64.atomic.load8_u", atomic(1, takes(ADDRESS), gives(I64), READ)),
    I64_ATOMIC_LOAD16_U(0xfe_0015, "i64.atomic.load16_u", atomic(2, takes(ADDRESS), gives(I64), READ)),
    I64_ATOMIC_LOAD32_U(0xfe_0016, "i64.atomic.load32_u", atomic(4, takes(ADDRESS), gives(I64), READ)),
    I32_ATOMIC_STORE(0xfe_0017, "i32.atomic.store", atomic(4, takes(ADDRESS, I32), gives(), WRITE)),
    I64_ATOMIC_STORE(0xfe_0018, "i64.atomic.store", atomic(8, takes(ADDRESS, I64), gives(), WRITE)),
    I32_ATOMIC_STORE8(0xfe_0019, "i32.atomic.store8", atomic(1, takes(ADDRESS, I32), gives(), WRITE)),
    I32_ATOMIC_STORE16(0xfe_001a, "i32.atomic.store16", atomic(2, takes(ADDRESS, I32), gives(), WRITE)),
    I64_ATOMIC_STORE8(0xfe_001b, "i64.atomic.store8", atomic(1, takes(ADDRESS, I64), gives(), WRITE)),
    I64_ATOMIC_STORE16(0xfe_001c, "i64.atomic.store16", atomic(2, takes(ADDRESS, I64), gives(), WRITE)),
    I64_ATOMIC_STORE32(0xfe_001d, "i64.atomic.store32", atomic(4, takes(ADDRESS, I64), gives(), WRITE)),
    I32_ATOMIC_RMW_ADD(0xfe_001e, "i32.atomic.rmw.add", atomic(4, takes(ADDRESS, I32), gives(I32), READ_WRITE)),
    I64_ATOMIC_RMW_ADD(0xfe_001f, "i64.atomic.rmw.add", atomic(8, takes(ADDRESS, I64), gives(I64), READ_WRITE)),
    I32_ATOMIC_RMW8_ADD_U(0xfe_0020, "i32.atomic.rmw8.add_u", atomic(1, takes(ADDRESS, I32), gives(I32), READ_WRITE)),
    I32_ATOMIC_RMW16_ADD_U(0xfe_0021, "i32.atomic.rmw16.add_u", atomic(2, takes(ADDRESS, I32), gives(I32), READ_WRITE)),
    I64_ATOMIC_RMW8_ADD_U(0xfe_0022, "i64.atomic.rmw8.add_u", atomic(1, takes(ADDRESS, I64), gives(I64), READ_WRITE)),
    I64_ATOMIC_RMW16_ADD_U(0xfe_0023, "i64.atomic.rmw16.add_u", atomic(2, takes(ADDRESS, I64), gives(I64), READ_WRITE)),
    I64_ATOMIC_RMW32_ADD_U(0xfe_0024, "i64.atomic.rmw32.add_u", atomic(4, takes(ADDRESS, I64), gives(I64), READ_WRITE)),
    I32_ATOMIC_RMW_SUB(0xfe_0025, "i32.atomic.rmw.sub", atomic(4, takes(ADDRESS, I32), gives(I32), READ_WRITE)),
    I64_ATOMIC_RMW_SUB(0xfe_0026, "i64.atomic.rmw.sub", atomic(8, takes(ADDRESS, I64), gives(I64), READ_WRITE)),
    I32_ATOMIC_RMW8_SUB_U(0xfe_0027, "i32.atomic.rmw8.sub_u", atomic(1, takes(ADDRESS, I32), gives(I32), READ_WRITE)),
    I32_ATOMIC_RMW16_SUB_U(0xfe_0028, "i32.atomic.rmw16.sub_u", atomic(2, takes(ADDRESS, I32), gives(I32), READ_WRITE)),
    I64_ATOMIC_RMW8_SUB_U(0xfe_0029, "i64.atomic.rmw8.sub_u", atomic(1, takes(ADDRESS, I64), gives(I64), READ_WRITE)),
    I64_ATOMIC_RMW16_SUB_U(0xfe_002a, "i64.atomic.rmw16.sub_u", atomic(2, takes(ADDRESS, I64), gives(I64), READ_WRITE)),
    I64_ATOMIC_RMW32_SUB_U(0xfe_002b, "i64.atomic.rmw32.sub_u", atomic(4, takes(ADDRESS, I64), gives(I64), READ_WRITE)),
    I32_ATOMIC_RMW_AND(0xfe_002c, "i32.atomic.rmw.and", atomic(4, takes(ADDRESS, I32), gives(I32), READ_WRITE)),
    I64_ATOMIC_RMW_AND(0xfe_002d, "i64.atomic.rmw.and", atomic(8, takes(ADDRESS, I64), gives(I64), READ_WRITE)),
    I32_ATOMIC_RMW8_AND_U(0xfe_002e, "i32.atomic.rmw8.and_u", atomic(1, takes(ADDRESS, I32), gives(I32), READ_WRITE)),
    I32_ATOMIC_RMW16_AND_U(0xfe_002f, "i32.atomic.rmw16.and_u", atomic(2, takes(ADDRESS, I32), gives(I32), READ_WRITE)),
    I64_ATOMIC_RMW8_AND_U(0xfe_0030, "i64.atomic.rmw8.and_u", atomic(1, takes(ADDRESS, I64), gives(I64), READ_WRITE)),
    I64_ATOMIC_RMW16_AND_U(0xfe_0031, "i64.atomic.rmw16.and_u", atomic(2, takes(ADDRESS, I64), gives(I64), READ_WRITE)),
    I64_ATOMIC_RMW32_AND_U(0xfe_0032, "i64.atomic.rmw32.and_u", atomic(4, takes(ADDRESS, I64), gives(I64), READ_WRITE)),
    I32_ATOMIC_RMW_OR(0xfe_0033, "i32.atomic.rmw.or", atomic(4, takes(ADDRESS, I32), gives(I32), READ_WRITE)),
    I64_ATOMIC_RMW_OR(0xfe_0034, "i64.atomic.rmw.or", atomic(8, takes(ADDRESS, I64), gives(I64), READ_WRITE)),
    I32_ATOMIC_RMW8_OR_U(0xfe_0035, "i32.atomic.rmw8.or_u", atomic(1, takes(ADDRESS, I32), gives(I32), READ_WRITE)),
    I32_ATOMIC_RMW16_OR_U(0xfe_0036, "i32.atomic.rmw16.or_u", atomic(2, takes(ADDRESS, I32), gives(I32), READ_WRITE)),
    I64_ATOMIC_RMW8_OR_U(0xfe_0037, "i64.atomic.rmw8.or_u", atomic(1, takes(ADDRESS, I64), gives(I64), READ_WRITE)),
    I64_ATOMIC_RMW16_OR_U(0xfe_0038, "i64.atomic.rmw16.or_u", atomic(2, takes(ADDRESS, I64), gives(I64), READ_WRITE)),
    I64_ATOMIC_RMW32_OR_U(0xfe_0039, "i64.atomic.rmw32.or_u", atomic(4, takes(ADDRESS, I64), gives(I64), READ_WRITE)),
    I32_ATOMIC_RMW_XOR(0xfe_003a, "i32.atomic.rmw.xor", atomic(4, takes(ADDRESS, I32), gives(I32), READ_WRITE)),
    I64_ATOMIC_RMW_XOR(0xfe_003b, "i64.atomic.rmw.xor", atomic(8, takes(ADDRESS, I64), gives(I64), READ_WRITE)),
    I32_ATOMIC_RMW8_XOR_U(0xfe_003c, "i32.atomic.rmw8.xor_u", atomic(1, takes(ADDRESS, I32), gives(I32), READ_WRITE)),
    I32_ATOMIC_RMW16_XOR_U(0xfe_003d, "i32.atomic.rmw16.xor_u", atomic(2, takes(ADDRESS, I32), gives(I32), READ_WRITE)),
    I64_ATOMIC_RMW8_XOR_U(0xfe_003e, "i64.atomic.rmw8.xor_u", atomic(1, takes(ADDRESS, I64), gives(I64), READ_WRITE)),
    I64_ATOMIC_RMW16_XOR_U(0xfe_003f, "i64.atomic.rmw16.xor_u", atomic(2, takes(ADDRESS, I64), gives(I64), READ_WRITE)),
    I64_ATOMIC_RMW32_XOR_U(0xfe_0040, "i64.atomic.rmw32.xor_u", atomic(4, takes(ADDRESS, I64), gives(I64), READ_WRITE)),
    I32_ATOMIC_RMW_XCHG(0xfe_0041, "i32.atomic.rmw.xchg", atomic(4, takes(ADDRESS, I32), gives(I32), READ_WRITE)),
    I64_ATOMIC_RMW_XCHG(0xfe_0042, "i64.atomic.rmw.xchg", atomic(8, takes(ADDRESS, I64), gives(I64), READ_WRITE)),
    I32_ATOMIC_RMW8_XCHG_U(0xfe_0043, "i32.atomic.rmw8.xchg_u", atomic(1, takes(ADDRESS, I32), gives(I32), READ_WRITE)),
    I32_ATOMIC_RMW16_XCHG_U(
            0xfe_0044, "i32.atomic.rmw16.xchg_u", atomic(2, takes(ADDRESS, I32), gives(I32), READ_WRITE)),
    I64_ATOMIC_RMW8_XCHG_U(0xfe_0045, "i64.atomic.rmw8.xchg_u", atomic(1, takes(ADDRESS, I64), gives(I64), READ_WRITE)),
    I64_ATOMIC_RMW16_XCHG_U(
            0xfe_0046, "i64.atomic.rmw16.xchg_u", atomic(2, takes(ADDRESS, I64), gives(I64), READ_WRITE)),
    I64_ATOMIC_RMW32_XCHG_U(
            0xfe_0047, "i64.atomic.rmw32.xchg_u", atomic(4, takes(ADDRESS, I64), gives(I64), READ_WRITE)),
    I32_ATOMIC_RMW_CMPXCHG(
            0xfe_0048, "i32.atomic.rmw.cmpxchg", atomic(4, takes(ADDRESS, I32, I32), gives(I32), READ_WRITE)),
    I64_ATOMIC_RMW_CMPXCHG(
            0xfe_0049, "i64.atomic.rmw.cmpxchg", atomic(8, takes(ADDRESS, I64, I64), gives(I64), READ_WRITE)),
    I32_ATOMIC_RMW8_CMPXCHG_U(
            0xfe_004a, "i32.atomic.rmw8.cmpxchg_u", atomic(1, takes(ADDRESS, I32, I32), gives(I32), READ_WRITE)),
    I32_ATOMIC_RMW16_CMPXCHG_U(
            0xfe_004b, "i32.atomic.rmw16.cmpxchg_u", atomic(2, takes(ADDRESS, I32, I32), gives(I32), READ_WRITE)),
    I64_ATOMIC_RMW8_CMPXCHG_U(
            0xfe_004c, "i64.atomic.rmw8.cmpxchg_u", atomic(1, takes(ADDRESS, I64, I64), gives(I64), READ_WRITE)),
    I64_ATOMIC_RMW16_CMPXCHG_U(
            0xfe_004d, "i64.atomic.rmw16.cmpxchg_u", atomic(2, takes(ADDRESS, I64, I64), gives(I64), READ_WRITE)),
    I64_ATOMIC_RMW32_CMPXCHG_U(
            0xfe_004e, "i64.atomic.rmw32.cmpxchg_u", atomic(4, takes(ADDRESS, I64, I64), gives(I64), READ_WRITE));
    private static final Opcode[] PLAIN = new Opcode[0x100];
    private static final Map<Integer, Opcode> PREFIXED = new HashMap<>();
    private static final Map<String, Opcode> BY_MNEMONIC = new HashMap<>();

    static {
        for (Opcode opcode : values()) {
            if (opcode.code < PLAIN.length) {
                PLAIN[opcode.code] = opcode;
            } else {
                PREFIXED.put(opcode.code, opcode);
            }
            BY_MNEMONIC.putIfAbsent(opcode.mnemonic, opcode);
        }
    }

    private final int code;
    private final String mnemonic;
    private final Shape shape;

    Opcode(int code, String mnemonic, Shape shape) {
        this.code = code;
        this.mnemonic = mnemonic;
        this.shape = shape;
    }

    /** The instruction with a one-byte code (0 to 255). */
    public static Optional<Opcode> of(int code) {
        return Optional.ofNullable(PLAIN[code]);
    }

    /** The instruction with a prefix byte (0xfb to 0xfe) and the code after it. */
    public static Optional<Opcode> of(int prefix, int code) {
        return code < 0 || code > 0xffff ? Optional.empty() : Optional.ofNullable(PREFIXED.get(prefix << 16 | code));
    }

    /** The first row with a name of the text format. */
    public static Optional<Opcode> of(String mnemonic) {
        return Optional.ofNullable(BY_MNEMONIC.get(mnemonic));
    }

    /** The code as the table writes it: below 256, or {@code prefix << 16 | code}. */
    public int code() {
        return code;
    }

    /** The prefix byte, or 0 where the instruction has none. */
    public int prefix() {
        return code >>> 16;
    }

    public String mnemonic() {
        return mnemonic;
    }

    public Immediates immediates() {
        return shape.immediates();
    }

    /** Whether the operand types depend on more than the immediates say: the validator has a rule of its own for it. */
    public boolean special() {
        return shape.special();
    }

    /** What it takes from the stack, the deepest first. Empty for a special instruction. */
    public List<Operand> pops() {
        return shape.pops();
    }

    /** What it leaves on the stack, the deepest first. Empty for a special instruction. */
    public List<Operand> pushes() {
        return shape.pushes();
    }

    /** How it touches a linear memory, if it does. */
    public Optional<Access> access() {
        return shape.access();
    }

    /** Whether executing it is a step of the timeline; block structure does nothing by itself and is none. */
    public boolean isStep() {
        return switch (this) {
            case BLOCK, LOOP, ELSE, END, TRY_TABLE, TRY, CATCH, CATCH_ALL, DELEGATE -> false;
            default -> true;
        };
    }

    /** Whether it opens a block that an {@code end} closes. */
    public boolean opensBlock() {
        return switch (this) {
            case BLOCK, LOOP, IF, TRY_TABLE, TRY -> true;
            default -> false;
        };
    }

    @Override
    public String toString() {
        return mnemonic;
    }
}
