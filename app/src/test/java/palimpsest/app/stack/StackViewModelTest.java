package palimpsest.app.stack;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import palimpsest.app.session.Fx;
import palimpsest.app.session.Operand;
import palimpsest.app.session.Slot;
import palimpsest.app.session.Value;

@Timeout(60)
final class StackViewModelTest {

    private static final String MODULE = """
            (module
              (global $g (export "g") i64 (i64.const 5))
              (func $inner (param $x i32) (result i32) (unreachable))
              (func (export "outer") (result i32) (local $y f64)
                (local.set $y (f64.const 0.5))
                (i32.add (i32.const 1) (call $inner (i32.const 2)))))
            """;

    private final Fx fx = new Fx();
    private final StackViewModel stack = new StackViewModel(fx.session(), place -> {});

    @AfterEach
    void close() {
        fx.close();
    }

    @Test
    void nothingIsBeingCalledAtFirst() {
        fx.open(MODULE);
        assertThat(stack.framesProperty().get()).isEmpty();
        assertThat(stack.noteProperty().get()).isEqualTo("Nothing is being called.");
        assertThat(stack.globalsProperty().get()).containsExactly(new Slot("$g", Value.i64(5)));
    }

    @Test
    void theInnermostCallIsLookedAtAndAnotherCanBeChosen() {
        fx.open(MODULE);
        fx.session().callStepping("outer", List.of());
        fx.settled();
        for (int i = 0; i < 5; i++) {
            fx.session().step();
        }
        fx.settled();
        assertThat(stack.framesProperty().get()).hasSize(2);
        assertThat(stack.localsProperty().get()).extracting(Slot::value).containsExactly(Value.i32(2));
        assertThat(stack.operandsProperty().get()).isEmpty();
        assertThat(stack.noteProperty().get()).isEqualTo("Empty.");
        fx.on(() -> {
            stack.choose(1);
            return 0;
        });
        assertThat(stack.localsProperty().get())
                .extracting(Slot::value)
                .containsExactly(Value.f64(0x3fe0000000000000L));
        assertThat(stack.operandsProperty().get()).extracting(Operand::value).containsExactly(Value.i32(1));
        fx.session().step();
        fx.settled();
        assertThat(stack.chosenProperty().get()).isZero();
    }
}
