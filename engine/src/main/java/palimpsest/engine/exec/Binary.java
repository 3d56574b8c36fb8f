package palimpsest.engine.exec;

/** An operation on two numbers, which may lie anywhere in the frame, as its result may. */
abstract class Binary extends Op {

    final int left;
    final int right;
    final int to;

    Binary(int left, int right, int to) {
        this.left = left;
        this.right = right;
        this.to = to;
    }
}
