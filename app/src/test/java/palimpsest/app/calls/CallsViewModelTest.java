package palimpsest.app.calls;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import palimpsest.app.session.Fx;
import palimpsest.app.session.State;

@Timeout(60)
final class CallsViewModelTest {

    private static final String MODULE = """
            (module
              (memory 1)
              (func (export "add") (param $a i32) (param i32) (result i32)
                (i32.add (local.get 0) (local.get 1)))
              (func (export "both") (result i64 f64) (i64.const -1) (f64.const 0.5))
              (func (export "is_null") (param externref) (result i32) (ref.is_null (local.get 0)))
              (func (export "divide") (param i32) (result i32) (i32.div_u (i32.const 1) (local.get 0))))
            """;

    private final Fx fx = new Fx();
    private final CallsViewModel calls = new CallsViewModel(fx.session());

    @AfterEach
    void close() {
        fx.close();
    }

    @Test
    void aRowForEachExportedFunctionWithItsFields() {
        fx.open(MODULE);
        assertThat(calls.rows())
                .extracting(ExportRow::signature)
                .containsExactly(
                        "(i32, i32) \u2192 i32", "() \u2192 i64, f64", "(externref) \u2192 i32", "(i32) \u2192 i32");
        assertThat(calls.rows().get(0).fields())
                .extracting(ParameterField::name)
                .containsExactly("$a", "1");
    }

    @Test
    void whatIsTypedIsCalledAndTheResultShown() {
        fx.open(MODULE);
        call(0, "0xff", "-1");
        assertThat(calls.rows().get(0).resultProperty().get()).isEqualTo("254");
        call(1);
        assertThat(calls.rows().get(1).resultProperty().get()).isEqualTo("-1, 0.5");
        call(2, "null");
        assertThat(calls.rows().get(2).resultProperty().get()).isEqualTo("1");
    }

    @Test
    void aTextThatIsNoValueIsExplainedAndCallsNothing() {
        fx.open(MODULE);
        ExportRow add = calls.rows().get(0);
        fx.on(() -> {
            add.fields().get(0).textProperty().set("seven");
            return 0;
        });
        assertThat(add.fields().get(0).messageProperty().get()).startsWith("‘seven’ is not a number");
        assertThat(add.completeProperty().get()).isFalse();
        fx.on(() -> {
            calls.call(add);
            return 0;
        });
        assertThat(fx.settled().results()).isEmpty();
    }

    @Test
    void aTrapIsExplainedAndTheNextCallWorks() {
        fx.open(MODULE);
        call(3, "0");
        ExportRow divide = calls.rows().get(3);
        assertThat(divide.resultProperty().get()).isEmpty();
        assertThat(divide.faultProperty().get())
                .startsWith("integer divide by zero")
                .contains("cannot be divided by zero");
        call(3, "1");
        assertThat(divide.faultProperty().get()).isEmpty();
        assertThat(divide.resultProperty().get()).isEqualTo("1");
    }

    @Test
    void whatWasTypedStaysWhenTheSameModuleIsOpenedAgain() {
        fx.open(MODULE);
        call(3, "0");
        fx.open(MODULE);
        assertThat(calls.rows().get(3).fields().get(0).textProperty().get()).isEqualTo("0");
        assertThat(calls.rows().get(3).faultProperty().get()).isEmpty();
    }

    @Test
    void callsWaitForTheInstance() {
        fx.session().openText("test.wat", MODULE);
        assertThat(fx.settled().state()).isEqualTo(State.LOADED);
        assertThat(calls.rows()).hasSize(4);
        assertThat(calls.callableProperty().get()).isFalse();
        fx.open(MODULE);
        assertThat(calls.callableProperty().get()).isTrue();
    }

    private void call(int row, String... texts) {
        fx.on(() -> {
            ExportRow chosen = calls.rows().get(row);
            for (int i = 0; i < texts.length; i++) {
                chosen.fields().get(i).textProperty().set(texts[i]);
            }
            calls.call(chosen);
            return 0;
        });
        fx.settled();
    }
}
