package palimpsest.engine.script;

import java.util.List;
import java.util.Optional;
import palimpsest.engine.source.Span;

/** A command of a script, and where it stands. */
sealed interface Command {

    Span span();

    /** Defines a module; unless it is only a definition, also makes an instance of it. */
    record Define(Optional<String> name, boolean definitionOnly, ModuleText module, Span span) implements Command {}

    /** Makes an instance of a defined module. */
    record Instantiate(Optional<String> instance, Optional<String> definition, Span span) implements Command {}

    /** Offers an instance's exports to later modules. */
    record Register(String name, Optional<String> instance, Span span) implements Command {}

    /** Does something, whatever comes of it but a fault. */
    record Perform(Action action, Span span) implements Command {}

    /** Does something that must give these results. */
    record AssertReturn(Action action, List<Pattern> results, Span span) implements Command {}

    /** Does something that must trap, run out of a resource, or throw. */
    record AssertFailure(Failure failure, Action action, String text, Span span) implements Command {}

    /** Makes a module that must be refused, or whose instantiation must fail. */
    record AssertRefused(Refusal refusal, ModuleText module, String text, Span span) implements Command {}

    /** A command that could not be read; the message says why. */
    record Unreadable(String message, Span span) implements Command {}

    /** How an action fails. */
    enum Failure {
        TRAP,
        EXHAUSTION,
        EXCEPTION
    }

    /** How a module fails. */
    enum Refusal {
        MALFORMED,
        INVALID,
        UNLINKABLE,
        /** Its start function, or an active segment, traps. */
        TRAP,
        MALFORMED_CUSTOM,
        INVALID_CUSTOM
    }
}
