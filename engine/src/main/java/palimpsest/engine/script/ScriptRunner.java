package palimpsest.engine.script;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import palimpsest.engine.binary.BinaryDecoder;
import palimpsest.engine.exec.Machine;
import palimpsest.engine.exec.Outcome;
import palimpsest.engine.runtime.External;
import palimpsest.engine.runtime.FunctionInstance;
import palimpsest.engine.runtime.GlobalInstance;
import palimpsest.engine.runtime.Imports;
import palimpsest.engine.runtime.Linked;
import palimpsest.engine.runtime.Linker;
import palimpsest.engine.runtime.ModuleInstance;
import palimpsest.engine.runtime.Store;
import palimpsest.engine.runtime.Trap;
import palimpsest.engine.runtime.Value;
import palimpsest.engine.source.BinarySource;
import palimpsest.engine.source.Diagnostic;
import palimpsest.engine.source.Phase;
import palimpsest.engine.source.TextSource;
import palimpsest.engine.syntax.Module;
import palimpsest.engine.text.Parsed;
import palimpsest.engine.text.Tokens;
import palimpsest.engine.text.WatParser;
import palimpsest.engine.valid.ValidModule;
import palimpsest.engine.valid.Validator;

/** Runs a script command by command in one store, and reports which commands held. */
public final class ScriptRunner {

    /** No command of a sane script takes more steps; one that does is taken for endless. */
    private static final long MOST_STEPS = 2_000_000_000L;

    private final TextSource source;
    private final Tokens tokens;
    private final Machine machine = new Machine(new Store());
    private final Imports imports = new Imports();
    private final Map<String, ValidModule> definitions = new HashMap<>();
    private final Map<String, ModuleInstance> instances = new HashMap<>();
    private Optional<ValidModule> lastDefinition = Optional.empty();
    private Optional<ModuleInstance> lastInstance = Optional.empty();

    private ScriptRunner(TextSource source) {
        this.source = source;
        this.tokens = Tokens.of(source);
        machine.setFuel(OptionalLong.of(MOST_STEPS));
        machine.setAlone(true);
        Spectest.define(machine, imports);
    }

    /** Runs a script in a store of its own. */
    public static ScriptReport run(TextSource source) {
        return new ScriptRunner(source).run();
    }

    private ScriptReport run() {
        int passed = 0;
        List<String> failures = new ArrayList<>();
        List<String> skips = new ArrayList<>();
        List<String> otherWords = new ArrayList<>();
        for (Command command : new ScriptParser(tokens).commands()) {
            machine.setFuel(OptionalLong.of(MOST_STEPS));
            Verdict verdict = perform(command);
            machine.abandon();
            String place = source.place(command.span().start());
            if (verdict instanceof Verdict.Differs differs) {
                failures.add(place + ": expected " + differs.expected() + ", got " + differs.actual());
            } else if (verdict instanceof Verdict.Skipped skipped) {
                skips.add(place + ": skipped: " + skipped.reason());
            } else if (!(command instanceof Command.Perform || command instanceof Command.Register)) {
                passed++;
            }
            if (verdict instanceof Verdict.OtherWords words) {
                otherWords.add(place + ": expected " + words.expected() + ", got " + words.actual());
            }
        }
        return new ScriptReport(passed, failures, skips, otherWords);
    }

    private Verdict perform(Command command) {
        if (command instanceof Command.Define define) {
            return define(define);
        }
        if (command instanceof Command.Instantiate instantiate) {
            Optional<ValidModule> definition = instantiate.definition().isPresent()
                    ? instantiate.definition().map(definitions::get)
                    : lastDefinition;
            return definition
                    .map(module -> instantiate(instantiate.instance(), module))
                    .orElseGet(() -> new Verdict.Differs("a defined module", "none of that name"));
        }
        if (command instanceof Command.Register register) {
            return instance(register.instance())
                    .map(instance -> {
                        imports.defineAll(register.name(), instance);
                        return Verdict.HELD;
                    })
                    .orElseGet(() -> new Verdict.Differs("an instance", "none of that name"));
        }
        if (command instanceof Command.Perform perform) {
            Outcome outcome = perform(perform.action());
            return outcome instanceof Outcome.Finished
                    ? Verdict.HELD
                    : new Verdict.Differs("a result", describe(outcome));
        }
        if (command instanceof Command.AssertReturn assertion) {
            return assertReturn(assertion);
        }
        if (command instanceof Command.AssertFailure assertion) {
            return assertFailure(assertion);
        }
        if (command instanceof Command.AssertRefused assertion) {
            return assertRefused(assertion);
        }
        return new Verdict.Differs("a command", ((Command.Unreadable) command).message());
    }

