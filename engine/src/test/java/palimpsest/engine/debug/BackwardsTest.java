package palimpsest.engine.debug;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import palimpsest.engine.timeline.Timeline;

final class BackwardsTest {

    @Test
    void backOverACallStandsBeforeItAndBackOutInTheCaller() {
        Debugged d = Debugged.of("""
                (module
                  (func $inner (nop) (nop))
                  (func $f (export "f") (call $inner) (drop (i32.const 5))))
                """);
        Backwards back = new Backwards(d.machine, new Timeline(d.machine), d.debugger);
        d.call("f");
        d.go(Motion.OVER);
        assertEquals("f: (i32.const 5)", d.standing());
        assertTrue(back.over());
        assertEquals("f: (call $inner)", d.standing());
        d = Debugged.of("(module (func $inner (nop) (nop)) (func $f (export \"f\") (call $inner)))");
        back = new Backwards(d.machine, new Timeline(d.machine), d.debugger);
        d.call("f");
        d.go(Motion.INTO);
        d.go(Motion.INTO);
        assertTrue(back.out());
        assertEquals("f: (call $inner)", d.standing());
    }

    @Test
    void runsBackToThePreviousBreakpoint() {
        Debugged d = Debugged.of("(module (func $f (export \"f\") (nop) (drop (i32.const 1)) (drop (i32.const 2))))");
        Backwards back = new Backwards(d.machine, new Timeline(d.machine), d.debugger);
        d.debugger.add(d.at("(i32.const 1)"));
        d.debugger.add(d.at("(i32.const 2)"));
        d.call("f").run();
        assertTrue(back.run());
        assertEquals("f: (i32.const 2)", d.standing());
        assertTrue(back.run());
        assertEquals("f: (i32.const 1)", d.standing());
        assertFalse(back.run());
        assertEquals("f: (i32.const 1)", d.standing());
    }
}
