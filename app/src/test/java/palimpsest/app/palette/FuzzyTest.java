package palimpsest.app.palette;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class FuzzyTest {
    private static boolean fits(String query, String text) {
        return Fuzzy.score(Fuzzy.plain(query), Fuzzy.plain(text)).isPresent();
    }

    private static int score(String query, String text) {
        return Fuzzy.score(Fuzzy.plain(query), Fuzzy.plain(text)).orElseThrow();
    }

    @Test
    void vietnameseIsFoundWithoutItsDiacritics() {
        assertThat(Fuzzy.plain("Đến địa chỉ, Bước, xịn xò")).isEqualTo("den dia chi, buoc, xin xo");
        assertThat(fits("buoc", "Lùi một bước")).isTrue();
        assertThat(fits("dia chi", "Đi đến địa chỉ…")).isTrue();
        assertThat(fits("địa", "Đi đến địa chỉ…")).isTrue();
    }

    @Test
    void theFirstLettersOfWordsAreEnough() {
        assertThat(fits("sb", "Step back")).isTrue();
        assertThat(fits("gta", "Go to address…")).isTrue();
        assertThat(score("sb", "Step back")).isGreaterThan(score("sb", "Use bytes"));
    }

    @Test
    void lettersInAnotherOrderDoNotFit() {
        assertThat(fits("kcab", "Step back")).isFalse();
        assertThat(fits("zoo", "Step back")).isFalse();
    }

    @Test
    void aWholeWordFitsBetterThanScatteredLetters() {
        assertThat(score("over", "Back over")).isGreaterThan(score("over", "On the verge"));
        assertThat(score("step", "Step")).isGreaterThan(score("step", "Bookmark this step"));
    }
}
