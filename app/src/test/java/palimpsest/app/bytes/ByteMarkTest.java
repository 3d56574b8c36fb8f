package palimpsest.app.bytes;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class ByteMarkTest {
    @Test
    void aMarkKeepsItsOriginBesideItsFlags() {
        for (Origin origin : Origin.values()) {
            byte mark = ByteMark.of(origin, ByteMark.CHANGED, ByteMark.READ, ByteMark.FOUND);
            assertThat(ByteMark.origin(mark)).isEqualTo(origin);
            assertThat(ByteMark.has(mark, ByteMark.READ)).isTrue();
            assertThat(ByteMark.has(mark, ByteMark.REWRITTEN)).isFalse();
        }
    }

    @Test
    void aRewriteOfTheSameValueIsToldApartFromAChange() {
        assertThat(ByteMark.describe(ByteMark.of(Origin.MODULE, ByteMark.CHANGED)))
                .isEqualTo("module wrote, changed by the last step");
        assertThat(ByteMark.describe(ByteMark.of(Origin.HOST, ByteMark.REWRITTEN)))
                .isEqualTo("host wrote, rewritten with the same value");
    }
}
