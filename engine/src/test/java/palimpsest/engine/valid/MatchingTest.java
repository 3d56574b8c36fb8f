package palimpsest.engine.valid;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import palimpsest.engine.Wasm;
import palimpsest.engine.syntax.AbstractHeapType;
import palimpsest.engine.syntax.DefinedType;
import palimpsest.engine.syntax.Limits;
import palimpsest.engine.syntax.ReferenceType;

/** See the specification, Validation, Matching, and Types, Recursive Types. */
final class MatchingTest {

    private static List<DefinedType> types(String text) {
        return Wasm.loadText("types.wat", "(module " + text + ")")
                .valid()
                .orElseThrow()
                .types();
    }

    @ParameterizedTest
    @CsvSource({
        "NONE, I31, true", "I31, EQ, true", "STRUCT, EQ, true", "ARRAY, ANY, true", "EQ, STRUCT, false",
        "NOFUNC, FUNC, true", "FUNC, ANY, false", "NOEXTERN, EXTERN, true", "EXTERN, ANY, false", "NOEXN, EXN, true",
        "NONE, FUNC, false", "ANY, ANY, true", "I31, STRUCT, false"
    })
    void abstractHeapTypes(AbstractHeapType sub, AbstractHeapType sup, boolean expected) {
        assertEquals(expected, Matching.matches(sub, sup));
    }

    @Test
    void nullableIsAboveNonNull() {
        ReferenceType nonNull = ReferenceType.FUNCREF.withNullable(false);
        assertTrue(Matching.matches(nonNull, ReferenceType.FUNCREF));
        assertFalse(Matching.matches(ReferenceType.FUNCREF, nonNull));
    }

    @Test
    void definedTypesMatchWhatTheyDeclareAndTheirKind() {
        List<DefinedType> types =
                types("(type $a (sub (struct))) (type $b (sub $a (struct (field i32)))) (type $f (func))");
        assertTrue(Matching.matches(types.get(1), types.get(0)));
        assertFalse(Matching.matches(types.get(0), types.get(1)));
        assertTrue(Matching.matches(types.get(1), AbstractHeapType.STRUCT));
        assertTrue(Matching.matches(types.get(2), AbstractHeapType.FUNC));
        assertFalse(Matching.matches(types.get(2), AbstractHeapType.ANY));
        assertTrue(Matching.matches(AbstractHeapType.NONE, types.get(0)));
        assertTrue(Matching.matches(AbstractHeapType.NOFUNC, types.get(2)));
    }

    @Test
    void equalTypesOfTwoModulesAreEqualAndOfOneModuleTheSame() {
        String group = "(rec (type $x%1$d (struct (field (ref null $y%1$d)))) (type $y%1$d (array (ref $x%1$d))))";
        List<DefinedType> one = types("(type (func)) " + String.format(group, 1) + String.format(group, 2));
        List<DefinedType> other = types(String.format(group, 1));
        assertSame(one.get(1), one.get(3));
        assertEquals(one.get(1), other.get(0));
        assertEquals(one.get(2).hashCode(), other.get(1).hashCode());
        assertNotEquals(one.get(1), one.get(2));
    }

    @Test
    void aGroupIsNotItsPartsDefinedAlone() {
        List<DefinedType> types =
                types("(rec (type (func)) (type (struct))) (type (func)) (rec (type (struct)) (type (func)))");
        assertNotEquals(types.get(0), types.get(2));
        assertNotEquals(types.get(0), types.get(4));
    }

    @Test
    void typesThatHoldEachOtherTwiceAreComparedAtOnce() {
        StringBuilder text = new StringBuilder("(type $0 (struct))");
        for (int i = 1; i < 200; i++) {
            text.append(String.format("(type $%d (struct (field (ref $%d) (ref $%d))))", i, i - 1, i - 1));
        }
        Assertions.assertTimeoutPreemptively(Duration.ofSeconds(20), () -> {
            DefinedType one = types(text.toString()).get(199);
            DefinedType other = types(text.toString()).get(199);
            assertEquals(one, other);
            assertFalse(one.toString().isEmpty());
        });
    }

    @Test
    void limitsMatchWhenTheRangeLiesWithin() {
        Limits oneToTwo = new Limits(1, OptionalLong.of(2));
        assertTrue(Matching.matches(oneToTwo, new Limits(0, OptionalLong.empty())));
        assertTrue(Matching.matches(oneToTwo, new Limits(1, OptionalLong.of(3))));
        assertFalse(Matching.matches(oneToTwo, new Limits(2, OptionalLong.of(2))));
        assertFalse(Matching.matches(new Limits(1, OptionalLong.empty()), new Limits(0, OptionalLong.of(3))));
        assertTrue(Matching.matches(new Limits(-1, OptionalLong.of(-1)), new Limits(5, OptionalLong.empty())));
    }
}
