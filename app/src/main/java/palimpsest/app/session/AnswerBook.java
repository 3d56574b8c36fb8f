package palimpsest.app.session;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import palimpsest.app.hostscript.ScriptResult;
import palimpsest.app.session.ConsoleLine.Kind;
import palimpsest.app.words.Words;
import palimpsest.engine.runtime.HostFunctionInstance;
import palimpsest.engine.runtime.Imports;
import palimpsest.engine.runtime.Linker;
import palimpsest.engine.runtime.TrapException;
import palimpsest.engine.runtime.Value;
import palimpsest.engine.syntax.DefinedType;
import palimpsest.engine.syntax.ExternalType;
import palimpsest.engine.syntax.FunctionType;
import palimpsest.engine.syntax.Import;
import palimpsest.engine.syntax.ValueType;
import palimpsest.engine.valid.ValidModule;

/** What the person wants imported functions to answer that nobody gives. An answer can change while the module runs. */
final class AnswerBook {

    private final Workbench bench;
    private final Map<String, Answer> answers = new HashMap<>();
    private Optional<AskedCall> asked = Optional.empty();
    private Optional<List<Value>> reply = Optional.empty();

    AnswerBook(Workbench bench) {
        this.bench = bench;
    }

    void set(String function, Answer answer) {
        answers.put(function, answer);
    }

    /** All that were given, by the functions' names. */
    Map<String, Answer> all() {
        return answers;
    }

    Answer get(String function) {
        return answers.getOrDefault(function, new Answer.Zeros());
    }

    /** Offers all functions that a module imports and {@code imports} has not; says which they are. */
    List<StandIn> offer(Imports imports, ValidModule module) {
        List<StandIn> offered = new ArrayList<>();
        for (Import each : module.module().imports()) {
            if (each.type() instanceof ExternalType.Func wanted
                    && imports.find(each.module(), each.name()).isEmpty()) {
                FunctionType type = (FunctionType) module.compositeType(wanted.typeIndex());
                String name = each.module() + "." + each.name();
                imports.define(
                        each.module(),
                        each.name(),
                        function(name, type, module.types().get(wanted.typeIndex())));
                offered.add(StandIn.function(each.module(), each.name(), type));
            }
        }
        return offered;
    }

    private HostFunctionInstance function(String name, FunctionType type, DefinedType defined) {
        HostFunctionInstance zeros = Linker.standIn(name, type, defined);
        return new HostFunctionInstance(name, type, defined, (context, arguments) -> {
            Answer answer = get(name);
            if (answer instanceof Answer.Constants constants
                    && types(constants.values()).equals(type.results())) {
                return constants.values().stream().map(Views::engineValue).toList();
            }
            if (answer instanceof Answer.Echo) {
                return echo(arguments, type.results());
            }
            if (answer instanceof Answer.Script script) {
                return computed(name, script.function(), arguments, type.results());
            }
            return answer instanceof Answer.AskMe
                    ? ask(new AskedCall(name, Views.values(arguments), type.results()))
                    : zeros.function().call(context, arguments);
        });
    }

    private static List<ValueType> types(List<palimpsest.app.session.Value> values) {
        return values.stream().map(palimpsest.app.session.Value::type).toList();
    }

    private static List<Value> echo(List<Value> arguments, List<ValueType> results) {
        List<Value> left = new ArrayList<>(arguments);
        List<Value> echoed = new ArrayList<>();
        for (ValueType type : results) {
            Optional<Value> next =
                    left.stream().filter(value -> value.type().equals(type)).findFirst();
            next.ifPresent(left::remove);
            echoed.add(next.orElseGet(() -> Value.zero(type)));
        }
        return echoed;
    }

    // ---- Computed by JavaScript

    private List<Value> computed(String name, String function, List<Value> arguments, List<ValueType> results) {
        String given = arguments.stream().map(AnswerBook::literal).collect(Collectors.joining(", "));
        ScriptResult result = bench.hosting().compute("(" + function + ")(" + given + ")");
        if (result instanceof ScriptResult.Failed failed) {
            throw new TrapException(Words.of("session.answer.failed", name, failed.message()));
        }
        if (!(result instanceof ScriptResult.Done done)) {
            throw new TrapException(Words.of("session.answer.stopped", name));
        }
        if (results.isEmpty()) {
            return List.of();
        }
        String text = done.value().orElse("undefined");
        ValueText.Parsed parsed =
                ValueText.parse(results.get(0), text.endsWith("n") ? text.substring(0, text.length() - 1) : text);
        if (results.size() > 1 || !(parsed instanceof ValueText.Parsed.Good good)) {
            throw new TrapException(
                    Words.of("session.answer.other", name, text, results.get(0).toString()));
        }
        return List.of(Views.engineValue(good.value()));
    }

    private static String literal(Value value) {
        String text = Views.value(value).text();
        return value instanceof Value.I64 ? text + "n" : text;
    }

    // ---- Asked of the person

    /** The call that waits for an answer. */
    Optional<AskedCall> asked() {
        return asked;
    }

    /** The person answers. */
    void reply(List<palimpsest.app.session.Value> values) {
        if (asked.filter(call -> call.results().equals(types(values))).isPresent()) {
            reply = Optional.of(values.stream().map(Views::engineValue).toList());
            bench.execution().ifPresent(bench.runner()::goOnAfterAnswer);
        }
    }

    private List<Value> ask(AskedCall call) {
        asked = Optional.of(call);
        reply = Optional.empty();
        try {
            while (reply.isEmpty()) {
                bench.say(Kind.NOTE, Words.of("session.answer.waits", Views.call(call.function(), call.arguments())));
                bench.execution().orElseThrow().debugger().pauseInside();
            }
            return reply.get();
        } finally {
            asked = Optional.empty();
            bench.publisher().stale();
        }
    }
}
