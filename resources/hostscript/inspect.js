// Shows values as Node's util.inspect does, with its default layout: at most 80 columns, three levels on a line.
'use strict';

(function (host) {
  const BREAK_LENGTH = 80;
  const COMPACT = 3;
  const MOST_ITEMS = 100;
  const LONGEST_STRING = 10000;
  const CUSTOM = Symbol.for('nodejs.util.inspect.custom');
  const IDENTIFIER = /^[a-zA-Z_][a-zA-Z_0-9]*$/;
  const INDEX = /^(0|[1-9][0-9]*)$/;
  const ESCAPES = { '\b': '\\b', '\t': '\\t', '\n': '\\n', '\f': '\\f', '\r': '\\r', '\\': '\\\\' };

  const TypedArray = Object.getPrototypeOf(Uint8Array);
  const getter = (type, name) => Object.getOwnPropertyDescriptor(type.prototype, name).get;
  const typedArrayName = getter(TypedArray, Symbol.toStringTag);
  const typedArrayLength = getter(TypedArray, 'length');

  // Whether a value has the internal slot that a getter or method of a type asks for.
  function brand(probe) {
    return (value) => {
      try {
        probe(value);
        return true;
      } catch {
        return false;
      }
    };
  }
  const call = (f) => Function.prototype.call.bind(f);
  const isSet = brand(call(getter(Set, 'size')));
  const isMap = brand(call(getter(Map, 'size')));
  const isWeakSet = brand((value) => WeakSet.prototype.has.call(value, value));
  const isWeakMap = brand((value) => WeakMap.prototype.has.call(value, value));
  const isDate = brand(call(Date.prototype.getTime));
  const isRegExp = brand(call(getter(RegExp, 'source')));
  const isArrayBuffer = brand(call(getter(ArrayBuffer, 'byteLength')));
  const isSharedArrayBuffer = brand(call(getter(SharedArrayBuffer, 'byteLength')));
  const isBoxedNumber = brand(call(Number.prototype.valueOf));
  const isBoxedString = brand(call(String.prototype.valueOf));
  const isBoxedBoolean = brand(call(Boolean.prototype.valueOf));
  const isBoxedBigInt = brand(call(BigInt.prototype.valueOf));
  const isBoxedSymbol = brand(call(Symbol.prototype.valueOf));
  const isTypedArray = (value) => typedArrayName.call(value) !== undefined;
  const isDataView = (value) => host.kind(value) === 'DataView';
  const isError = (value) => host.kind(value) === 'Error' || value instanceof Error;
  const isPromise = (value) => host.kind(value) === 'Promise';
  const isModule = (value) => host.kind(value) === 'Module';
  const isArguments = (value) => host.kind(value) === 'Arguments';
  const hasOwn = (object, key) => Object.prototype.hasOwnProperty.call(object, key);
  const isEnumerable = (object, key) => Object.prototype.propertyIsEnumerable.call(object, key);
  const plural = (count) => (count === 1 ? '' : 's');

  function quote(text) {
    let mark = "'";
    if (text.includes("'")) {
      if (!text.includes('"')) {
        mark = '"';
      } else if (!text.includes('`') && !text.includes('${')) {
        mark = '`';
      }
    }
    let quoted = mark;
    for (let i = 0; i < text.length; i++) {
      const unit = text.charCodeAt(i);
      const char = text[i];
      if (char === mark) {
        quoted += '\\' + char;
      } else if (ESCAPES[char] !== undefined) {
        quoted += ESCAPES[char];
      } else if (unit < 0x20 || (unit >= 0x7f && unit <= 0x9f)) {
        quoted += '\\x' + unit.toString(16).toUpperCase().padStart(2, '0');
      } else if (unit >= 0xd800 && unit <= 0xdfff) {
        const next = text.charCodeAt(i + 1);
        if (unit < 0xdc00 && next >= 0xdc00 && next <= 0xdfff) {
          quoted += char + text[++i];
        } else {
          quoted += '\\u' + unit.toString(16);
        }
      } else {
        quoted += char;
      }
    }
    return quoted + mark;
  }

  const showNumber = (value) => (Object.is(value, -0) ? '-0' : `${value}`);

  function showString(ctx, value) {
    let rest = '';
    if (value.length > LONGEST_STRING) {
      const more = value.length - LONGEST_STRING;
      value = value.slice(0, LONGEST_STRING);
      rest = `... ${more} more character${plural(more)}`;
    }
    if (value.length > 16 && value.length > BREAK_LENGTH - ctx.indent - 4 && value.includes('\n')) {
      const lines = value.split(/(?<=\n)/).map(quote);
      return lines.join(' +\n' + ' '.repeat(ctx.indent + 2)) + rest;
    }
    return quote(value) + rest;
  }

  function showPrimitive(ctx, value) {
    switch (typeof value) {
      case 'string':
        return showString(ctx, value);
      case 'number':
        return showNumber(value);
      case 'bigint':
        return `${value}n`;
      case 'symbol':
        return Symbol.prototype.toString.call(value);
      default:
        return `${value}`;
    }
  }

  function show(ctx, value, level, inArray) {
    if ((typeof value !== 'object' || value === null) && typeof value !== 'function') {
      return showPrimitive(ctx, value);
    }
    const context = value;
    const target = host.proxyTarget(value);
    if (target !== undefined) {
      if (target === null) {
        return '<Revoked Proxy>';
      }
      value = target;
    }
    if (ctx.custom) {
      const custom = value[CUSTOM];
      if (typeof custom === 'function' && custom !== inspect) {
        const depth = ctx.depth === null ? null : ctx.depth - level;
        const shown = custom.call(context, depth, { depth, showHidden: ctx.hidden }, inspect);
        if (shown !== context) {
          return typeof shown === 'object' && shown !== null
            ? show(ctx, shown, level)
            : `${shown}`.replaceAll('\n', '\n' + ' '.repeat(ctx.indent));
        }
      }
    }
    if (ctx.seen.has(value)) {
      if (!ctx.circular.has(value)) {
        ctx.circular.set(value, ctx.circular.size + 1);
      }
      return `[Circular *${ctx.circular.get(value)}]`;
    }
    return showObject(ctx, value, level, inArray);
  }

  // The name of what made an object, or null where nothing did.
  function constructorName(value) {
    for (let each = value; each !== null; each = Object.getPrototypeOf(each)) {
      const own = Object.getOwnPropertyDescriptor(each, 'constructor');
      if (own !== undefined && typeof own.value === 'function' && own.value.name !== '' && isInstance(value, own.value)) {
        return String(own.value.name);
      }
    }
    if (Object.getPrototypeOf(value) === null) {
      return null;
    }
    const above = constructorName(Object.getPrototypeOf(value));
    const name = host.kind(value) || 'Object';
    return above === null ? `${name} <[Object: null prototype] {}>` : `${name} <${above}>`;
  }

  function isInstance(value, type) {
    try {
      return value instanceof type;
    } catch {
      return false;
    }
  }

  function prefixOf(name, tag, fallback, size = '') {
    if (name === null) {
      return tag !== '' && fallback !== tag
        ? `[${fallback}${size}: null prototype] [${tag}] `
        : `[${fallback}${size}: null prototype] `;
    }
    return tag !== '' && name !== tag ? `${name}${size} [${tag}] ` : `${name}${size} `;
  }

  function keysOf(ctx, value) {
    const keys = ctx.hidden ? Object.getOwnPropertyNames(value) : Object.keys(value);
    const symbols = Object.getOwnPropertySymbols(value);
    return keys.concat(ctx.hidden ? symbols : symbols.filter((key) => isEnumerable(value, key)));
  }

  const withoutIndices = (keys) => keys.filter((key) => typeof key === 'symbol' || !INDEX.test(key));

  // What an object is made of: { base, open, close, keys, entries, list } or a string where that is all there is to say.
  function anatomy(ctx, value, name, tag, inArray) {
    const braces = (prefix, keys, entries) => ({ base: '', open: prefix + '{', close: '}', keys, entries, list: false });
    const brackets = (prefix, keys, entries) => ({ base: '', open: prefix + '[', close: ']', keys, entries, list: true });
    if (Array.isArray(value)) {
      const prefix = name !== 'Array' || tag !== '' ? prefixOf(name, tag, 'Array', `(${value.length})`) : '';
      const keys = withoutIndices(ownKeys(ctx, value));
      return value.length === 0 && keys.length === 0 ? `${prefix}[]` : brackets(prefix, keys, showItems);
    }
    if (isTypedArray(value)) {
      const length = typedArrayLength.call(value);
      const prefix = prefixOf(name, tag, typedArrayName.call(value), `(${length})`);
      const keys = withoutIndices(ownKeys(ctx, value));
      return length === 0 && keys.length === 0 ? `${prefix}[]` : brackets(prefix, keys, showElements);
    }
    const keys = keysOf(ctx, value);
    if (typeof value === 'function') {
      const base = functionBase(value, name, tag);
      return keys.length === 0 ? base : { ...braces('', keys, none), base };
    }
    if (isSet(value)) {
      const prefix = prefixOf(name, tag, 'Set', `(${value.size})`);
      return value.size === 0 && keys.length === 0 ? `${prefix}{}` : braces(prefix, keys, showSet);
    }
    if (isMap(value)) {
      const prefix = prefixOf(name, tag, 'Map', `(${value.size})`);
      return value.size === 0 && keys.length === 0 ? `${prefix}{}` : braces(prefix, keys, showMap);
    }
    if (isArguments(value)) {
      return braces('[Arguments] ', keys, none);
    }
    if (isError(value)) {
      const base = errorBase(ctx, value, name, keys);
      return keys.length === 0 ? base : { ...braces('', keys, none), base };
    }
    if (isRegExp(value)) {
      const prefix = prefixOf(name, tag, 'RegExp');
      const base = (prefix === 'RegExp ' ? '' : prefix) + RegExp.prototype.toString.call(value);
      return keys.length === 0 ? base : { ...braces('', keys, none), base };
    }
    if (isDate(value)) {
      const time = Date.prototype.getTime.call(value);
      const prefix = prefixOf(name, tag, 'Date');
      const base = (prefix === 'Date ' ? '' : prefix) + (Number.isNaN(time) ? 'Invalid Date' : Date.prototype.toISOString.call(value));
      return keys.length === 0 ? base : { ...braces('', keys, none), base };
    }
    if (isArrayBuffer(value) || isSharedArrayBuffer(value)) {
      const prefix = prefixOf(name, tag, isArrayBuffer(value) ? 'ArrayBuffer' : 'SharedArrayBuffer');
      if (inArray) {
        return `${prefix}{ byteLength: ${value.byteLength} }`;
      }
      return braces(prefix, ['byteLength', ...keys], showBytes);
    }
    if (isDataView(value)) {
      return braces(prefixOf(name, tag, 'DataView'), ['byteLength', 'byteOffset', 'buffer', ...keys], none);
    }
    if (isPromise(value)) {
      return braces(prefixOf(name, tag, 'Promise'), keys, showPromise);
    }
    if (isWeakSet(value) || isWeakMap(value)) {
      return braces(prefixOf(name, tag, isWeakSet(value) ? 'WeakSet' : 'WeakMap'), keys, () => ['<items unknown>']);
    }
    if (isModule(value)) {
      return braces(prefixOf(name, tag, 'Module').replace('[Module: null prototype] [Module]', '[Module: null prototype]'), keys, none);
    }
    const boxed = boxedBase(value, name, tag);
    if (boxed !== undefined) {
      const own = isBoxedString(value) ? withoutIndices(keys).filter((key) => key !== 'length') : keys;
      return own.length === 0 ? boxed : { ...braces('', own, none), base: boxed };
    }
    if (name === 'Object' && tag === '') {
      return keys.length === 0 ? '{}' : braces('', keys, none);
    }
    const prefix = prefixOf(name, tag, 'Object');
    return keys.length === 0 ? `${prefix}{}` : braces(prefix, keys, none);
  }

  const ownKeys = keysOf;
  const none = () => [];

  function showObject(ctx, value, level, inArray) {
    const name = constructorName(value);
    let tag = value[Symbol.toStringTag];
    if (typeof tag !== 'string' || (tag !== '' && (ctx.hidden ? hasOwn : isEnumerable)(value, Symbol.toStringTag))) {
      tag = '';
    }
    const parts = anatomy(ctx, value, name, tag, inArray);
    if (typeof parts === 'string') {
      return parts;
    }
    if (ctx.depth !== null && level > ctx.depth) {
      const fallback = Array.isArray(value) ? 'Array' : 'Object';
      return `[${prefixOf(name, tag, fallback).slice(0, -1)}]`;
    }
    ctx.seen.add(value);
    ctx.level = level + 1;
    const output = parts.entries(ctx, value, level + 1);
    for (const key of parts.keys) {
      output.push(showProperty(ctx, value, level + 1, key));
    }
    ctx.seen.delete(value);
    let base = parts.base;
    if (ctx.circular.has(value)) {
      const reference = `<ref *${ctx.circular.get(value)}>`;
      base = base === '' ? reference : `${reference} ${base}`;
    }
    return layOut(ctx, output, base, parts, level + 1, value);
  }

  function layOut(ctx, output, base, parts, level, value) {
    const count = output.length;
    if (parts.list && count > 6) {
      output = group(ctx, output, value);
    }
    const lead = base === '' ? '' : base + ' ';
    if (ctx.level - level < COMPACT && count === output.length) {
      const start = output.length + ctx.indent + parts.open.length + base.length + 10;
      const total = output.reduce((sum, each) => sum + each.length, output.length + start);
      if (total <= BREAK_LENGTH && !base.includes('\n')) {
        const joined = output.join(', ');
        if (!joined.includes('\n')) {
          return `${lead}${parts.open} ${joined} ${parts.close}`;
        }
      }
    }
    const margin = '\n' + ' '.repeat(ctx.indent);
    return `${lead}${parts.open}${margin}  ${output.join(`,${margin}  `)}${margin}${parts.close}`;
  }

  // Puts the items of a long list into columns.
  function group(ctx, output, value) {
    const more = MOST_ITEMS < output.length ? 1 : 0;
    const count = output.length - more;
    const widths = output.slice(0, count).map((item) => widthOf(item));
    const total = widths.reduce((sum, width) => sum + width + 2, 0);
    const widest = widths.reduce((most, width) => Math.max(most, width), 0) + 2;
    if (widest * 3 + ctx.indent >= BREAK_LENGTH || (total / widest <= 5 && widest - 2 > 6)) {
      return output;
    }
    const biased = Math.max(widest - 3 - Math.sqrt(widest - total / output.length), 1);
    const columns = Math.min(
      Math.round(Math.sqrt(2.5 * biased * count) / biased),
      Math.floor((BREAK_LENGTH - ctx.indent) / widest),
      COMPACT * 4,
      15,
    );
    if (columns <= 1) {
      return output;
    }
    const columnWidths = [];
    for (let column = 0; column < columns; column++) {
      let width = 0;
      for (let i = column; i < count; i += columns) {
        width = Math.max(width, widths[i]);
      }
      columnWidths.push(width + 2);
    }
    const numbers = value !== undefined && Array.prototype.every.call(value, (item) => typeof item === 'number' || typeof item === 'bigint');
    const rows = [];
    for (let i = 0; i < count; i += columns) {
      const end = Math.min(i + columns, count);
      let row = '';
      for (let j = i; j < end; j++) {
        const last = j === end - 1;
        const item = last ? output[j] : output[j] + ', ';
        const blanks = ' '.repeat(Math.max(0, columnWidths[j - i] - widths[j] - 2));
        row += numbers ? blanks + item : last ? item : item + blanks;
      }
      rows.push(row);
    }
    if (more) {
      rows.push(output[count]);
    }
    return rows;
  }

  // How many columns a text takes on a terminal: wide characters take two, combining ones none.
  function widthOf(text) {
    if (!/[^\x20-\x7e]/.test(text)) {
      return text.length;
    }
    let width = 0;
    for (const char of text.normalize('NFC')) {
      const point = char.codePointAt(0);
      if (/^\p{Mn}|^\p{Me}|^\p{Cf}|^\p{Cc}/u.test(char)) {
        continue;
      }
      const wide =
        (point >= 0x1100 && point <= 0x115f) || (point >= 0x2e80 && point <= 0xa4cf) || (point >= 0xac00 && point <= 0xd7a3) ||
        (point >= 0xf900 && point <= 0xfaff) || (point >= 0xfe30 && point <= 0xfe6f) || (point >= 0xff00 && point <= 0xff60) ||
        (point >= 0xffe0 && point <= 0xffe6) || (point >= 0x1f300 && point <= 0x1faff) || (point >= 0x20000 && point <= 0x3fffd);
      width += wide ? 2 : 1;
    }
    return width;
  }

  function showItem(ctx, value, level, key) {
    return showDescribed(ctx, Object.getOwnPropertyDescriptor(value, key) || { value: value[key] }, level);
  }

  function showDescribed(ctx, own, level) {
    if (own.value === undefined && own.get !== undefined) {
      return own.set === undefined ? '[Getter]' : '[Getter/Setter]';
    }
    if (own.value === undefined && own.set !== undefined) {
      return '[Setter]';
    }
    ctx.indent += 2;
    const shown = show(ctx, own.value, level);
    ctx.indent -= 2;
    return shown;
  }

  function showProperty(ctx, value, level, key) {
    const own = Object.getOwnPropertyDescriptor(value, key) || { value: value[key], enumerable: true };
    const shown = showDescribed(ctx, own, level);
    let name;
    if (typeof key === 'symbol') {
      name = `[${Symbol.prototype.toString.call(key)}]`;
    } else if (key === '__proto__') {
      name = "['__proto__']";
    } else if (own.enumerable === false) {
      name = `[${key}]`;
    } else {
      name = IDENTIFIER.test(key) ? key : quote(key);
    }
    return `${name}: ${shown}`;
  }

  const moreItems = (count) => `... ${count} more item${plural(count)}`;

  function showItems(ctx, value, level) {
    const output = [];
    const length = value.length;
    let index = 0;
    while (index < length && output.length < MOST_ITEMS) {
      if (hasOwn(value, index)) {
        output.push(showItem(ctx, value, level, index));
        index++;
      } else {
        const next = nextItem(value, index);
        output.push(`<${next - index} empty item${plural(next - index)}>`);
        index = next;
      }
    }
    if (index < length) {
      output.push(moreItems(length - index));
    }
    return output;
  }

  // The index of the first item after a hole; a hole may be longer than anybody can count.
  function nextItem(value, index) {
    for (let i = index; i < index + 1000 && i < value.length; i++) {
      if (hasOwn(value, i)) {
        return i;
      }
    }
    for (const key of Object.keys(value)) {
      if (INDEX.test(key) && Number(key) > index) {
        return Number(key);
      }
    }
    return value.length;
  }

  function showElements(ctx, value, level) {
    const length = typedArrayLength.call(value);
    const output = [];
    for (let i = 0; i < length && i < MOST_ITEMS; i++) {
      output.push(showPrimitive(ctx, value[i]));
    }
    if (length > MOST_ITEMS) {
      output.push(moreItems(length - MOST_ITEMS));
    }
    if (ctx.hidden) {
      ctx.indent += 2;
      for (const key of ['BYTES_PER_ELEMENT', 'length', 'byteLength', 'byteOffset', 'buffer']) {
        output.push(`[${key}]: ${show(ctx, value[key], level, true)}`);
      }
      ctx.indent -= 2;
    }
    return output;
  }

  function showSet(ctx, value, level) {
    const output = [];
    ctx.indent += 2;
    for (const item of Set.prototype.values.call(value)) {
      if (output.length === MOST_ITEMS) {
        break;
      }
      output.push(show(ctx, item, level));
    }
    ctx.indent -= 2;
    if (value.size > MOST_ITEMS) {
      output.push(moreItems(value.size - MOST_ITEMS));
    }
    return output;
  }

  function showMap(ctx, value, level) {
    const output = [];
    ctx.indent += 2;
    for (const [key, item] of Map.prototype.entries.call(value)) {
      if (output.length === MOST_ITEMS) {
        break;
      }
      output.push(`${show(ctx, key, level)} => ${show(ctx, item, level)}`);
    }
    ctx.indent -= 2;
    if (value.size > MOST_ITEMS) {
      output.push(moreItems(value.size - MOST_ITEMS));
    }
    return output;
  }

  function showBytes(ctx, value) {
    let bytes;
    try {
      bytes = new Uint8Array(value);
    } catch {
      return ['(detached)'];
    }
    const shown = Array.from(bytes.subarray(0, MOST_ITEMS), (byte) => byte.toString(16).padStart(2, '0')).join(' ');
    const more = bytes.length - MOST_ITEMS;
    return [`[Uint8Contents]: <${shown}${more > 0 ? ` ... ${more} more byte${plural(more)}` : ''}>`];
  }

  function showPromise(ctx, value, level) {
    const state = host.promiseState(value);
    if (state === 'pending') {
      return ['<pending>'];
    }
    ctx.indent += 2;
    const shown = show(ctx, host.promiseResult(value), level);
    ctx.indent -= 2;
    return [state === 'rejected' ? `<rejected> ${shown}` : shown];
  }

  function functionBase(value, name, tag) {
    const text = Function.prototype.toString.call(value);
    const tagged = tag !== '' && name !== tag ? ` [${tag}]` : '';
    if (/^class\b/.test(text) && text.endsWith('}')) {
      const own = (hasOwn(value, 'name') && value.name) || '(anonymous)';
      const above = Object.getPrototypeOf(value);
      let base = `class ${own}`;
      if (name !== 'Function' && name !== null) {
        base += ` [${name}]`;
      }
      base += tagged;
      if (name === null) {
        base += ' extends null';
      } else if (above && above.name) {
        base += ` extends ${above.name}`;
      }
      return `[${base}]`;
    }
    const type = { AsyncFunction: 1, GeneratorFunction: 1, AsyncGeneratorFunction: 1 }[name] ? name : 'Function';
    const own = value.name === '' ? ' (anonymous)' : `: ${value.name}`;
    const made = name !== type && name !== null ? ` ${name}` : '';
    return `[${type}${name === null ? ' (null prototype)' : ''}${own}]${made}${name === type ? '' : tagged}`;
  }

  function boxedBase(value, name, tag) {
    let type;
    let primitive;
    if (isBoxedNumber(value)) {
      [type, primitive] = ['Number', showNumber(Number.prototype.valueOf.call(value))];
    } else if (isBoxedString(value)) {
      [type, primitive] = ['String', quote(String.prototype.valueOf.call(value))];
    } else if (isBoxedBoolean(value)) {
      [type, primitive] = ['Boolean', `${Boolean.prototype.valueOf.call(value)}`];
    } else if (isBoxedBigInt(value)) {
      [type, primitive] = ['BigInt', `${BigInt.prototype.valueOf.call(value)}n`];
    } else if (isBoxedSymbol(value)) {
      [type, primitive] = ['Symbol', Symbol.prototype.toString.call(value)];
    } else {
      return undefined;
    }
    const made = name === null ? ' (null prototype)' : name !== type ? ` (${name})` : '';
    return `[${type}${made}: ${primitive}]${tag !== '' && tag !== name ? ` [${tag}]` : ''}`;
  }

  // The text of an error: its stack, where there is one, with the script's own calls only.
  function errorText(error) {
    const stack = error.stack;
    return stack
      ? String(stack).replaceAll(host.folder + '/', '').replace(/\n    at [^\n]*\(native\)(?=\n|$)/g, '')
      : Error.prototype.toString.call(error);
  }

  function errorBase(ctx, error, constructor, keys) {
    const name = error.name == null ? 'Error' : String(error.name);
    let stack = errorText(error);
    const renamed = constructor !== null && stack.startsWith(constructor) && !stack.split('\n', 1)[0].includes(name);
    if (renamed) {
      stack = name + stack.slice(constructor.length);
    }
    if (!ctx.hidden) {
      for (const key of ['name', 'message', 'stack']) {
        const index = keys.indexOf(key);
        if (index !== -1 && (typeof error[key] !== 'string' || stack.includes(error[key]))) {
          keys.splice(index, 1);
        }
      }
    }
    for (const key of ['cause', 'errors']) {
      if (key in error && !keys.includes(key) && (key === 'cause' || Array.isArray(error.errors))) {
        keys.push(key);
      }
    }
    if (constructor !== null && !renamed && name.endsWith('Error') && stack.startsWith(name) && !name.includes(constructor)) {
      const rest = stack.slice(name.length);
      stack = constructor.includes(name) ? constructor + rest : `${constructor} [${name}]${rest}`;
    }
    const message = typeof error.message === 'string' && error.message !== '' ? stack.indexOf(error.message) : -1;
    const from = message === -1 ? 0 : message + error.message.length;
    if (stack.indexOf('\n    at', from) === -1) {
      stack = `[${stack}]`;
    }
    return ctx.indent === 0 ? stack : stack.replaceAll('\n', '\n' + ' '.repeat(ctx.indent));
  }

  function inspect(value, options, ...old) {
    const given = typeof options === 'object' && options !== null ? options : { showHidden: options, depth: old[0] };
    const depth = given.depth === undefined ? 2 : given.depth === Infinity ? null : given.depth;
    const ctx = {
      depth,
      hidden: Boolean(given.showHidden),
      custom: given.customInspect !== false,
      indent: 0,
      level: 0,
      seen: new Set(),
      circular: new Map(),
    };
    return show(ctx, value, 0);
  }
  inspect.custom = CUSTOM;

  const isPlain = (value) => (typeof value !== 'object' || value === null) && typeof value !== 'function';

  // Whether %s may print an object by its own toString.
  function hasOwnWords(value) {
    if (typeof value.toString !== 'function' || value.toString === Object.prototype.toString) {
      return false;
    }
    if (hasOwn(value, 'toString') || value instanceof Date || value instanceof Error) {
      return true;
    }
    let each = value;
    while (each !== null && !hasOwn(each, 'toString')) {
      each = Object.getPrototypeOf(each);
    }
    const maker = each && Object.getOwnPropertyDescriptor(each, 'constructor');
    return !(maker && typeof maker.value === 'function' && /\{\s*\[native code\]\s*\}$/.test(Function.prototype.toString.call(maker.value)));
  }

  function insert(kind, value) {
    switch (kind) {
      case 's':
        if (typeof value === 'number') {
          return showNumber(value);
        }
        if (typeof value === 'bigint') {
          return `${value}n`;
        }
        return isPlain(value) || typeof value === 'function' || hasOwnWords(value) ? String(value) : inspect(value, { depth: 0 });
      case 'd':
        return typeof value === 'bigint' ? `${value}n` : typeof value === 'symbol' ? 'NaN' : showNumber(Number(value));
      case 'i':
        return typeof value === 'bigint' ? `${value}n` : typeof value === 'symbol' ? 'NaN' : showNumber(parseInt(value));
      case 'f':
        return typeof value === 'symbol' ? 'NaN' : showNumber(parseFloat(value));
      case 'j':
        try {
          return JSON.stringify(value);
        } catch (error) {
          if (/circular|cyclic/i.test(String(error.message))) {
            return '[Circular]';
          }
          throw error;
        }
      case 'o':
        return inspect(value, { showHidden: true, depth: 4 });
      case 'O':
        return inspect(value);
      default:
        return '';
    }
  }

  function format(...values) {
    let text = '';
    let next = 0;
    if (typeof values[0] === 'string') {
      if (values.length === 1) {
        return values[0];
      }
      next = 1;
      text = values[0].replace(/%([sdifjoOc%])/g, (all, kind) => {
        if (kind === '%') {
          return '%';
        }
        return next < values.length ? insert(kind, values[next++]) : all;
      });
    }
    for (let i = next; i < values.length; i++) {
      const shown = typeof values[i] === 'string' ? values[i] : inspect(values[i]);
      text += i === 0 ? shown : ' ' + shown;
    }
    return text;
  }

  return { inspect, format, errorText, isError, widthOf };
});
