package palimpsest.app.folding;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Ten lines, of which 3 to 5 are folded into 2. */
final class FoldedTest {
    private final Folded folded = new Folded();

    @BeforeEach
    void fold() {
        folded.fold(List.of(new Fold(2, 5, 0)));
    }

    private int[] seen() {
        return folded.visible(10);
    }

    @Test
    void onlyTheFirstLineOfAFoldIsSeen() {
        assertThat(seen()).containsExactly(0, 1, 2, 6, 7, 8, 9);
        assertThat(folded.lines(2)).isEqualTo(3);
        assertThat(folded.visibleFrom(3)).isEqualTo(6);
        assertThat(folded.visibleUpTo(5)).isEqualTo(2);
    }

    @Test
    void whatIsFoldedInsideStaysSoWhenTheOuterOpens() {
        folded.fold(List.of(new Fold(0, 8, 0)));
        assertThat(seen()).containsExactly(0, 9);
        folded.unfold(0);
        assertThat(seen()).containsExactly(0, 1, 2, 6, 7, 8, 9);
    }

    @Test
    void aLineIsRevealedByOpeningAllAroundIt() {
        folded.fold(List.of(new Fold(0, 8, 0)));
        assertThat(folded.reveal(4)).isTrue();
        assertThat(seen()).hasSize(10);
        assertThat(folded.reveal(4)).isFalse();
    }

    @Test
    void linesAboveMoveIt() {
        folded.edited(0, 0, 2);
        assertThat(seen()).containsExactly(0, 1, 2, 3, 4, 8, 9);
        folded.edited(1, 2, 0);
        assertThat(seen()).containsExactly(0, 1, 2, 6, 7, 8, 9);
    }

    @Test
    void typingInItsFirstLineOrBelowLeavesItFolded() {
        folded.edited(2, 0, 0);
        folded.edited(6, 0, 3);
        assertThat(seen()).containsExactly(0, 1, 2, 6, 7, 8, 9);
    }

    @Test
    void whatIsEditedInsideOpensIt() {
        folded.edited(4, 0, 0);
        assertThat(seen()).hasSize(10);
    }

    @Test
    void joiningALineWithAHiddenOneOpensIt() {
        folded.edited(5, 1, 0);
        assertThat(seen()).hasSize(10);
    }

    @Test
    void theLinesToLookAtAgainHoldAllThatWasHidden() {
        Fold touched = folded.edited(2, 0, 1);
        assertThat(touched.first()).isLessThanOrEqualTo(2);
        assertThat(touched.last()).isGreaterThanOrEqualTo(6);
    }
}
