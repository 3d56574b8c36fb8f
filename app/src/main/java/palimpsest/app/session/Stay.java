package palimpsest.app.session;

import java.util.Optional;
import java.util.function.BooleanSupplier;
import palimpsest.app.hostscript.ScriptResult;

/** How work that stays on the stack of the engine's thread, such as a script, lets others have their turn. */
interface Stay {

    /** Does what was asked for meanwhile, and shows how things stand if that is due. */
    void look();

    /** Shows how things stand, then does what is asked for, until something is so or everything is over. */
    void until(BooleanSupplier done);

    /**
     * From any thread: the script is where nobody can interrupt it, so its thread, with all that this was at, is left to
     * itself, and another one takes over what can be taken over.
     *
     * @param bench what the lost thread works at; nothing happens if it is lost already
     */
    void lost(Workbench bench, ScriptResult.Stopped how);

    /** Shows how things stand. */
    void show();

    /** Says what stops the script that may be on the stack, from any thread; it is asked if nothing else helps. */
    void stoppable(Optional<Runnable> stop);
}
