// What Node gives besides, as far as the hosts of WebAssembly use it: process, require, and a few of its modules.
'use strict';

(function (host, { inspect, format }, web, time, { node, require }) {
  const { URL } = web.globals;

  class Exit extends Error {}

  const stream = (number) => ({
    write(text) {
      host.print(number, typeof text === 'string' ? text : new TextDecoder().decode(text));
      return true;
    },
    isTTY: false,
    columns: 80,
    fd: number + 1,
    on() {
      return this;
    },
    once() {
      return this;
    },
    end() {},
  });

  const process = {
    title: node ? 'node' : 'palimpsest',
    argv: ['node', host.file],
    argv0: 'node',
    execArgv: [],
    env: {},
    pid: 1,
    platform: 'linux',
    arch: 'x64',
    version: 'v20.0.0',
    versions: node ? { node: '20.0.0', v8: '11.3' } : {},
    exitCode: undefined,
    stdout: stream(0),
    stderr: stream(1),
    cwd: () => host.folder,
    uptime: () => time.clock.now() / 1000,
    umask: () => 0o022,
    nextTick: (callback, ...values) => void Promise.resolve().then(() => callback(...values)),
    hrtime: Object.assign(
      (before = [0, 0]) => {
        const ns = BigInt(Math.round(time.clock.now() * 1e6)) - BigInt(before[0]) * 1000000000n - BigInt(before[1]);
        return [Number(ns / 1000000000n), Number(ns % 1000000000n)];
      },
      { bigint: () => BigInt(Math.round(time.clock.now() * 1e6)) },
    ),
    memoryUsage: () => ({ rss: 0, heapTotal: 0, heapUsed: 0, external: 0, arrayBuffers: 0 }),
    exit(code = process.exitCode ?? 0) {
      process.exitCode = Number(code) || 0;
      leave();
    },
    abort() {
      process.exitCode = 134;
      leave();
    },
    on(event, listener) {
      if (event === 'exit') {
        leaving.push(listener);
      }
      return process;
    },
    once: (event, listener) => process.on(event, listener),
    off: () => process,
    removeListener: () => process,
    emitWarning: (warning) => host.print(1, `(node:1) ${warning}\n`),
    getBuiltinModule: (name) => modules[name.replace(/^node:/, '')]?.(),
    [Symbol.toStringTag]: 'process',
  };

  const leaving = [];

  function sayGoodbye(code) {
    for (const listener of leaving.splice(0)) {
      listener.call(process, code);
    }
  }

  function leave() {
    sayGoodbye(process.exitCode);
    host.exit(process.exitCode);
    throw new Exit('exit');
  }

  // ---- Buffer: a Uint8Array with words

  const HEX = /^[0-9a-f]{2}/i;

  class Buffer extends Uint8Array {
    static from(value, encoding, length) {
      if (typeof value === 'string') {
        return bufferOf(encode(value, encoding));
      }
      if (value instanceof ArrayBuffer || value instanceof SharedArrayBuffer) {
        return new Buffer(value, encoding, length);
      }
      return bufferOf(Uint8Array.from(value));
    }

    static alloc(size, fill = 0) {
      return new Buffer(size).fill(typeof fill === 'string' ? fill.charCodeAt(0) : fill);
    }

    static allocUnsafe(size) {
      return new Buffer(size);
    }

    static isBuffer(value) {
      return value instanceof Buffer;
    }

    static byteLength(value, encoding) {
      return typeof value === 'string' ? encode(value, encoding).length : value.byteLength;
    }

    static concat(list) {
      const all = new Buffer(list.reduce((sum, each) => sum + each.length, 0));
      let at = 0;
      for (const each of list) {
        all.set(each, at);
        at += each.length;
      }
      return all;
    }

    toString(encoding = 'utf8', start = 0, end = this.length) {
      const bytes = this.subarray(start, end);
      switch (`${encoding}`.toLowerCase()) {
        case 'hex':
          return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
        case 'base64':
          return btoa(String.fromCharCode(...bytes));
        case 'latin1':
        case 'binary':
        case 'ascii':
          return String.fromCharCode(...bytes);
        case 'utf16le':
        case 'ucs2':
          return new TextDecoder('utf-16le').decode(bytes);
        default:
          return new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes);
      }
    }

    equals(other) {
      return this.length === other.length && this.every((byte, i) => byte === other[i]);
    }

    write(text, offset = 0) {
      return new TextEncoder().encodeInto(text, this.subarray(offset)).written;
    }

    readUInt8(at = 0) {
      return this[at];
    }

    readUInt16LE(at = 0) {
      return viewOf(this).getUint16(at, true);
    }

    readInt32LE(at = 0) {
      return viewOf(this).getInt32(at, true);
    }

    readUInt32LE(at = 0) {
      return viewOf(this).getUint32(at, true);
    }

    readDoubleLE(at = 0) {
      return viewOf(this).getFloat64(at, true);
    }

    toJSON() {
      return { type: 'Buffer', data: [...this] };
    }

    [Symbol.for('nodejs.util.inspect.custom')]() {
      const shown = Array.from(this.subarray(0, 50), (byte) => byte.toString(16).padStart(2, '0')).join(' ');
      const more = this.length - 50;
      return `<Buffer${shown === '' ? '' : ' ' + shown}${more > 0 ? ` ... ${more} more byte${more === 1 ? '' : 's'}` : ''}>`;
    }
  }

  const viewOf = (bytes) => new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const bufferOf = (bytes) => new Buffer(bytes.buffer, bytes.byteOffset, bytes.byteLength);

  function encode(text, encoding = 'utf8') {
    switch (`${encoding}`.toLowerCase()) {
      case 'hex': {
        const bytes = [];
        for (let i = 0; HEX.test(text.slice(i, i + 2)); i += 2) {
          bytes.push(parseInt(text.slice(i, i + 2), 16));
        }
        return Uint8Array.from(bytes);
      }
      case 'base64':
        return Uint8Array.from(atob(text.replaceAll('-', '+').replaceAll('_', '/')), (char) => char.charCodeAt(0));
      case 'latin1':
      case 'binary':
      case 'ascii':
        return Uint8Array.from(text, (char) => char.charCodeAt(0));
      case 'utf16le':
      case 'ucs2':
        return new Uint8Array(Uint16Array.from({ length: text.length }, (each, i) => text.charCodeAt(i)).buffer);
      default:
        return new TextEncoder().encode(text);
    }
  }

  // ---- Modules

  function readFileSync(file, options) {
    const buffer = new Buffer(web.read(`${file}`, 'open'));
    const encoding = typeof options === 'string' ? options : options?.encoding;
    return encoding ? buffer.toString(encoding) : buffer;
  }

  const refuse = (name) => (file) => {
    const error = new Error(`EROFS: read-only file system, ${name} '${file}'`);
    throw Object.assign(error, { errno: -30, code: 'EROFS', syscall: name, path: `${file}` });
  };

  const promised = (f) => async (...values) => f(...values);

  function existsSync(file) {
    return host.exists(`${file}`);
  }

  const accessSync = (file) => {
    if (!existsSync(file)) {
      web.read(`${file}`, 'access');
    }
  };

  function statSync(file) {
    const { length } = readFileSync(file);
    return { size: length, isFile: () => true, isDirectory: () => false };
  }

  const fs = {
    readFileSync,
    existsSync,
    accessSync,
    statSync,
    writeFileSync: refuse('open'),
    appendFileSync: refuse('open'),
    unlinkSync: refuse('unlink'),
    mkdirSync: refuse('mkdir'),
    writeSync(fd, data, offset = 0, length = data.length - offset) {
      host.print(fd === 2 ? 1 : 0, typeof data === 'string' ? data : new TextDecoder().decode(data.subarray(offset, offset + length)));
      return length;
    },
    readFile(file, options, callback = options) {
      promised(readFileSync)(file, callback === options ? undefined : options).then(
        (data) => callback(null, data),
        (error) => callback(error),
      );
    },
    write(fd, data, offset, length, position, callback) {
      callback(null, fs.writeSync(fd, data, offset, length));
    },
    promises: {
      readFile: promised(readFileSync),
      access: promised(accessSync),
      stat: promised(statSync),
      writeFile: promised(refuse('open')),
    },
    constants: { O_RDONLY: 0, O_WRONLY: 1, O_RDWR: 2, O_CREAT: 64, O_EXCL: 128, O_TRUNC: 512, O_APPEND: 1024, R_OK: 4, F_OK: 0 },
  };

  function normalize(file) {
    if (file === '') {
      return '.';
    }
    const absolute = file.startsWith('/');
    const parts = [];
    for (const part of file.split('/')) {
      if (part === '..' && parts.length > 0 && parts[parts.length - 1] !== '..') {
        parts.pop();
      } else if (part !== '' && part !== '.' && !(part === '..' && absolute)) {
        parts.push(part);
      }
    }
    const path = (absolute ? '/' : '') + parts.join('/');
    return path === '' ? '.' : file.endsWith('/') && parts.length > 0 ? path + '/' : path;
  }

  const path = {
    sep: '/',
    delimiter: ':',
    normalize,
    join: (...parts) => normalize(parts.filter((part) => part !== '').join('/')),
    isAbsolute: (file) => file.startsWith('/'),
    resolve(...parts) {
      let resolved = '';
      for (const part of [host.folder, ...parts]) {
        resolved = part.startsWith('/') ? part : part === '' ? resolved : `${resolved}/${part}`;
      }
      const plain = normalize(resolved);
      return plain.length > 1 ? plain.replace(/\/$/, '') : plain;
    },
    dirname(file) {
      const cut = file.replace(/\/+$/, '').lastIndexOf('/');
      return cut < 0 ? '.' : cut === 0 ? '/' : file.slice(0, cut);
    },
    basename(file, ending = '') {
      const name = file.replace(/\/+$/, '').replace(/^.*\//, '');
      return ending !== '' && name !== ending && name.endsWith(ending) ? name.slice(0, -ending.length) : name;
    },
    extname: (file) => /[^/](\.[^./]*)$/.exec(file)?.[1] ?? '',
    relative(from, to) {
      const a = path.resolve(from).split('/');
      const b = path.resolve(to).split('/');
      let same = 0;
      while (same < a.length && same < b.length && a[same] === b[same]) {
        same++;
      }
      return [...a.slice(same).map(() => '..'), ...b.slice(same)].join('/');
    },
  };
  path.posix = path;

  const isDeepStrictEqual = (a, b) => Object.is(a, b) || inspect(a, { depth: null }) === inspect(b, { depth: null });

  const util = {
    inspect,
    format,
    TextDecoder: web.globals.TextDecoder,
    TextEncoder: globalThis.TextEncoder,
    promisify: (f) => (...values) =>
      new Promise((resolve, reject) => f(...values, (error, value) => (error ? reject(error) : resolve(value)))),
    inherits: (type, above) => Object.setPrototypeOf(type.prototype, above.prototype),
    deprecate: (f) => f,
    isDeepStrictEqual,
    types: {
      isTypedArray: (value) => ArrayBuffer.isView(value) && !(value instanceof DataView),
      isUint8Array: (value) => value instanceof Uint8Array,
      isArrayBuffer: (value) => value instanceof ArrayBuffer,
      isPromise: (value) => value instanceof Promise,
    },
  };

  class AssertionError extends Error {
    constructor(message) {
      super(message);
      this.code = 'ERR_ASSERTION';
    }

    get name() {
      return 'AssertionError';
    }
  }

  function assertion(holds, message, words) {
    if (!holds) {
      if (message instanceof Error) {
        throw message;
      }
      throw new AssertionError(message ?? words);
    }
  }

  const assert = Object.assign((value, message) => assertion(value, message, 'The expression evaluated to a falsy value'), {
    AssertionError,
    ok: (value, message) => assertion(value, message, 'The expression evaluated to a falsy value'),
    equal: (a, b, message) => assertion(a == b, message, `${inspect(a)} == ${inspect(b)}`),
    notEqual: (a, b, message) => assertion(a != b, message, `${inspect(a)} != ${inspect(b)}`),
    strictEqual: (a, b, message) => assertion(Object.is(a, b), message, `Expected values to be strictly equal:\n\n${inspect(a)} !== ${inspect(b)}\n`),
    notStrictEqual: (a, b, message) => assertion(!Object.is(a, b), message, `Expected "actual" to be strictly unequal to: ${inspect(b)}`),
    deepEqual: (a, b, message) => assertion(isDeepStrictEqual(a, b), message, 'Expected values to be deeply equal'),
    deepStrictEqual: (a, b, message) => assertion(isDeepStrictEqual(a, b), message, 'Expected values to be strictly deep-equal'),
    fail: (message) => assertion(false, message, 'Failed'),
    throws(f, expected, message) {
      try {
        f();
      } catch {
        return;
      }
      assertion(false, typeof expected === 'string' ? expected : message, 'Missing expected exception.');
    },
  });
  assert.strict = assert;

  const { crypto } = web.globals;
  const modules = {
    fs: () => fs,
    'fs/promises': () => fs.promises,
    path: () => path,
    'path/posix': () => path,
    util: () => util,
    url: () => ({
      URL,
      URLSearchParams: web.globals.URLSearchParams,
      fileURLToPath: (url) => decodeURIComponent(new URL(url).pathname),
      pathToFileURL: (file) => new URL(`file://${path.resolve(file)}`),
    }),
    process: () => process,
    perf_hooks: () => ({ performance: time.globals.performance }),
    crypto: () => ({
      webcrypto: crypto,
      getRandomValues: crypto.getRandomValues,
      randomUUID: crypto.randomUUID,
      randomBytes: (size) => new Buffer(host.random(size)),
      randomFillSync: (view) => crypto.getRandomValues(view),
    }),
    assert: () => assert,
    buffer: () => ({ Buffer }),
    timers: () => time.globals,
    os: () => ({ EOL: '\n', platform: () => 'linux' }),
  };

  // ---- require

  const loaded = new Map();

  function requireFrom(folder) {
    const load = (name) => {
      const wanted = `${name}`;
      const builtIn = modules[wanted.replace(/^node:/, '')];
      if (builtIn !== undefined && !wanted.startsWith('.')) {
        return builtIn();
      }
      const file = load.resolve(wanted);
      if (!loaded.has(file)) {
        run(file);
      }
      return loaded.get(file).exports;
    };
    load.resolve = (name) => {
      if (!/^(\.{0,2}\/|\.{1,2}$)/.test(name)) {
        throw notFound(name);
      }
      const base = path.resolve(folder, name);
      const found = [base, `${base}.js`, `${base}.cjs`, `${base}.json`, `${base}/index.js`].find(host.exists);
      if (found === undefined) {
        const why = host.readFile(base);
        throw notFound(name, typeof why === 'string' && why.startsWith('EACCES') ? why.split('|')[1] : '');
      }
      return found;
    };
    load.cache = {};
    return load;
  }

  function notFound(name, why = '') {
    const error = new Error(`Cannot find module '${name}'${why === '' ? '' : `: ${why}`}`);
    return Object.assign(error, { code: 'MODULE_NOT_FOUND' });
  }

  function run(file) {
    const module = { exports: {}, id: file, filename: file, loaded: false };
    loaded.set(file, module);
    const folder = path.dirname(file);
    try {
      if (file.endsWith('.json')) {
        module.exports = JSON.parse(readFileSync(file, 'utf8'));
      } else {
        const body = host.compile(file);
        body.call(module.exports, module.exports, requireFrom(folder), module, file, folder);
      }
    } catch (error) {
      loaded.delete(file);
      throw error;
    }
    module.loaded = true;
  }

  const globals = { process, Buffer };
  if (require) {
    const module = { exports: {}, id: '.', filename: host.file, loaded: false };
    const own = requireFrom(host.folder);
    own.main = module;
    Object.assign(globals, { require: own, module, exports: module.exports, __filename: host.file, __dirname: host.folder });
  }
  return { globals, sayGoodbye, process };
});
