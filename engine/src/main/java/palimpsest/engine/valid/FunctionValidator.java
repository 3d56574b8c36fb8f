package palimpsest.engine.valid;

/** Validates the instructions of a function. See the specification's appendix, Validation Algorithm. */
final class FunctionValidator {

    private FunctionValidator() {}

    static void walk(ValidModule module, int functionIndex, CodeListener listener) {}
}
