// Glue in the manner of AssemblyScript's: compiles as the surroundings allow, and exports what the module does.
async function instantiate(module) {
  const imports = {
    env: Object.assign(Object.create(globalThis), {
      abort(message, file, line, column) {
        throw Error(`abort in ${file}:${line}:${column}`);
      },
    }),
  };
  const { exports } = await WebAssembly.instantiate(module, imports);
  return exports;
}

export const { memory, readWasmMemoryAndReturnIndexOne } = await (async (url) =>
  instantiate(
    await (async () => {
      const isNode = typeof process != "undefined" && process.versions != null && process.versions.node != null;
      if (isNode) {
        return globalThis.WebAssembly.compile(await (await import("node:fs/promises")).readFile(url));
      }
      return await globalThis.WebAssembly.compileStreaming(globalThis.fetch(url));
    })(),
  ))(new URL("assemblyscript.wasm", import.meta.url));
