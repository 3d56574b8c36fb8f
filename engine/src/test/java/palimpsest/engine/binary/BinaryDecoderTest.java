package palimpsest.engine.binary;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import palimpsest.engine.source.BinarySource;
import palimpsest.engine.source.Diagnostic;
import palimpsest.engine.source.Phase;
import palimpsest.engine.syntax.AbstractHeapType;
import palimpsest.engine.syntax.AddressType;
import palimpsest.engine.syntax.ElementItems;
import palimpsest.engine.syntax.ExternalType;
import palimpsest.engine.syntax.Limits;
import palimpsest.engine.syntax.Locals;
import palimpsest.engine.syntax.MemoryType;
import palimpsest.engine.syntax.Module;
import palimpsest.engine.syntax.NameSpace;
import palimpsest.engine.syntax.NumberType;
import palimpsest.engine.syntax.ReferenceType;
import palimpsest.engine.syntax.SegmentMode;
import palimpsest.engine.syntax.TableType;

final class BinaryDecoderTest {

    /** (module (func (export "add") (param i32 i32) (result i32) local.get 0 local.get 1 i32.add)). */
    private static final String ADD =
            "01 07 01 60 02 7f 7f 01 7f  03 02 01 00  07 07 01 03 61 64 64 00 00" + "0a 09 01 07 00 20 00 20 01 6a 0b";

    @Test
    void functionBodiesStayInTheFile() {
        byte[] bytes = Bytes.module(ADD);
        Module module = Bytes.decode(bytes);
        assertEquals("[i32 i32] -> [i32]", module.flatTypes().get(0).composite().toString());
        assertSame(bytes, module.functions().get(0).body().bytes());
        assertEquals(bytes.length - 6, module.functions().get(0).body().start());
        assertEquals(bytes.length, module.functions().get(0).body().end());
        assertEquals("add", module.exports().get(0).name());
    }

