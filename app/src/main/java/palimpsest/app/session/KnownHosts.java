package palimpsest.app.session;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import palimpsest.app.hostscript.ScriptPort.Stream;
import palimpsest.engine.host.AssemblyScript;
import palimpsest.engine.host.Wasi;
import palimpsest.engine.host.WasiClock;
import palimpsest.engine.host.WasiWorld;
import palimpsest.engine.runtime.Imports;
import palimpsest.engine.valid.ValidModule;

/** The hosts that programs of known toolchains expect. Time and chance are the session's own, so that a session repeats. */
final class KnownHosts {

    private KnownHosts() {}

    static void offer(Imports imports, ValidModule module, String name, Printed printed) {
        if (Wasi.isImportedBy(module.module())) {
            new Wasi(new WasiWorld(
                            List.of(name),
                            Map.of(),
                            Map.of(),
                            true,
                            WasiWorld.Input.NONE,
                            bytes -> printed.print(Stream.OUT, new String(bytes, StandardCharsets.UTF_8)),
                            bytes -> printed.print(Stream.ERR, new String(bytes, StandardCharsets.UTF_8)),
                            WasiClock.virtual(0),
                            WasiWorld.sameRandom()))
                    .offer(imports);
        }
        new AssemblyScript(line -> printed.print(Stream.OUT, line + "\n"), WasiWorld.sameRandom())
                .offer(imports, module);
    }
}
