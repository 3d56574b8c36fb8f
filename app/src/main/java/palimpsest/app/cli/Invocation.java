package palimpsest.app.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Stack;
import picocli.CommandLine.IParameterConsumer;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;

/**
 * One {@code --invoke NAME ARG…}.
 *
 * @param name the export's name
 * @param arguments as typed
 */
record Invocation(String name, List<String> arguments) {
    Invocation {
        arguments = List.copyOf(arguments);
    }

    /** Takes the name and every argument up to the next option; what only looks like one, such as {@code -7}, is an argument. */
    static final class Consumer implements IParameterConsumer {
        @Override
        public void consumeParameters(Stack<String> rest, ArgSpec option, CommandSpec verb) {
            if (rest.isEmpty()) {
                throw new ParameterException(verb.commandLine(), "--invoke needs the name of an export");
            }
            String name = rest.pop();
            List<String> arguments = new ArrayList<>();
            while (!rest.isEmpty() && !endsArguments(rest.peek(), verb)) {
                arguments.add(rest.pop());
            }
            List<Invocation> all = new ArrayList<>(option.getValue());
            all.add(new Invocation(name, arguments));
            option.setValue(all);
        }

        private static boolean endsArguments(String next, CommandSpec verb) {
            String option = next.contains("=") ? next.substring(0, next.indexOf('=')) : next;
            return next.equals("--") || verb.optionsMap().containsKey(option);
        }
    }
}
