// A class Go in the manner of TinyGo's: what its programs import, and how they are started.
(() => {
  if (typeof global === "undefined") {
    window.global = window;
  }
  if (!global.require && typeof require !== "undefined") {
    global.require = require;
  }
  if (!global.fs && global.require) {
    global.fs = require("fs");
  }
  const decoder = new TextDecoder("utf-8");
  const begin = performance.now();
  crypto.getRandomValues(new Uint8Array(8));

  global.Go = class {
    constructor() {
      const view = () => new DataView(this._inst.exports.memory.buffer);
      let line = [];
      this.importObject = {
        wasi_unstable: {
          fd_write: (fd, iovs, count, written) => {
            let total = 0;
            for (let i = 0; i < count; i++) {
              const pointer = view().getUint32(iovs + i * 8, true);
              const length = view().getUint32(iovs + i * 8 + 4, true);
              total += length;
              for (const byte of new Uint8Array(this._inst.exports.memory.buffer, pointer, length)) {
                if (byte === 10) {
                  console.log(decoder.decode(new Uint8Array(line)));
                  line = [];
                } else if (byte !== 13) {
                  line.push(byte);
                }
              }
            }
            view().setUint32(written, total, true);
            return 0;
          },
        },
        env: {
          "runtime.ticks": () => performance.now() - begin,
          "runtime.sleepTicks": (timeout) => setTimeout(this._inst.exports.go_scheduler, timeout),
        },
      };
    }

    async run(instance) {
      this._inst = instance;
      this._inst.exports._start();
    }
  };
})();
