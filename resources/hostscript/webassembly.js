// WebAssembly for host scripts, as the WebAssembly JavaScript Interface describes it. Gets the engine's side ("native"),
// which takes handles, numbers that are already converted, and functions and objects as they are.
// Whatever a script may replace later is taken at the start.
(function (native) {
  'use strict';

  const { ArrayBuffer, BigInt, DataView, Error, Number, Object, Promise, RangeError, Reflect, SharedArrayBuffer, String, TypeError,
    Uint8Array, WeakMap } = globalThis;
  const { apply, construct, getOwnPropertyDescriptor, ownKeys } = Reflect;
  const { create, defineProperty, freeze, setPrototypeOf } = Object;
  const { asIntN, asUintN } = BigInt;
  const { fround, trunc } = Math;
  const { isFinite } = Number;
  const { isView } = ArrayBuffer;
  const { iterator, toStringTag } = Symbol;
  const detach = Debug.typedArrayDetachBuffer;
  delete globalThis.Debug;

  const method = (prototype, name) => {
    const original = prototype[name];
    return (receiver, ...args) => apply(original, receiver, args);
  };
  const getter = (prototype, name) => {
    const original = getOwnPropertyDescriptor(prototype, name).get;
    return receiver => apply(original, receiver, []);
  };
  const mapGet = method(WeakMap.prototype, 'get');
  const mapSet = method(WeakMap.prototype, 'set');
  const then = method(Promise.prototype, 'then');
  const charCodeAt = method(String.prototype, 'charCodeAt');

  // ---- Errors

  /** An error class like the language's own: it may be called without `new`, and the caller's frames stay on its stack. */
  function errorClass(name) {
    const type = { [name]: function (message, options) {
      const error = message === undefined ? new Error() : new Error(String(message), options);
      const target = new.target === undefined ? type : new.target;
      return setPrototypeOf(error, target.prototype);
    } }[name];
    setPrototypeOf(type, Error);
    defineProperty(type, 'length', { value: 1, configurable: true });
    type.prototype = create(Error.prototype, {
      constructor: { value: type, writable: true, configurable: true },
      name: { value: name, writable: true, configurable: true },
      message: { value: '', writable: true, configurable: true },
    });
    defineProperty(type, 'prototype', { writable: false });
    return type;
  }

  const CompileError = errorClass('CompileError');
  const LinkError = errorClass('LinkError');
  const RuntimeError = errorClass('RuntimeError');
  const errors = { __proto__: null, TypeError, RangeError, CompileError, LinkError, RuntimeError };

  /** The traps that errors tell of: a module cannot catch them. */
  const traps = new WeakMap();

  function fail(kind, message, trap, cause) {
    const error = new errors[kind](message, cause === undefined ? undefined : { cause });
    if (trap !== undefined) mapSet(traps, error, trap);
    throw error;
  }

  // ---- Values

  /** Exported functions, and structures and arrays of modules, by the objects that stand for them. */
  const handles = new WeakMap();

  function isObject(value) {
    return typeof value === 'function' || (typeof value === 'object' && value !== null);
  }

  function unwrapped(value) {
    if (!isObject(value)) return value;
    const handle = mapGet(handles, value);
    return handle === undefined ? value : handle;
  }

  /** Prepares a value for a type, which is a number's name, `ref`, or `none` for what cannot be converted. */
  function toWasm(type, value) {
    switch (type) {
      case 'i32': return +value | 0;
      case 'i64': return asIntN(64, value);
      case 'f32': return fround(+value);
      case 'f64': return +value;
      case 'ref': return unwrapped(value);
      default: throw new TypeError('type incompatibility when transforming from/to JS');
    }
  }

  /** The conversion for a type that a descriptor names. */
  function conversion(word) {
    return word === 'i32' || word === 'i64' || word === 'f32' || word === 'f64' ? word : word === 'v128' ? 'none' : 'ref';
  }

  /** A size or an index: a whole number from 0 to a largest. */
  function whole(value, most, where) {
    const number = +value;
    if (!isFinite(number)) throw new TypeError(`${where} must be convertible to a valid number`);
    const result = trunc(number);
    if (result < 0) throw new TypeError(`${where}: value ${result} is below the lower bound`);
    if (result > most) throw new TypeError(`${where}: value ${result} is above the upper bound`);
    return result;
  }

  /** The same as a BigInt, for addresses of 64 bits. */
  function wholeWide(value, where) {
    const result = BigInt.asIntN(128, value);
    if (result < 0n) throw new TypeError(`${where}: value ${result} is below the lower bound`);
    if (asUintN(64, result) !== result) throw new TypeError(`${where}: value ${result} is above the upper bound`);
    return asIntN(64, result);
  }

  function property(descriptor, name, wide, most, where) {
    const value = descriptor[name];
    if (value === undefined) return undefined;
    const what = `${where}: Property '${name}'`;
    return wide ? wholeWide(value, what) : whole(value, most, what);
  }

  /** Sizes of a memory or a table, `[minimum, maximum or -1, whether addresses have 64 bits]`. */
  function limits(descriptor, most, mostMaximum, where) {
    const address = descriptor.address === undefined ? 'i32' : String(descriptor.address);
    if (address !== 'i32' && address !== 'i64') throw new TypeError(`${where}: Property 'address' must be 'i32' or 'i64'`);
    const wide = address === 'i64';
    const initial = property(descriptor, 'initial', wide, most, where);
    const minimum = property(descriptor, 'minimum', wide, most, where);
    const maximum = property(descriptor, 'maximum', wide, mostMaximum, where);
    if (initial !== undefined && minimum !== undefined) {
      throw new TypeError(`${where}: The properties 'initial' and 'minimum' are not allowed at the same time`);
    }
    const first = initial === undefined ? minimum : initial;
    if (first === undefined) throw new TypeError(`${where}: Property 'initial' is required`);
    if (maximum !== undefined && maximum < first) {
      throw new RangeError(`${where}: Property 'maximum': value ${maximum} is below the lower bound ${first}`);
    }
    return [first, maximum === undefined ? -1 : maximum, wide];
  }

  function needObject(value, message) {
    if (!isObject(value)) throw new TypeError(message);
  }

  /** Of a value from the engine's side that is given to a constructor of this file instead of what scripts give. */
  const adopted = {};

  // ---- Modules

  const bufferLength = getter(ArrayBuffer.prototype, 'byteLength');
  const typedArray = Object.getPrototypeOf(Uint8Array.prototype);
  const arrayTag = getter(typedArray, toStringTag);
  const viewOf = (view, name) => (arrayTag(view) === undefined ? viewGetters : arrayGetters)[name](view);
  const parts = ['buffer', 'byteOffset', 'byteLength'];
  const getters = prototype => parts.reduce((all, name) => { all[name] = getter(prototype, name); return all; }, { __proto__: null });
  const arrayGetters = getters(typedArray);
  const viewGetters = getters(DataView.prototype);

  function lengthOf(buffer) {
    try {
      return bufferLength(buffer);
    } catch {
      return buffer instanceof SharedArrayBuffer ? buffer.byteLength : -1;
    }
  }

  /** `[buffer, offset, length]` of an ArrayBuffer or a view. */
  function source(value, where) {
    if (isObject(value)) {
      if (isView(value)) return [viewOf(value, 'buffer'), viewOf(value, 'byteOffset'), viewOf(value, 'byteLength')];
      const length = lengthOf(value);
      if (length >= 0) return [value, 0, length];
    }
    throw new TypeError(`${where}: Argument 0 must be a buffer source`);
  }

  function compiled(bytes, where) {
    const [buffer, offset, length] = bytes;
    if (length === 0) throw new CompileError(`${where}: BufferSource argument is empty`);
    return native.compile(buffer, offset, length, where);
  }

  let moduleHandle;
  let newModule;

  class Module {
    #handle;

    constructor(bytes) {
      this.#handle = bytes === adopted ? adopted.handle : compiled(source(bytes, 'WebAssembly.Module()'), 'WebAssembly.Module()');
    }

    static {
      moduleHandle = (module, where) => {
        if (!isObject(module) || !(#handle in module)) {
          throw new TypeError(`${where}: Argument 0 must be a WebAssembly.Module`);
        }
        return module.#handle;
      };
      newModule = handle => adopt(Module, handle);
    }

    static exports(module) {
      const all = native.moduleExports(moduleHandle(module, 'WebAssembly.Module.exports()'));
      const result = [];
      for (let i = 0; i < all.length; i += 2) result[i / 2] = { name: all[i], kind: all[i + 1] };
      return result;
    }

    static imports(module) {
      const all = native.moduleImports(moduleHandle(module, 'WebAssembly.Module.imports()'));
      const result = [];
      for (let i = 0; i < all.length; i += 3) result[i / 3] = { module: all[i], name: all[i + 1], kind: all[i + 2] };
      return result;
    }

    static customSections(module, sectionName) {
      const handle = moduleHandle(module, 'WebAssembly.Module.customSections()');
      if (sectionName === undefined) throw new TypeError('WebAssembly.Module.customSections(): Argument 1 is required');
      const all = native.customSections(handle, `${sectionName}`);
      for (let i = 0; i < all.length; i++) {
        const text = all[i];
        const bytes = new Uint8Array(text.length);
        for (let at = 0; at < bytes.length; at++) bytes[at] = charCodeAt(text, at);
        all[i] = bytes.buffer;
      }
      return all;
    }
  }

  function adopt(type, handle) {
    adopted.handle = handle;
    return new type(adopted);
  }

  /** What a module's imports are to be, as handles; `importing` is what the script gave. */
  function imported(module, importing, where) {
    const wanted = native.moduleImports(module);
    if (wanted.length > 0) needObject(importing, `${where}: Imports argument must be present and must be an object`);
    const result = [];
    for (let i = 0; i < wanted.length / 3; i++) {
      const [moduleName, name, kind] = [wanted[3 * i], wanted[3 * i + 1], wanted[3 * i + 2]];
      const space = importing[moduleName];
      needObject(space, `${where}: Import #${i} "${moduleName}": module is not an object or function`);
      const value = space[name];
      const what = `${where}: Import #${i} "${moduleName}" "${name}"`;
      result[i] = oneImport(module, i, kind, value, what);
    }
    return result;
  }

  function oneImport(module, index, kind, value, what) {
    switch (kind) {
      case 'function': {
        if (typeof value !== 'function') throw new LinkError(`${what}: function import requires a callable`);
        const exported = unwrapped(value);
        return exported === value ? native.importFunction(module, index, adapter(value, native.importResults(module, index))) : exported;
      }
      case 'memory':
        return memoryHandle(value) ?? unlinked(`${what}: memory import must be a WebAssembly.Memory object`);
      case 'table':
        return tableHandle(value) ?? unlinked(`${what}: table import requires a WebAssembly.Table`);
      case 'tag':
        return tagHandle(value) ?? unlinked(`${what}: tag import requires a WebAssembly.Tag`);
      default:
        return globalHandle(value) ?? (native.importGlobal(module, index, unwrapped(value))
          || unlinked(`${what}: global import must be a number, valid Wasm reference, or WebAssembly.Global object`));
    }
  }

  function unlinked(message) {
    throw new LinkError(message);
  }

  /** A function that the engine can call: it throws nothing, and what it returns is prepared. */
  function adapter(callee, results) {
    const count = results.length;
    return (...args) => {
      try {
        const value = apply(callee, undefined, args);
        return count === 0 ? undefined : count === 1 ? toWasm(results[0], value) : several(value, results);
      } catch (error) {
        return native.fails(error, isObject(error) ? exceptionHandle(error) ?? mapGet(traps, error) : undefined);
      }
    };
  }

  function several(value, results) {
    if (!isObject(value)) throw new TypeError('multi-return value must be iterable');
    const values = [...value];
    if (values.length !== results.length) throw new TypeError('multi-return length mismatch');
    for (let i = 0; i < values.length; i++) values[i] = toWasm(results[i], values[i]);
    return values;
  }

  function instantiated(module, importing, where) {
    return exported(native.instantiate(module, where, ...imported(module, importing, where)));
  }

  function exported(instance) {
    const all = native.exports(instance);
    const result = create(null);
    for (let i = 0; i < all.length; i += 2) defineProperty(result, all[i], { value: all[i + 1], enumerable: true });
    return freeze(result);
  }

  class Instance {
    #exports;

    constructor(module, importObject = undefined) {
      if (module === adopted) {
        this.#exports = adopted.handle;
        return;
      }
      const handle = moduleHandle(module, 'WebAssembly.Instance()');
      if (importObject !== undefined) needObject(importObject, 'WebAssembly.Instance(): Argument 1 must be an object');
      this.#exports = instantiated(handle, importObject, 'WebAssembly.Instance()');
    }

    get exports() {
      if (!(#exports in this)) throw new TypeError('WebAssembly.Instance.exports: Receiver is not a WebAssembly.Instance');
      return this.#exports;
    }
  }
  defineProperty(Instance, 'length', { value: 1, configurable: true });

  function exportedFunction(handle, name, ...types) {
    const count = types.length;
    const result = { [name]() {
      const args = [handle];
      for (let i = 0; i < count; i++) args[i + 1] = toWasm(types[i], arguments[i]);
      return native.call(...args);
    } }[name];
    defineProperty(result, 'length', { value: count, configurable: true });
    mapSet(handles, result, handle);
    return result;
  }

  function moduleObject(handle) {
    const result = freeze(create(null));
    mapSet(handles, result, handle);
    return result;
  }

  // ---- Memories, tables, globals

  const PAGES = 65536;
  const ELEMENTS = 10000000;
  const UNSIGNED = 0xffffffff;

  let memoryHandle;
  let newMemory;

  class Memory {
    #handle;

    constructor(descriptor) {
      if (descriptor === adopted) {
        this.#handle = adopted.handle;
        return;
      }
      const where = 'WebAssembly.Memory()';
      needObject(descriptor, `${where}: Argument 0 must be a memory descriptor`);
      const [minimum, maximum, wide] = limits(descriptor, PAGES, PAGES, where);
      const shared = !!descriptor.shared;
      if (shared && maximum === -1) {
        throw new TypeError(`${where}: If shared is true, maximum property should be specified`);
      }
      this.#handle = native.newMemory(minimum, maximum, shared, wide);
      native.adopt(this.#handle, this);
    }

    static {
      memoryHandle = value => isObject(value) && #handle in value ? value.#handle : undefined;
      newMemory = handle => adopt(Memory, handle);
    }

    get buffer() {
      return native.buffer(receiver(memoryHandle, this, 'Memory', 'buffer'));
    }

    grow(delta) {
      const handle = receiver(memoryHandle, this, 'Memory', 'grow()');
      const what = 'WebAssembly.Memory.grow(): Argument 0';
      const wide = native.isWideMemory(handle);
      const before = native.growMemory(handle, wide ? wholeWide(delta, what) : whole(delta, UNSIGNED, what));
      return wide ? BigInt(before) : before;
    }
  }

  function receiver(handleOf, object, type, member) {
    const handle = handleOf(object);
    if (handle === undefined) throw new TypeError(`WebAssembly.${type}.${member}: Receiver is not a WebAssembly.${type}`);
    return handle;
  }

  /** The bytes of a memory for JavaScript. What is shared has another class, and is not detached when the memory grows. */
  function arrayBuffer(bytes, shared) {
    if (!shared) return new ArrayBuffer(bytes);
    const result = construct(ArrayBuffer, [bytes], SharedArrayBuffer);
    const length = bufferLength(result);
    const slice = (start, end) => {
      const part = new Uint8Array(result).slice(start, end);
      const copy = new SharedArrayBuffer(part.length);
      new Uint8Array(copy).set(part);
      return copy;
    };
    defineProperty(result, 'byteLength', { value: length });
    defineProperty(result, 'slice', { value: slice });
    return freeze(result);
  }

  let tableHandle;
  let newTable;

  class Table {
    #handle;

    constructor(descriptor, value = undefined) {
      if (descriptor === adopted) {
        this.#handle = adopted.handle;
        return;
      }
      const where = 'WebAssembly.Table()';
      needObject(descriptor, `${where}: Argument 0 must be a table descriptor`);
      const element = `${descriptor.element}`;
      const [minimum, maximum, wide] = limits(descriptor, ELEMENTS, UNSIGNED, where);
      this.#handle = native.newTable(element, minimum, maximum, wide, unwrapped(value));
      native.adopt(this.#handle, this);
    }

    static {
      tableHandle = value => isObject(value) && #handle in value ? value.#handle : undefined;
      newTable = handle => adopt(Table, handle);
    }

    get length() {
      const handle = receiver(tableHandle, this, 'Table', 'length');
      const size = native.tableSize(handle);
      return native.isWideTable(handle) ? BigInt(size) : size;
    }

    get(index) {
      const handle = receiver(tableHandle, this, 'Table', 'get()');
      return native.tableGet(handle, tableIndex(handle, index, 'get'));
    }

    set(index, value = undefined) {
      const handle = receiver(tableHandle, this, 'Table', 'set()');
      native.tableSet(handle, tableIndex(handle, index, 'set'), unwrapped(value));
    }

    grow(delta, value = undefined) {
      const handle = receiver(tableHandle, this, 'Table', 'grow()');
      const before = native.growTable(handle, tableIndex(handle, delta, 'grow'), unwrapped(value));
      return native.isWideTable(handle) ? BigInt(before) : before;
    }
  }
  defineProperty(Table, 'length', { value: 1, configurable: true });

  function tableIndex(handle, index, member) {
    const what = `WebAssembly.Table.${member}(): Argument 0`;
    return native.isWideTable(handle) ? wholeWide(index, what) : whole(index, UNSIGNED, what);
  }

  let globalHandle;
  let newGlobal;

  class Global {
    #handle;

    constructor(descriptor, value = undefined) {
      if (descriptor === adopted) {
        this.#handle = adopted.handle;
        return;
      }
      needObject(descriptor, 'WebAssembly.Global(): Argument 0 must be a global descriptor');
      const mutable = !!descriptor.mutable;
      const type = `${descriptor.value}`;
      const first = value === undefined ? undefined : toWasm(conversion(type), value);
      this.#handle = native.newGlobal(type, mutable, first);
      native.adopt(this.#handle, this);
    }

    static {
      globalHandle = value => isObject(value) && #handle in value ? value.#handle : undefined;
      newGlobal = handle => adopt(Global, handle);
    }

    get value() {
      return native.globalValue(receiver(globalHandle, this, 'Global', 'value'));
    }

    set value(value) {
      const handle = receiver(globalHandle, this, 'Global', 'value');
      const [type, mutable] = native.globalType(handle);
      if (!mutable) throw new TypeError("set WebAssembly.Global.value: Can't set the value of an immutable global.");
      native.setGlobal(handle, toWasm(type, value));
    }

    valueOf() {
      return native.globalValue(receiver(globalHandle, this, 'Global', 'valueOf()'));
    }
  }
  defineProperty(Global, 'length', { value: 1, configurable: true });

  // ---- Tags and exceptions

  let tagHandle;
  let newTag;

  class Tag {
    #handle;

    constructor(descriptor) {
      if (descriptor === adopted) {
        this.#handle = adopted.handle;
        return;
      }
      needObject(descriptor, 'WebAssembly.Tag(): Argument 0 must be a tag type');
      const { parameters } = descriptor;
      if (!isObject(parameters) || parameters[iterator] === undefined) {
        throw new TypeError("WebAssembly.Tag(): Argument 0 must be a tag type with 'parameters'");
      }
      const words = [...parameters];
      for (let i = 0; i < words.length; i++) words[i] = `${words[i]}`;
      this.#handle = native.newTag(...words);
      native.adopt(this.#handle, this);
    }

    static {
      tagHandle = value => isObject(value) && #handle in value ? value.#handle : undefined;
      newTag = handle => adopt(Tag, handle);
    }
  }

  let exceptionHandle;
  let newException;
  let jsTag;

  class Exception {
    #handle;

    constructor(tag, payload, options = undefined) {
      if (tag === adopted) {
        this.#handle = adopted.handle;
        return;
      }
      const where = 'WebAssembly.Exception()';
      const handle = argumentTag(tag, where);
      if (handle === jsTag) throw new TypeError(`${where}: Argument 0 cannot be WebAssembly.JSTag`);
      const types = native.tagTypes(handle);
      needObject(payload, `${where}: Argument 1 must be iterable`);
      const values = [...payload];
      if (values.length !== types.length) {
        throw new TypeError(`${where}: Number of exception values does not match signature length`);
      }
      for (let i = 0; i < values.length; i++) values[i] = toWasm(types[i], values[i]);
      this.#handle = native.newException(handle, ...values);
      native.adopt(this.#handle, this);
      if (isObject(options) && options.traceStack) defineProperty(this, 'stack', { value: new Error().stack, configurable: true });
    }

    static {
      exceptionHandle = value => isObject(value) && #handle in value ? value.#handle : undefined;
      newException = handle => adopt(Exception, handle);
    }

    is(tag) {
      return native.hasTag(receiver(exceptionHandle, this, 'Exception', 'is()'), argumentTag(tag, 'WebAssembly.Exception.is()'));
    }

    getArg(tag, index) {
      const where = 'WebAssembly.Exception.getArg()';
      const handle = receiver(exceptionHandle, this, 'Exception', 'getArg()');
      const given = argumentTag(tag, where);
      if (!native.hasTag(handle, given)) throw new TypeError(`${where}: First argument does not match the exception tag`);
      const types = native.tagTypes(given);
      const at = whole(index, UNSIGNED, `${where}: Argument 1`);
      if (at >= types.length) throw new RangeError(`${where}: Index must be convertible to a valid number`);
      if (types[at] === 'none') toWasm('none');
      return native.exceptionValue(handle, at);
    }
  }
  defineProperty(Exception, 'length', { value: 1, configurable: true });

  function argumentTag(tag, where) {
    return tagHandle(tag) ?? fail('TypeError', `${where}: Argument 0 must be a WebAssembly tag`);
  }

  // ---- The namespace

  /** Does something once the script has come to a pause, as an engine that compiles aside does. */
  function later(work) {
    return then(Promise.resolve(), work);
  }

  /** Of a promise for the bytes of a Response, or of a promise of one. */
  function fetched(response, where) {
    return then(Promise.resolve(response), given => {
      if (!isObject(given) || typeof given.arrayBuffer !== 'function') {
        throw new TypeError(`${where}: Argument 0 must be a Response or a Promise of one`);
      }
      if (given.ok === false) throw new TypeError(`${where}: HTTP status code is not ok`);
      return given.arrayBuffer();
    });
  }

  /** Takes the bytes as they are now. */
  function copied(bytes, where) {
    const [buffer, offset, length] = source(bytes, where);
    const copy = new Uint8Array(new Uint8Array(buffer, offset, length));
    return [copy.buffer, 0, length];
  }

  function together(handle, importObject, where) {
    return { module: newModule(handle), instance: adopt(Instance, instantiated(handle, importObject, where)) };
  }

  const api = {
    validate(bytes) {
      const [buffer, offset, length] = source(bytes, 'WebAssembly.validate()');
      return native.validate(buffer, offset, length);
    },

    compile(bytes) {
      const where = 'WebAssembly.compile()';
      return new Promise(resolve => {
        const copy = copied(bytes, where);
        resolve(later(() => newModule(compiled(copy, where))));
      });
    },

    instantiate(source, importObject = undefined) {
      const where = 'WebAssembly.instantiate()';
      return new Promise(resolve => {
        if (importObject !== undefined) needObject(importObject, `${where}: Argument 1 must be an object`);
        if (source instanceof Module) {
          const handle = moduleHandle(source, where);
          resolve(later(() => adopt(Instance, instantiated(handle, importObject, where))));
        } else {
          const copy = copied(source, where);
          resolve(later(() => together(compiled(copy, where), importObject, where)));
        }
      });
    },

    compileStreaming(response) {
      const where = 'WebAssembly.compileStreaming()';
      return then(fetched(response, where), bytes => newModule(compiled(source(bytes, where), where)));
    },

    instantiateStreaming(response, importObject = undefined) {
      const where = 'WebAssembly.instantiateStreaming()';
      return new Promise(resolve => {
        if (importObject !== undefined) needObject(importObject, `${where}: Argument 1 must be an object`);
        resolve(then(fetched(response, where), bytes => together(compiled(source(bytes, where), where), importObject, where)));
      });
    },
  };
  for (const name of ['instantiate', 'instantiateStreaming']) defineProperty(api[name], 'length', { value: 1, configurable: true });

  const classes = { Module, Instance, Memory, Table, Global, Tag, Exception };
  for (const name of ownKeys(classes)) {
    const { prototype } = classes[name];
    for (const key of ownKeys(prototype)) {
      if (key !== 'constructor') defineProperty(prototype, key, { enumerable: true });
    }
    defineProperty(prototype, toStringTag, { value: `WebAssembly.${name}`, configurable: true });
    defineProperty(classes[name], 'prototype', { writable: false });
  }
  for (const name of ['exports', 'imports', 'customSections']) defineProperty(Module, name, { enumerable: true });

  const tag = native.start([
    (...values) => values,
    arrayBuffer,
    detach,
    exportedFunction,
    newMemory,
    newTable,
    newGlobal,
    newTag,
    newException,
    moduleObject,
    fail,
    value => { throw value; },
  ]);
  jsTag = tagHandle(tag);

  const namespace = { ...api };
  const hidden = { ...classes, CompileError, LinkError, RuntimeError, JSTag: tag };
  for (const name of ownKeys(hidden)) {
    defineProperty(namespace, name, { value: hidden[name], writable: name !== 'JSTag', configurable: name !== 'JSTag' });
  }
  defineProperty(namespace, toStringTag, { value: 'WebAssembly', configurable: true });
  defineProperty(globalThis, 'WebAssembly', { value: namespace, writable: true, configurable: true });

  /**
   * Gives the script an instance: in global variables, with its exports and its first memory. What the script itself has
   * put into variables of these names stays.
   */
  let before = {};
  return instance => {
    const exports = exported(instance);
    const given = { instance: adopt(Instance, exports), exports, memory: native.firstMemory(instance) };
    for (const name of ownKeys(given)) {
      if (!(name in globalThis) || globalThis[name] === before[name]) {
        defineProperty(globalThis, name, { value: given[name], writable: true, configurable: true });
      }
    }
    before = given;
  };
});
