package palimpsest.app.status;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import palimpsest.app.session.Fx;

@Timeout(60)
final class StatusViewModelTest {

    private static final String MODULE = "(module (memory 1) (func (export \"f\") (nop) (unreachable)))";

    private final Fx fx = new Fx();
    private final StatusViewModel status = new StatusViewModel(fx.session());

    @AfterEach
    void close() {
        fx.close();
    }

    @Test
    void theModuleIsSummedUp() {
        fx.open(MODULE);
        assertThat(status.stateProperty().get()).isEqualTo("Ready");
        assertThat(status.summaryProperty().get()).matches("1 memory, 1 function, \\d+ bytes of wasm");
    }

    @Test
    void aPauseNamesTheStepAndWhatIsNext() {
        fx.open(MODULE);
        fx.session().callStepping("f", List.of());
        fx.settled();
        assertThat(status.stateProperty().get()).startsWith("Paused after step ");
        assertThat(status.nextProperty().get()).isEqualTo("next: test.wat:1:39 nop");
        assertThat(status.canStepProperty().get()).isTrue();
        assertThat(status.canStopProperty().get()).isTrue();
        assertThat(status.canPauseProperty().get()).isFalse();
    }

    @Test
    void aTrapNamesItsReasonAndPlace() {
        fx.open(MODULE);
        fx.call("f");
        assertThat(status.stateProperty().get()).startsWith("Trapped: unreachable");
        assertThat(status.nextProperty().get()).isEqualTo("at: test.wat:1:45 unreachable");
        assertThat(status.canStepProperty().get()).isFalse();
        assertThat(status.canInstantiateProperty().get()).isTrue();
    }
}
