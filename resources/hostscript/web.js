// What browsers give besides the language, as far as the hosts of WebAssembly use it. Files come from the script's folder.
'use strict';

(function (host, { isError }) {
  const typeError = (message) => Object.setPrototypeOf(new Error(message), TypeError.prototype);

  // ---- Text

  const LATIN1 = ['latin1', 'iso-8859-1', 'iso8859-1', 'l1', 'ascii', 'us-ascii', 'windows-1252', 'cp1252', 'x-cp1252'];
  // Where windows-1252, which the standard means by latin1, differs from it.
  const WINDOWS = '€\x81‚ƒ„…†‡ˆ‰Š‹Œ\x8dŽ\x8f\x90‘’“”•–—˜™š›œ\x9džŸ';
  const BuiltInDecoder = globalThis.TextDecoder;

  class TextDecoder {
    #decoder;
    #latin1;

    constructor(label = 'utf-8', options = {}) {
      this.#latin1 = LATIN1.includes(`${label}`.trim().toLowerCase());
      this.#decoder = new BuiltInDecoder(this.#latin1 ? 'utf-8' : label, options);
    }

    decode(input, options) {
      // A view of a Buffer is as good as any.
      return this.#latin1 ? decodeLatin1(input) : this.#decoder.decode(input, options);
    }

    get encoding() {
      return this.#latin1 ? 'windows-1252' : this.#decoder.encoding;
    }

    get fatal() {
      return this.#decoder.fatal;
    }

    get ignoreBOM() {
      return this.#decoder.ignoreBOM;
    }

    get [Symbol.toStringTag]() {
      return 'TextDecoder';
    }
  }

  const bytesOf = (input) =>
    ArrayBuffer.isView(input) ? new Uint8Array(input.buffer, input.byteOffset, input.byteLength) : new Uint8Array(input ?? 0);

  function decodeLatin1(input) {
    let text = '';
    for (const byte of bytesOf(input)) {
      text += byte >= 0x80 && byte < 0xa0 ? WINDOWS[byte - 0x80] : String.fromCharCode(byte);
    }
    return text;
  }

  const BASE64 = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';

  function btoa(input) {
    const text = `${input}`;
    let encoded = '';
    for (let i = 0; i < text.length; i += 3) {
      const units = [text.charCodeAt(i), text.charCodeAt(i + 1), text.charCodeAt(i + 2)];
      if (units.some((unit) => unit > 255)) {
        throw typeError('The string to be encoded contains characters outside of the Latin1 range.');
      }
      const bits = (units[0] << 16) | (units[1] << 8) | units[2];
      encoded += BASE64[bits >> 18] + BASE64[(bits >> 12) & 63];
      encoded += i + 1 < text.length ? BASE64[(bits >> 6) & 63] : '=';
      encoded += i + 2 < text.length ? BASE64[bits & 63] : '=';
    }
    return encoded;
  }

  function atob(input) {
    const text = `${input}`.replace(/[\t\n\f\r ]/g, '').replace(/={1,2}$/, '');
    let decoded = '';
    let bits = 0;
    let count = 0;
    for (const char of text) {
      const digit = BASE64.indexOf(char);
      if (digit < 0) {
        throw typeError('The string to be decoded is not correctly encoded.');
      }
      bits = ((bits << 6) | digit) & 0xffffff;
      count += 6;
      if (count >= 8) {
        count -= 8;
        decoded += String.fromCharCode((bits >> count) & 255);
      }
    }
    return decoded;
  }

  // ---- Addresses

  class URLSearchParams {
    #pairs = [];

    constructor(init = '') {
      if (typeof init === 'string') {
        for (const part of init.replace(/^\?/, '').split('&').filter((each) => each !== '')) {
          const [name, ...value] = part.split('=');
          this.#pairs.push([decode(name), decode(value.join('='))]);
        }
      } else {
        const pairs = typeof init[Symbol.iterator] === 'function' ? [...init] : Object.entries(init);
        this.#pairs = pairs.map(([name, value]) => [`${name}`, `${value}`]);
      }
    }

    get size() {
      return this.#pairs.length;
    }

    append(name, value) {
      this.#pairs.push([`${name}`, `${value}`]);
    }

    delete(name) {
      this.#pairs = this.#pairs.filter(([each]) => each !== `${name}`);
    }

    get(name) {
      return this.#pairs.find(([each]) => each === `${name}`)?.[1] ?? null;
    }

    getAll(name) {
      return this.#pairs.filter(([each]) => each === `${name}`).map(([, value]) => value);
    }

    has(name) {
      return this.#pairs.some(([each]) => each === `${name}`);
    }

    set(name, value) {
      const index = this.#pairs.findIndex(([each]) => each === `${name}`);
      if (index < 0) {
        this.append(name, value);
      } else {
        this.#pairs = this.#pairs.filter(([each], i) => i === index || each !== `${name}`);
        this.#pairs[index][1] = `${value}`;
      }
    }

    forEach(callback, self) {
      this.#pairs.forEach(([name, value]) => callback.call(self, value, name, this));
    }

    *entries() {
      yield* this.#pairs.map((pair) => [...pair]);
    }

    *keys() {
      yield* this.#pairs.map(([name]) => name);
    }

    *values() {
      yield* this.#pairs.map(([, value]) => value);
    }

    [Symbol.iterator]() {
      return this.entries();
    }

    toString() {
      return this.#pairs.map(([name, value]) => `${encode(name)}=${encode(value)}`).join('&');
    }
  }

  const decode = (text) => {
    try {
      return decodeURIComponent(text.replaceAll('+', ' '));
    } catch {
      return text;
    }
  };
  const encode = (text) => encodeURIComponent(text).replaceAll('%20', '+');

  const ABSOLUTE = /^([a-zA-Z][a-zA-Z0-9+.-]*:)(\/\/([^/?#]*))?([^?#]*)(\?[^#]*)?(#.*)?$/;
  const PORTS = { 'http:': '80', 'https:': '443', 'ftp:': '21', 'ws:': '80', 'wss:': '443' };

  function straighten(path) {
    const parts = [];
    const all = path.split('/');
    all.forEach((part, i) => {
      if (part === '..') {
        parts.pop();
      } else if (part !== '.') {
        parts.push(part);
        return;
      }
      if (i === all.length - 1) {
        parts.push('');
      }
    });
    const straight = parts.join('/');
    return straight.startsWith('/') ? straight : '/' + straight;
  }

  class URL {
    #protocol;
    #authority;
    #path;
    #search;
    #hash;
    #params;

    constructor(url, base) {
      let text = `${url}`.trim();
      let match = ABSOLUTE.exec(text);
      if (!match) {
        const from = base === undefined ? null : new URL(base);
        if (from === null) {
          const error = typeError('Invalid URL');
          error.code = 'ERR_INVALID_URL';
          error.input = text;
          throw error;
        }
        const root = `${from.protocol}//${from.#authority}`;
        if (text.startsWith('//')) {
          text = from.protocol + text;
        } else if (text.startsWith('/')) {
          text = root + text;
        } else if (text.startsWith('?')) {
          text = root + from.pathname + text;
        } else if (text.startsWith('#') || text === '') {
          text = root + from.pathname + from.search + text;
        } else {
          text = root + from.pathname.replace(/[^/]*$/, '') + text;
        }
        match = ABSOLUTE.exec(text);
      }
      const [, protocol, slashes, authority = '', path, search = '', hash = ''] = match;
      this.#protocol = protocol.toLowerCase();
      const special = this.#protocol === 'file:' || this.#protocol in PORTS;
      this.#authority = authority.replace(`:${PORTS[this.#protocol]}`, '');
      const clean = path.replace(/[ "<>`{}^|]|[^\x00-\x7f]/gu, (char) => encodeURIComponent(char));
      this.#path = special || slashes ? straighten(special ? clean.replaceAll('\\', '/') : clean) : clean;
      this.#search = search === '?' ? '' : search.replaceAll(' ', '%20');
      this.#hash = hash === '#' ? '' : hash;
      this.slashes = special || slashes !== undefined;
      Object.defineProperty(this, 'slashes', { enumerable: false });
    }

    static canParse(url, base) {
      try {
        return new URL(url, base) !== null;
      } catch {
        return false;
      }
    }

    get protocol() {
      return this.#protocol;
    }

    get host() {
      return this.#authority.replace(/^.*@/, '');
    }

    get hostname() {
      return this.host.replace(/:\d+$/, '');
    }

    get port() {
      return /:(\d+)$/.exec(this.host)?.[1] ?? '';
    }

    get username() {
      return /^([^:@]*)(:[^@]*)?@/.exec(this.#authority)?.[1] ?? '';
    }

    get password() {
      return /^[^:@]*:([^@]*)@/.exec(this.#authority)?.[1] ?? '';
    }

    get origin() {
      return this.#protocol in PORTS ? `${this.#protocol}//${this.host}` : 'null';
    }

    get pathname() {
      return this.#path;
    }

    get search() {
      return this.#params !== undefined && this.#params.size > 0 ? `?${this.#params}` : this.#search;
    }

    get searchParams() {
      this.#params ??= new URLSearchParams(this.#search);
      return this.#params;
    }

    get hash() {
      return this.#hash;
    }

    get href() {
      return `${this.#protocol}${this.slashes ? '//' + this.#authority : ''}${this.#path}${this.search}${this.#hash}`;
    }

    toString() {
      return this.href;
    }

    toJSON() {
      return this.href;
    }

    [Symbol.for('nodejs.util.inspect.custom')](depth, options, inspect) {
      const shown = {};
      for (const key of ['href', 'origin', 'protocol', 'username', 'password', 'host', 'hostname', 'port', 'pathname', 'search', 'searchParams', 'hash']) {
        shown[key] = this[key];
      }
      return `URL ${inspect(shown)}`;
    }
  }

  // ---- Files, by fetch

  const TYPES = { wasm: 'application/wasm', json: 'application/json', js: 'text/javascript', mjs: 'text/javascript', html: 'text/html', txt: 'text/plain' };

  class Headers {
    #all = new Map();

    constructor(init = {}) {
      const pairs = typeof init[Symbol.iterator] === 'function' ? [...init] : Object.entries(init);
      pairs.forEach(([name, value]) => this.set(name, value));
    }

    get(name) {
      return this.#all.get(`${name}`.toLowerCase()) ?? null;
    }

    set(name, value) {
      this.#all.set(`${name}`.toLowerCase(), `${value}`);
    }

    append(name, value) {
      this.set(name, this.has(name) ? `${this.get(name)}, ${value}` : value);
    }

    has(name) {
      return this.#all.has(`${name}`.toLowerCase());
    }

    delete(name) {
      this.#all.delete(`${name}`.toLowerCase());
    }

    forEach(callback, self) {
      this.#all.forEach((value, name) => callback.call(self, value, name, this));
    }

    entries() {
      return this.#all.entries();
    }

    [Symbol.iterator]() {
      return this.#all.entries();
    }
  }

  const encoder = new TextEncoder();

  class Response {
    #bytes;
    bodyUsed = false;

    constructor(body = null, { status = 200, statusText = '', headers = {} } = {}) {
      if (typeof body === 'string') {
        this.#bytes = encoder.encode(body);
      } else {
        this.#bytes = body === null ? new Uint8Array(0) : bytesOf(body);
      }
      this.status = status;
      this.statusText = statusText;
      this.headers = new Headers(headers);
      this.url = '';
      this.redirected = false;
      this.type = 'default';
    }

    get ok() {
      return this.status >= 200 && this.status < 300;
    }

    #take() {
      if (this.bodyUsed) {
        throw typeError('Body is unusable: Body has already been read');
      }
      this.bodyUsed = true;
      return this.#bytes;
    }

    async arrayBuffer() {
      const bytes = this.#take();
      return bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength);
    }

    async bytes() {
      return this.#take().slice();
    }

    async text() {
      return new BuiltInDecoder().decode(this.#take());
    }

    async json() {
      return JSON.parse(await this.text());
    }

    clone() {
      const copy = new Response(this.#bytes, this);
      copy.url = this.url;
      return copy;
    }

    get [Symbol.toStringTag]() {
      return 'Response';
    }
  }

  // Reads a file, or says in an error what speaks against it.
  function read(path, syscall) {
    const found = host.readFile(path);
    if (typeof found !== 'string') {
      return found;
    }
    const [code, words] = found.split('|');
    const error = new Error(`${code}: ${words}, ${syscall} '${path}'`);
    throw Object.assign(error, { errno: code === 'ENOENT' ? -2 : -13, code, syscall, path });
  }

  async function fetch(resource) {
    const url = typeof resource === 'object' && resource !== null && 'url' in resource ? resource.url : `${resource}`;
    if (/^data:/.test(url)) {
      const [head, ...data] = url.slice(5).split(',');
      const text = head.endsWith(';base64') ? atob(data.join(',')) : decodeURIComponent(data.join(','));
      const body = head.endsWith(';base64') ? Uint8Array.from(text, (char) => char.charCodeAt(0)) : text;
      return new Response(body, { headers: { 'content-type': head.replace(/;base64$/, '') || 'text/plain' } });
    }
    if (/^[a-zA-Z][a-zA-Z0-9+.-]+:/.test(url) && !url.startsWith('file:')) {
      throw Object.assign(typeError('fetch failed'), { cause: new Error(`${url}: there is no network here; files beside the script can be fetched`) });
    }
    const path = url.startsWith('file:') ? url : decodeURI(url.replace(/[?#].*$/, ''));
    let bytes;
    try {
      bytes = read(path, 'open');
    } catch (error) {
      if (error.code !== 'ENOENT') {
        throw Object.assign(typeError('fetch failed'), { cause: error });
      }
      return new Response('', { status: 404, statusText: 'Not Found' });
    }
    const type = TYPES[/\.([a-z]+)$/.exec(path)?.[1]];
    const response = new Response(bytes, { statusText: 'OK', headers: type === undefined ? {} : { 'content-type': type } });
    response.url = path.startsWith('file:') ? path : new URL(path, host.base).href;
    return response;
  }

  // ---- The rest

  function getRandomValues(view) {
    if (!ArrayBuffer.isView(view)) {
      throw typeError('The "data" argument must be an instance of ArrayBufferView.');
    }
    const bytes = new Uint8Array(view.buffer, view.byteOffset, view.byteLength);
    bytes.set(new Uint8Array(host.random(bytes.length)));
    return view;
  }

  function randomUUID() {
    const bytes = new Uint8Array(host.random(16));
    bytes[6] = (bytes[6] & 0x0f) | 0x40;
    bytes[8] = (bytes[8] & 0x3f) | 0x80;
    const hex = Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
    return hex.replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-');
  }

  function structuredClone(value) {
    const copies = new Map();
    const copy = (each) => {
      if (typeof each === 'function' || typeof each === 'symbol') {
        throw Object.assign(new Error(`${String(each)} could not be cloned.`), { name: 'DataCloneError', code: 25 });
      }
      if (typeof each !== 'object' || each === null) {
        return each;
      }
      if (copies.has(each)) {
        return copies.get(each);
      }
      const keep = (made) => {
        copies.set(each, made);
        return made;
      };
      if (each instanceof Date) {
        return keep(new Date(each));
      }
      if (each instanceof RegExp) {
        return keep(new RegExp(each));
      }
      if (each instanceof ArrayBuffer) {
        return keep(each.slice(0));
      }
      if (ArrayBuffer.isView(each)) {
        return keep(new each.constructor(copy(each.buffer), each.byteOffset, each.length ?? each.byteLength));
      }
      if (each instanceof Map) {
        const made = keep(new Map());
        each.forEach((item, key) => made.set(copy(key), copy(item)));
        return made;
      }
      if (each instanceof Set) {
        const made = keep(new Set());
        each.forEach((item) => made.add(copy(item)));
        return made;
      }
      const made = keep(Array.isArray(each) ? new Array(each.length) : isError(each) ? new Error(each.message) : {});
      for (const key of Object.keys(each)) {
        made[key] = copy(each[key]);
      }
      return made;
    };
    return copy(value);
  }

  class Event {
    constructor(type, init = {}) {
      this.type = `${type}`;
      Object.assign(this, init);
    }
    preventDefault() {}
    stopPropagation() {}
  }

  class EventTarget {
    #listeners = new Map();

    addEventListener(type, listener) {
      if (!this.#listeners.has(type)) {
        this.#listeners.set(type, new Set());
      }
      this.#listeners.get(type).add(listener);
    }

    removeEventListener(type, listener) {
      this.#listeners.get(type)?.delete(listener);
    }

    dispatchEvent(event) {
      event.target ??= this;
      for (const listener of [...(this.#listeners.get(event.type) ?? [])]) {
        (typeof listener === 'function' ? listener : listener.handleEvent.bind(listener)).call(this, event);
      }
      return true;
    }
  }

  // As the lessons define it: browsers that cannot stream read the whole file first.
  async function wasmBrowserInstantiate(url, imports = { env: { abort: () => console.log('Abort!') } }) {
    if (WebAssembly.instantiateStreaming) {
      return WebAssembly.instantiateStreaming(fetch(url), imports);
    }
    return WebAssembly.instantiate(await (await fetch(url)).arrayBuffer(), imports);
  }

  return {
    read,
    globals: {
      TextDecoder, btoa, atob, URL, URLSearchParams, Headers, Response, fetch, structuredClone, Event, EventTarget, wasmBrowserInstantiate,
      crypto: { getRandomValues, randomUUID, [Symbol.toStringTag]: 'Crypto' },
    },
  };
});
