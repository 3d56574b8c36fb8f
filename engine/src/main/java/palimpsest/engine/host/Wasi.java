package palimpsest.engine.host;

import palimpsest.engine.runtime.Imports;
import palimpsest.engine.syntax.Module;

/**
 * WASI preview 1 for one program, as a set of host functions, under its final name and the earlier one that older
 * toolchains write. Both see the same open files.
 */
public final class Wasi {

    /** The module name of preview 1. */
    public static final String PREVIEW_1 = "wasi_snapshot_preview1";

    /** The module name of the snapshot before it, which lays out three structures differently. */
    public static final String UNSTABLE = "wasi_unstable";

    private final WasiWorld world;
    private final Descriptors descriptors;

    public Wasi(WasiWorld world) {
        this.world = world;
        this.descriptors = new Descriptors(world);
    }

    /** Whether functions of WASI are imported from a module of this name. */
    public static boolean isModule(String name) {
        return name.equals(PREVIEW_1) || name.equals(UNSTABLE);
    }

    /** Whether a module imports anything of WASI. */
    public static boolean isImportedBy(Module module) {
        return module.imports().stream().anyMatch(each -> isModule(each.module()));
    }

    /** Offers all functions under both module names. */
    public Imports offer(Imports imports) {
        offer(imports, PREVIEW_1, false);
        offer(imports, UNSTABLE, true);
        return imports;
    }

    private void offer(Imports imports, String module, boolean unstable) {
        WasiFunctions functions = new WasiFunctions(imports, module);
        new ProcessFunctions(world, descriptors, unstable).define(functions);
        new FileFunctions(descriptors, world.clock(), unstable).define(functions);
        new PathFunctions(descriptors, world.clock(), unstable).define(functions);
    }
}
