package palimpsest.engine.exec;

import palimpsest.engine.memory.LinearMemory;
import palimpsest.engine.memory.WriteSites;
import palimpsest.engine.runtime.FunctionInstance;
import palimpsest.engine.runtime.GlobalInstance;
import palimpsest.engine.runtime.ModuleInstance;
import palimpsest.engine.runtime.TableInstance;

/** What an instance has where the {@link Pattern} of one of its functions has stand-ins. */
final class Home {

    final Pattern pattern;
    final Bodies bodies;
    private final StandIns standIns;
    /** While the past is travelled, the instance itself may have nothing yet. */
    private final ModuleInstance.Contents contents;

    private final int shift;
    private final Twins twins;

    /** The operation of the instance's function that an operation of the pattern was copied to. */
    @FunctionalInterface
    interface Twins {
        Op of(Op original);
    }

    /** @param shift what the numbers of the pattern's write sites gain */
    Home(Pattern pattern, StandIns standIns, Bodies bodies, ModuleInstance.Contents contents, int shift, Twins twins) {
        this.pattern = pattern;
        this.standIns = standIns;
        this.bodies = bodies;
        this.contents = contents;
        this.shift = shift;
        this.twins = twins;
    }

    LinearMemory memory(LinearMemory standIn) {
        return contents.memories().get(standIns.index(standIn)).memory();
    }

    GlobalInstance global(GlobalInstance standIn) {
        return contents.globals().get(standIns.index(standIn));
    }

    TableInstance table(TableInstance standIn) {
        return contents.tables().get(standIns.index(standIn));
    }

    FunctionInstance function(FunctionInstance standIn) {
        return contents.functions().get(standIns.index(standIn));
    }

    int shift() {
        return shift;
    }

    int site(int number) {
        return number == WriteSites.NONE ? number : number + shift;
    }

    Op op(Op original) {
        return twins.of(original);
    }
}
