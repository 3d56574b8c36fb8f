package palimpsest.engine.script;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import palimpsest.engine.source.ByteSlice;
import palimpsest.engine.source.Fault;
import palimpsest.engine.source.Span;
import palimpsest.engine.text.TokenCursor;
import palimpsest.engine.text.TokenKind;
import palimpsest.engine.text.Tokens;

/**
 * Reads the commands of a script. A command that cannot be read becomes {@link Command.Unreadable}, and reading goes on
 * after its closing parenthesis. Modules are only found here; whoever runs the script parses them.
 */
final class ScriptParser {

    /** Words that begin a module's field: a script may be a single module without its {@code (module …)}. */
    private static final List<String> FIELDS = List.of(
            "type", "rec", "import", "func", "table", "memory", "global", "export", "start", "elem", "data", "tag");

    private final TokenCursor in;
    private final ValueParser values;

    ScriptParser(Tokens tokens) {
        in = new TokenCursor(tokens, 0);
        values = new ValueParser(in);
    }

    List<Command> commands() {
        List<Command> commands = new ArrayList<>();
        if (FIELDS.stream().anyMatch(in::atOpen)) {
            Span all = in.tokens().span(0, in.tokens().size() - 1);
            return List.of(new Command.Define(Optional.empty(), false, new ModuleText.Written(-1, all), all));
        }
        while (!in.at(TokenKind.END)) {
            int open = in.index();
            Span span = in.tokens().span(open, in.tokens().match(open));
            try {
                commands.add(command(open, span));
            } catch (Fault fault) {
                commands.add(new Command.Unreadable(
                        fault.diagnostic().message(), fault.diagnostic().span()));
            }
            in.seek(open);
            if (in.at(TokenKind.LEFT)) {
                in.skipGroup();
            } else {
                in.advance();
            }
        }
        return commands;
    }

    private Command command(int open, Span span) {
        if (in.atOpen("module")) {
            return module(open, span);
        }
        if (in.skipOpen("register")) {
            return new Command.Register(in.name(), in.id(), span);
        }
        if (in.atOpen("invoke") || in.atOpen("get")) {
            return new Command.Perform(action(), span);
        }
        if (in.skipOpen("assert_return")) {
            Action action = action();
            List<Pattern> results = new ArrayList<>();
            while (in.at(TokenKind.LEFT)) {
                results.add(values.pattern());
            }
            return new Command.AssertReturn(action, results, span);
        }
        if (in.skipOpen("assert_exhaustion")) {
            return failure(Command.Failure.EXHAUSTION, span);
        }
        if (in.skipOpen("assert_exception")) {
            return new Command.AssertFailure(Command.Failure.EXCEPTION, action(), "", span);
        }
        if (in.skipOpen("assert_trap")) {
            return in.atOpen("module") ? refusal(Command.Refusal.TRAP, span) : failure(Command.Failure.TRAP, span);
        }
        for (Command.Refusal refusal : Command.Refusal.values()) {
            if (in.skipOpen("assert_" + refusal.name().toLowerCase(Locale.ROOT))) {
                return refusal(refusal, span);
            }
        }
        throw in.fault(in.span(), "unknown command", "a script is made of modules, actions and assertions");
    }

    private Command failure(Command.Failure failure, Span span) {
        Action action = action();
        return new Command.AssertFailure(failure, action, in.name(), span);
    }

    private Command refusal(Command.Refusal refusal, Span span) {
        int open = in.index();
        ModuleText module = moduleText(open);
        in.seek(open);
        in.skipGroup();
        return new Command.AssertRefused(refusal, module, in.name(), span);
    }

    private Command module(int open, Span span) {
        in.skipOpen("module");
        if (in.skip("instance")) {
            return new Command.Instantiate(in.id(), in.id(), span);
        }
        boolean definitionOnly = in.skip("definition");
        Optional<String> name = in.id();
        return new Command.Define(name, definitionOnly, contents(open), span);
    }

    private ModuleText moduleText(int open) {
        if (!in.skipOpen("module")) {
            throw in.unexpected("(module …)");
        }
        in.skip("definition");
        in.id();
        return contents(open);
    }

    private ModuleText contents(int open) {
        Span span = in.tokens().span(open, in.tokens().match(open));
        if (in.skip("binary")) {
            return new ModuleText.Binary(ByteSlice.of(in.strings()), span);
        }
        if (in.skip("quote")) {
            return new ModuleText.Quoted(ByteSlice.of(in.strings()), span);
        }
        return new ModuleText.Written(open, span);
    }

    private Action action() {
        if (in.skipOpen("get")) {
            Action get = new Action.Get(in.id(), in.name());
            in.close();
            return get;
        }
        if (!in.skipOpen("invoke")) {
            throw in.unexpected("(invoke …) or (get …)");
        }
        Optional<String> instance = in.id();
        String function = in.name();
        Action invoke = new Action.Invoke(instance, function, values.constants());
        in.close();
        return invoke;
    }
}
