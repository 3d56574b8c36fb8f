package palimpsest.engine.exec;

/** Decides before each instruction whether to stop there. */
@FunctionalInterface
public interface StopTest {

    /** Whether to stop; asked of a machine that stands before an instruction. */
    boolean stop(Machine machine);
}