    private Verdict define(Command.Define define) {
        Validity validity = validity(define.module());
        if (validity.module().isEmpty()) {
            return new Verdict.Differs("a valid module", validity.refusal());
        }
        ValidModule module = validity.module().get();
        lastDefinition = Optional.of(module);
        define.name().ifPresent(name -> definitions.put(name, module));
        return define.definitionOnly() ? Verdict.HELD : instantiate(define.name(), module);
    }

    private Verdict instantiate(Optional<String> name, ValidModule module) {
        Linked linked = Linker.link(module, imports);
        if (!linked.faults().isEmpty()) {
            return new Verdict.Differs("an instance", headline(linked.faults().get(0)));
        }
        ModuleInstance instance = machine.instantiate(name.orElse("module"), module, linked.externals());
        Outcome outcome = machine.finish();
        if (!(outcome instanceof Outcome.Finished)) {
            return new Verdict.Differs("an instance", describe(outcome));
        }
        lastInstance = Optional.of(instance);
        name.ifPresent(given -> instances.put(given, instance));
        return Verdict.HELD;
    }

    private Verdict assertReturn(Command.AssertReturn assertion) {
        Outcome outcome = perform(assertion.action());
        if (outcome instanceof Outcome.Finished finished && matches(assertion.results(), finished.results())) {
            return Verdict.HELD;
        }
        return new Verdict.Differs(assertion.results().toString(), describe(outcome));
    }

    private static boolean matches(List<Pattern> expected, List<Value> actual) {
        if (expected.size() != actual.size()) {
            return false;
        }
        for (int i = 0; i < expected.size(); i++) {
            if (!expected.get(i).matches(actual.get(i))) {
                return false;
            }
        }
        return true;
    }

    private Verdict assertFailure(Command.AssertFailure assertion) {
        Outcome outcome = perform(assertion.action());
        boolean threw = assertion.failure() == Command.Failure.EXCEPTION;
        if (threw && outcome instanceof Outcome.Threw) {
            return Verdict.HELD;
        }
        Phase phase = assertion.failure() == Command.Failure.TRAP ? Phase.TRAP : Phase.EXHAUSTION;
        if (!threw
                && outcome instanceof Outcome.Trapped trapped
                && trapped.trap().phase() == phase) {
            return trapWords(assertion.text(), trapped.trap());
        }
        return new Verdict.Differs(threw ? "an exception" : phase.word() + ": " + assertion.text(), describe(outcome));
    }

    /** The same trap in other words is another trap. */
    private static Verdict trapWords(String expected, Trap trap) {
        return Verdict.words(expected, trap.message()) == Verdict.HELD
                ? Verdict.HELD
                : new Verdict.Differs("trap: " + expected, "trap: " + trap.message());
    }

