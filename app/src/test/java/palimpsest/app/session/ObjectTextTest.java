package palimpsest.app.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Objects of the heap that is collected, as they are shown in the call stack. */
@Timeout(60)
final class ObjectTextTest {

    private static final String OBJECTS = """
            (module
              (type $point (struct (field $x i32) (field $y (mut f64))))
              (type $bytes (array (mut i8)))
              (type $pair (struct (field $at (ref $point)) (field (ref null $bytes)) (field i31ref)))
              (func $f (export "f")
                (local $p (ref null $point)) (local $q (ref null $pair)) (local $many (ref null $bytes))
                (local.set $p (struct.new $point (i32.const -3) (f64.const 2.5)))
                (local.set $many (array.new $bytes (i32.const 255) (i32.const 9)))
                (local.set $q (struct.new $pair
                  (ref.as_non_null (local.get $p))
                  (array.new_fixed $bytes 2 (i32.const 3) (i32.const 4))
                  (ref.i31 (i32.const -1))))
                (unreachable))
              (func (export "made") (result (ref $point) i31ref)
                (struct.new $point (i32.const 7) (f64.const 0.5)) (ref.i31 (i32.const 4))))
            """;

    private final Fx fx = new Fx();

    @AfterEach
    void close() {
        fx.close();
    }

    @Test
    void structuresAndArraysAreShownWithTheNamesOfTheModule() {
        fx.open(OBJECTS);
        List<Slot> locals = fx.call("f").frames().get(0).locals();
        assertThat(locals)
                .extracting(slot -> slot.value().text())
                .containsExactly(
                        "$point {x -3, y 2.5}",
                        "$pair {at $point {x -3, y 2.5}, $bytes [3, 4], ref.i31 -1}",
                        "$bytes [255, 255, 255, 255, 255, 255, 255, 255, \u2026]");
    }

    @Test
    void resultsOfCallsAreShownLikeThat() {
        fx.open(OBJECTS);
        Snapshot made = fx.call("made");
        assertThat(made.console())
                .contains(new ConsoleLine(ConsoleLine.Kind.RESULT, "\u2192 $point {x 7, y 0.5}, ref.i31 4"));
        assertThat(made.stopped().orElseThrow().words()).isEqualTo("made returned $point {x 7, y 0.5}, ref.i31 4.");
    }
}
