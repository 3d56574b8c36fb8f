package palimpsest.engine.symbols;

import java.util.List;

/**
 * A variable, a parameter or a constant.
 *
 * @param places where its value is, each for some of the code; none where it was optimised away
 * @param parameter whether it is a parameter of its function
 */
public record Variable(String name, DataType type, List<Located> places, boolean parameter) {

    public Variable {
        places = List.copyOf(places);
    }

    /**
     * Where a value is while some code is executed.
     *
     * @param range the code
     */
    public record Located(CodeRange range, Location location) {}
}