    private Verdict assertRefused(Command.AssertRefused assertion) {
        Validity validity = validity(assertion.module());
        Optional<Phase> expected = switch (assertion.refusal()) {
            case MALFORMED, MALFORMED_CUSTOM -> Optional.of(Phase.MALFORMED);
            case INVALID, INVALID_CUSTOM -> Optional.of(Phase.INVALID);
            case UNLINKABLE, TRAP -> Optional.empty();
        };
        if (expected.isPresent()) {
            Verdict verdict = refusedAs(expected.get(), assertion.text(), validity.diagnostics());
            return verdict instanceof Verdict.Differs
                    ? Superseded.reason(assertion, validity.diagnostics())
                            .<Verdict>map(Verdict.Skipped::new)
                            .orElse(verdict)
                    : verdict;
        }
        if (validity.module().isEmpty()) {
            return new Verdict.Differs("a valid module", validity.refusal());
        }
        ValidModule module = validity.module().get();
        Linked linked = Linker.link(module, imports);
        if (assertion.refusal() == Command.Refusal.UNLINKABLE) {
            return refusedAs(Phase.UNLINKABLE, assertion.text(), linked.faults());
        }
        if (!linked.faults().isEmpty()) {
            return new Verdict.Differs("an instance", headline(linked.faults().get(0)));
        }
        machine.instantiate("module", module, linked.externals());
        Outcome outcome = machine.finish();
        return outcome instanceof Outcome.Trapped trapped
                ? trapWords(assertion.text(), trapped.trap())
                : new Verdict.Differs("trap: " + assertion.text(), describe(outcome));
    }

    private static Verdict refusedAs(Phase phase, String text, List<Diagnostic> diagnostics) {
        if (diagnostics.isEmpty() || diagnostics.get(0).phase() != phase) {
            return new Verdict.Differs(
                    phase.word() + ": " + text, diagnostics.isEmpty() ? "no fault" : headline(diagnostics.get(0)));
        }
        return Verdict.words(text, diagnostics.get(0).message());
    }

    private Outcome perform(Action action) {
        Optional<ModuleInstance> instance = instance(action.instance());
        if (instance.isEmpty()) {
            return nothing("no instance of that name");
        }
        if (action instanceof Action.Invoke invoke) {
            Optional<External> export = instance.get().export(invoke.function());
            return export.isPresent() && export.get() instanceof FunctionInstance function
                    ? machine.call(function, invoke.arguments())
                    : nothing("no exported function " + invoke.function());
        }
        Action.Get get = (Action.Get) action;
        Optional<External> export = instance.get().export(get.global());
        return export.isPresent() && export.get() instanceof GlobalInstance global
                ? new Outcome.Finished(List.of(global.value()))
                : nothing("no exported global " + get.global());
    }

    private static Outcome nothing(String why) {
        return new Outcome.Trapped(
                new Trap(Phase.UNLINKABLE, why, 0, Optional.empty(), Optional.empty(), Optional.empty(), List.of()));
    }

    private Optional<ModuleInstance> instance(Optional<String> name) {
        return name.isPresent() ? name.map(instances::get) : lastInstance;
    }

    private static String describe(Outcome outcome) {
        if (outcome instanceof Outcome.Finished finished) {
            return finished.results().toString();
        }
        if (outcome instanceof Outcome.Trapped trapped) {
            return trapped.trap().phase().word() + ": " + trapped.trap().message();
        }
        return outcome instanceof Outcome.Threw ? "an exception" : outcome.toString();
    }

    private static String headline(Diagnostic diagnostic) {
        return diagnostic.phase().word() + ": " + diagnostic.message();
    }

    /** A module that is valid, or what is wrong with it. */
    private record Validity(Optional<ValidModule> module, List<Diagnostic> diagnostics) {
        String refusal() {
            return diagnostics.isEmpty() ? "no fault" : headline(diagnostics.get(0));
        }
    }

    private Validity validity(ModuleText text) {
        Parsed parsed = parse(text);
        if (parsed.module().isEmpty() || !parsed.diagnostics().isEmpty()) {
            return new Validity(Optional.empty(), parsed.diagnostics());
        }
        Module module = parsed.module().get();
        var validated = Validator.validate(module);
        return new Validity(validated.module(), validated.diagnostics());
    }

    private Parsed parse(ModuleText text) {
        if (text instanceof ModuleText.Written written) {
            return written.token() < 0 ? WatParser.parse(source) : WatParser.parseModule(tokens, written.token());
        }
        if (text instanceof ModuleText.Binary binary) {
            var decoded = BinaryDecoder.decode(
                    new BinarySource(source.name(), binary.bytes().toBytes()));
            return new Parsed(decoded.module(), decoded.diagnostics());
        }
        return WatParser.parse(source.name(), ((ModuleText.Quoted) text).text().toBytes());
    }
}
