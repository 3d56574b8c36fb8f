package palimpsest.engine.debug;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

final class BackwardsTest {

    @Test
    void backOverACallStandsBeforeItAndBackOutInTheCaller() {
        Debugged d = Debugged.of("""
                (module
                  (func $inner (nop) (nop))
                  (func $f (export "f") (call $inner) (drop (i32.const 5))))
                """);
        d.call("f");
        d.go(Motion.OVER);
        assertEquals("f: (i32.const 5)", d.standing());
        assertEquals("f: (call $inner)", d.back(Motion.OVER));
        d = Debugged.of("(module (func $inner (nop) (nop)) (func $f (export \"f\") (call $inner)))");
        d.call("f");
        d.go(Motion.INTO);
        d.go(Motion.INTO);
        assertEquals("f: (call $inner)", d.back(Motion.OUT));
    }

    @Test
    void runsBackToThePreviousBreakpointAndThenToTheStart() {
        Debugged d = Debugged.of("(module (func $f (export \"f\") (nop) (drop (i32.const 1)) (drop (i32.const 2))))");
        d.debugger.add(d.at("(i32.const 1)"));
        d.debugger.add(d.at("(i32.const 2)"));
        d.call("f").run();
        assertEquals("f: (i32.const 2)", d.back(Motion.RUN));
        assertEquals("f: (i32.const 1)", d.back(Motion.RUN));
        assertEquals("StartOfRecord", d.back(Motion.RUN));
        assertEquals("f: (i32.const 1)", d.go(Motion.RUN));
        assertEquals("f: (i32.const 2)", d.go(Motion.RUN));
        assertEquals("EndOfRecord", d.go(Motion.RUN));
    }
}
