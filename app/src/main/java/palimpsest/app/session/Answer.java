package palimpsest.app.session;

import java.util.List;

/** How an imported function that nobody gives answers the module's calls. */
public sealed interface Answer {

    /** With zeros. */
    record Zeros() implements Answer {}

    /** Always with the same values, one for each result. */
    record Constants(List<Value> values) implements Answer {
        public Constants {
            values = List.copyOf(values);
        }
    }

    /** With its arguments: each result is the next argument of its type, or zero. */
    record Echo() implements Answer {}

    /** With what a function of JavaScript gives, such as {@code (a, b) => a + b}. */
    record Script(String function) implements Answer {}

    /** With what the person types: the module waits meanwhile. */
    record AskMe() implements Answer {}
}
