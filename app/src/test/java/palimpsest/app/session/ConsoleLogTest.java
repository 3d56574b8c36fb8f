package palimpsest.app.session;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import palimpsest.app.session.ConsoleLine.Kind;

final class ConsoleLogTest {

    private final ConsoleLog log = new ConsoleLog();

    @Test
    void theOldestLinesGoWhenThereAreTooMany() {
        for (int i = 0; i < 2_500; i++) {
            log.add(Kind.NOTE, "line " + i);
        }
        assertThat(log.lines()).hasSize(2_000);
        assertThat(log.lines().get(0).text()).isEqualTo("line 500");
        assertThat(log.lines().get(1_999).text()).isEqualTo("line 2499");
    }

    @Test
    void aVeryLongLineIsCutOff() {
        log.add(Kind.RESULT, "x".repeat(1_000_000));
        assertThat(log.lines().get(0).text()).hasSize(2_002).endsWith(" \u2026");
    }

    @Test
    void linesAlreadyGivenOutStayAsTheyWere() {
        log.add(Kind.NOTE, "one");
        var given = log.lines();
        log.clear();
        assertThat(given).hasSize(1);
        assertThat(log.lines()).isEmpty();
    }
}
