package palimpsest.engine.exec;

/** An operation on one number; its result may lie elsewhere than its operand. */
abstract class Unary extends Op {

    final int from;
    final int to;

    Unary(int from, int to) {
        this.from = from;
        this.to = to;
    }
}
