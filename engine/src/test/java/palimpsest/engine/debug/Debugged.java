package palimpsest.engine.debug;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import palimpsest.engine.Loaded;
import palimpsest.engine.Wasm;
import palimpsest.engine.exec.Machine;
import palimpsest.engine.exec.Snapshot;
import palimpsest.engine.memory.LinearMemory;
import palimpsest.engine.runtime.FunctionInstance;
import palimpsest.engine.runtime.HostFunction;
import palimpsest.engine.runtime.HostFunctionInstance;
import palimpsest.engine.runtime.Imports;
import palimpsest.engine.runtime.Linker;
import palimpsest.engine.runtime.ModuleInstance;
import palimpsest.engine.runtime.Store;
import palimpsest.engine.runtime.Value;
import palimpsest.engine.runtime.WasmFunction;
import palimpsest.engine.source.TextSource;
import palimpsest.engine.syntax.FunctionType;
import palimpsest.engine.syntax.NumberType;
import palimpsest.engine.timeline.Timeline;

/** A small module under a debugger. The host offers {@code env.host}, which takes an i32. */
final class Debugged {

    final Machine machine = new Machine(new Store());
    final Timeline timeline = new Timeline(machine);
    final Debugger debugger = new Debugger(timeline);
    final ModuleInstance instance;
    final Locations locations;
    private final TextSource source;

    /** With its instantiation begun. */
    private Debugged(String wat, HostFunction host) {
        Loaded loaded = Wasm.loadText("test.wat", wat);
        if (loaded.valid().isEmpty()) {
            throw new AssertionError(loaded.diagnostics().get(0).render());
        }
        source = (TextSource) loaded.source();
        FunctionType type = new FunctionType(List.of(NumberType.I32), List.of());
        Imports imports = new Imports().define("env", "host", new HostFunctionInstance("host", type, host));
        instance = machine.instantiate(
                "test",
                loaded.valid().get(),
                Linker.link(loaded.valid().get(), imports).externals());
        locations = new Locations(loaded.valid().get());
    }

    static Debugged begun(String wat) {
        return new Debugged(wat, (context, arguments) -> List.of());
    }

    static Debugged of(String wat) {
        return of(wat, (context, arguments) -> List.of());
    }

    static Debugged of(String wat, HostFunction host) {
        Debugged debugged = new Debugged(wat, host);
        Stop stop = debugged.debugger.go(Motion.RUN);
        if (!(stop.reason() instanceof StopReason.Ended)) {
            throw new AssertionError(stop.toString());
        }
        return debugged;
    }

    FunctionInstance function(String export) {
        return instance.function(export).orElseThrow();
    }

    Debugged call(String export, int... arguments) {
        List<Value> values = Arrays.stream(arguments)
                .mapToObj(each -> (Value) new Value.I32(each))
                .toList();
        machine.invoke(function(export), values);
        return this;
    }

    LinearMemory memory() {
        return instance.memories().get(0).memory();
    }

    /** Goes on, and says where it stands as function and text of the next instruction, or else why it stopped. */
    String go(Motion motion) {
        return told(debugger.go(motion).reason());
    }

    /** The same for a motion back. */
    String back(Motion motion) {
        return told(debugger.back(motion).reason());
    }

    private String told(StopReason reason) {
        return reason instanceof StopReason.StepDone || reason instanceof StopReason.AtBreakpoint
                ? standing()
                : reason.getClass().getSimpleName();
    }

    /** Such as {@code inner: (nop)}. */
    String standing() {
        Snapshot.Frame frame = machine.snapshot().frames().get(0);
        String text = frame.span()
                .map(span -> source.text().substring(span.start(), span.end()))
                .orElse(frame.mnemonic());
        return frame.function() + ": " + text;
    }

    /** A breakpoint at the instruction that begins with a text. */
    Breakpoint at(String text) {
        Locations.Location location =
                locations.expression(source.text().indexOf(text)).orElseThrow();
        return Breakpoint.at(new Breakpoint.InCode(Locations.points(List.of(location))));
    }

    Breakpoint atLine(int line) {
        return Breakpoint.at(new Breakpoint.InCode(Locations.points(locations.line(source, line))));
    }

    Breakpoint atEntry(String export) {
        int index = ((WasmFunction) function(export)).index();
        return Breakpoint.at(new Breakpoint.InCode(Locations.points(List.of(locations.function(index)))));
    }

    Datum datum(String text) {
        Evaluated evaluated = expression(text).evaluate(Scope.of(machine, instance, 0));
        return evaluated
                .value()
                .orElseThrow(() ->
                        new AssertionError(evaluated.problem().orElseThrow().render()));
    }

    String problem(String text) {
        return expression(text)
                .evaluate(Scope.of(machine, instance, 0))
                .problem()
                .orElseThrow()
                .render();
    }

    static Expression expression(String text) {
        Expression.Parsed parsed = Expression.parse(text);
        return parsed.expression()
                .orElseThrow(
                        () -> new AssertionError(parsed.problem().orElseThrow().render()));
    }

    /** What all stops of a run are, until it ends. */
    List<StopReason> run() {
        Stream.Builder<StopReason> all = Stream.builder();
        StopReason reason = debugger.go(Motion.RUN).reason();
        while (!(reason instanceof StopReason.Ended || reason instanceof StopReason.Trapped)) {
            all.add(reason);
            reason = debugger.go(Motion.RUN).reason();
        }
        return all.build().toList();
    }
}