    @Test
    void everyTruncationIsMalformedAndNothingIsThrown() {
        byte[] bytes = Bytes.module(ADD);
        for (int length = 0; length < bytes.length; length++) {
            Decoded decoded = BinaryDecoder.decode(new BinarySource("cut", Arrays.copyOf(bytes, length)));
            // After a whole section, what is left is a module with another fault or none.
            decoded.diagnostics().forEach(fault -> assertEquals(Phase.MALFORMED, fault.phase()));
            assertEquals(decoded.module().isEmpty(), !decoded.diagnostics().isEmpty());
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    00 61 73                              | 0  | unexpected end
                    01 61 73 6d 01 00 00 00               | 0  | magic header not detected
                    00 61 73 6d 02 00 00 00               | 4  | unknown binary version: 2
                    00 61 73 6d 0d 00 01 00               | 4  | unknown binary version: this is a component
                    00 61 73 6d 01 00 00 00 0e 01 00      | 8  | malformed section id 14
                    00 61 73 6d 01 00 00 00 01 05 00      | 9  | length out of bounds
                    00 61 73 6d 01 00 00 00 01 01 00 01 01 00 | 11 | unexpected content after last section
                    00 61 73 6d 01 00 00 00 01 02 00 00   | 11 | section size mismatch
                    00 61 73 6d 01 00 00 00 03 02 01 00   | 12 | function and code section have inconsistent lengths
                    00 61 73 6d 01 00 00 00 0c 01 01      | 11 | data count and data section have inconsistent lengths
                    00 61 73 6d 01 00 00 00 05 03 01 00 80 80 80 80 80 80 80 80 80 80 00 | 12 | integer representation too long
                    00 61 73 6d 01 00 00 00 02 07 01 01 80 00 03 7f 00 | 12 | malformed UTF-8 encoding
                    00 61 73 6d 01 00 00 00 02 04 01 00 00 05 | 13 | malformed import kind
                    00 61 73 6d 01 00 00 00 06 05 01 7f 02 0b 00 | 12 | malformed mutability
                    00 61 73 6d 01 00 00 00 04 05 01 40 01 70 00 | 12 | zero byte expected
                    """)
    void aFaultHasItsPhraseAndItsPlace(String hex, int offset, String phrase) {
        Diagnostic fault = Bytes.fault(Bytes.of(hex));
        assertTrue(fault.message().startsWith(phrase), fault.message());
        assertEquals(offset, fault.span().start(), fault.message());
        assertEquals(Phase.MALFORMED, fault.phase());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    02 00 0b            |
                    04 00 02 40 0b      | unexpected end
                    04 00 05 0b 0b      | END opcode expected
                    03 00 ff 0b         | illegal opcode ff
                    04 00 fb 1f 0b      | illegal opcode fb 1f
                    06 00 06 40 19 0b 0b | illegal opcode 06: try belongs to the old form of exceptions; recompile
                    04 00 07 00 0b      | illegal opcode 07: catch belongs to the old form of exceptions; recompile
                    04 00 09 00 0b      | illegal opcode 09: rethrow belongs to the old form of exceptions; recompile
                    04 00 18 00 0b      | illegal opcode 18: delegate belongs to the old form of exceptions; recompile
                    03 00 19 0b         | illegal opcode 19: catch_all belongs to the old form of exceptions; recompile
                    05 00 fc 09 00 0b   | data count section required
                    08 01 ff ff ff ff 0f 7f 0b |
                    0a 02 ff ff ff ff 0f 7f 01 7f 0b | too many locals
                    06 00 28 80 01 00 0b | malformed memop flags
                    """)
    void aFunctionBodyIsWellFormed(String body, @Nullable String phrase) {
        byte[] bytes = Bytes.of(body);
        String section = String.format("0a %02x 01 ", bytes.length + 1);
        byte[] module = Bytes.module("01 04 01 60 00 00  03 02 01 00 " + section + body);
        List<Diagnostic> faults =
                BinaryDecoder.decode(new BinarySource("body", module)).diagnostics();
        assertEquals(phrase == null, faults.isEmpty(), faults.toString());
        if (phrase != null) {
            assertTrue(faults.get(0).message().startsWith(phrase), faults.get(0).message());
        }
    }

    @Test
    void aVectorLengthBeyondTheInputTakesNoMemory() {
        // A type section that tells of 4,294,967,295 types, an export section of as many exports, br_table labels
        // likewise.
        assertTrue(Bytes.fault(Bytes.module("01 05 ff ff ff ff 0f")).message().startsWith("unexpected end"));
        assertTrue(Bytes.fault(Bytes.module("07 05 ff ff ff ff 0f")).message().startsWith("unexpected end"));
        assertTrue(Bytes.fault(Bytes.module("01 04 01 60 00 00 03 02 01 00 0a 0a 01 08 00 0e ff ff ff ff 0f 0b"))
                .message()
                .startsWith("unexpected end"));
    }

    @Test
    void aMillionNestedBlocksDoNotOverflowTheStack() {
        int depth = 1_000_000;
        byte[] head = Bytes.module("01 04 01 60 00 00 03 02 01 00 0a");
        byte[] bytes = Arrays.copyOf(head, head.length + 16 + 3 * depth);
        int size = 3 * depth + 2;
        int at = padded(bytes, head.length, size + 6);
        bytes[at++] = 1;
        at = padded(bytes, at, size);
        bytes[at++] = 0;
        for (int i = 0; i < depth; i++) {
            bytes[at++] = 2;
            bytes[at++] = 0x40;
        }
        Arrays.fill(bytes, at, at + depth + 1, (byte) 0x0b);
        Module module = Bytes.decode(Arrays.copyOf(bytes, at + depth + 1));
        assertEquals(
                3 * depth + 1,
                module.functions().get(0).body().end()
                        - module.functions().get(0).body().start());
    }

    /** Writes a size in five bytes of LEB128. */
    private static int padded(byte[] bytes, int at, int size) {
        for (int i = 0; i < 4; i++) {
            bytes[at + i] = (byte) (size >>> (7 * i) | 0x80);
        }
        bytes[at + 4] = (byte) (size >>> 28 & 0x7f);
        return at + 5;
    }

    @Test
    void limitsTellAddressTypeSharingAndPageSize() {
        // i64 min 1; shared 1..2; pages of one byte, min 16.
        Module module = Bytes.decode(Bytes.module("05 09 03  04 01  03 01 02  08 10 00"));
        assertEquals(
                List.of(
                        new MemoryType(AddressType.I64, new Limits(1, OptionalLong.empty()), false, 16),
                        new MemoryType(AddressType.I32, new Limits(1, OptionalLong.of(2)), true, 16),
                        new MemoryType(AddressType.I32, new Limits(16, OptionalLong.empty()), false, 0)),
                module.memories().stream().map(memory -> memory.type()).toList());
    }

    @Test
    void recursiveGroupsAndSubtypesAreRead() {
        // (rec (type $a (sub (struct (field (ref null $b))))) (type $b (sub final $a (struct …, mut i8))))
        Module module =
                Bytes.decode(Bytes.module("01 14 01 4e 02  50 00 5f 01 63 01 00  4f 01 00 5f 02 63 01 00 78 01"));
        assertEquals(1, module.types().size());
        assertEquals(
                "(struct (field (ref null 1)))",
                module.flatTypes().get(0).composite().toString());
        assertEquals(
                "(struct (field (ref null 1)) (field (mut i8)))",
                module.flatTypes().get(1).composite().toString());
        assertTrue(module.flatTypes().get(1).isFinal());
    }

    @Test
    void theEightKindsOfElementSegments() {
        String segments = "00 41 00 0b 01 00 | 01 00 01 00 | 02 01 41 00 0b 00 01 00 | 03 00 01 00"
                + "| 04 41 00 0b 01 d0 70 0b | 05 6f 01 d0 6f 0b | 06 01 41 00 0b 70 00 | 07 70 00";
        byte[] section = Bytes.of("08" + segments.replace("|", ""));
        Module module = Bytes.decode(
                Bytes.module(String.format("09 %02x ", section.length) + "08" + segments.replace("|", "")));
        assertEquals(8, module.elements().size());
        assertEquals(1, ((SegmentMode.Active) module.elements().get(2).mode()).index());
        assertEquals(new SegmentMode.Declarative(), module.elements().get(3).mode());
        assertEquals(
                new ElementItems.Functions(List.of(0)), module.elements().get(1).items());
        assertEquals(
                new ReferenceType(false, AbstractHeapType.FUNC),
                module.elements().get(0).type());
        assertEquals(ReferenceType.EXTERNREF, module.elements().get(5).type());
        assertEquals(ReferenceType.FUNCREF, module.elements().get(4).type());
        assertEquals(new SegmentMode.Passive(), module.elements().get(5).mode());
    }

    @Test
    void importsOfEveryKind() {
        Module module = Bytes.decode(Bytes.module(
                "01 04 01 60 00 00  02 1f 05 01 6d 00 00 00  01 6d 00 01 70 00 01  01 6d 00 02 00 01  01 6d 00 03 7e 01"
                        + "01 6d 00 04 00 00"));
        assertEquals(new ExternalType.Func(0), module.imports().get(0).type());
        assertEquals(
                new ExternalType.Table(
                        new TableType(AddressType.I32, new Limits(1, OptionalLong.empty()), ReferenceType.FUNCREF)),
                module.imports().get(1).type());
        assertEquals(new ExternalType.Tag(0), module.imports().get(4).type());
    }

    @Test
    void localsStayInRuns() {
        Module module = Bytes.decode(Bytes.module("01 04 01 60 00 00 03 02 01 00 0a 08 01 06 02 03 7f 01 7c 0b"));
        assertEquals(
                List.of(new Locals(3, NumberType.I32), new Locals(1, NumberType.F64)),
                module.functions().get(0).locals());
    }

    @Test
    void customSectionsKeepTheirPlace() {
        Module module = Bytes.decode(Bytes.module("00 03 01 61 07  01 01 00  00 02 01 62  05 01 00  00 02 01 63"));
        assertEquals(
                List.of("a", "b", "c"),
                module.customSections().stream().map(each -> each.name()).toList());
        assertEquals(
                List.of(0, 1, 5),
                module.customSections().stream().map(each -> each.after()).toList());
        assertEquals("07", module.customSections().get(0).contents().hex());
    }

    @Test
    void theNameSectionNamesModuleFunctionsAndLocals() {
        Module module = Bytes.decode(
                Bytes.module("00 19 04 6e 61 6d 65  00 02 01 6d  01 04 01 00 01 66  02 08 01 00 02 00 01 78 01 00"));
        assertEquals(Optional.of("m"), module.names().module());
        assertEquals(Optional.of("f"), module.names().of(NameSpace.FUNCTION, 0));
        assertEquals(Optional.of("x"), module.names().of(NameSpace.LOCAL, 0, 0));
        assertEquals(Optional.of(""), module.names().of(NameSpace.LOCAL, 0, 1));
    }

    @Test
    void aBrokenNameSectionIsANoteAndWhatCameBeforeStays() {
        Decoded decoded = BinaryDecoder.decode(
                new BinarySource("n", Bytes.module("00 0d 04 6e 61 6d 65  00 02 01 6d  01 04 05 00")));
        assertEquals(Optional.of("m"), decoded.module().orElseThrow().names().module());
        assertEquals(1, decoded.notes().size());
        assertTrue(decoded.diagnostics().isEmpty());
    }
}
