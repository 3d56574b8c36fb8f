// Errors, promises and the rest of what a console shows; places are left out, since they differ.
const flat = (error) => { error.stack = `${error.stack}`.split('\n')[0]; return error; };
console.log(flat(new Error('plain')), [flat(new RangeError('in a list'))], { cause: flat(new TypeError('x')) });
class Mine extends Error { constructor(m) { super(m); this.code = 7; } }
console.log(flat(new Mine('own')), flat(Object.assign(new Error('named'), { name: 'Named' })), flat(new Error('')), flat(new Error('outer', { cause: 'why' })));
console.log(flat(new AggregateError([flat(new Error('one'))], 'several')));
Promise.reject(new RangeError('later')).catch((e) => console.log('caught', e.message));
queueMicrotask(() => console.log('microtask'));
setTimeout(() => console.log('after 200'), 200);
setTimeout((a, b) => console.log('after 100', a, b), 100, 'A', 'B');
const ticking = setInterval(() => { console.log('tick'); clearInterval(ticking); }, 150);
clearTimeout(setTimeout(() => console.log('never'), 1));
(async () => { console.log('async begins'); await null; console.log('async goes on'); })();
console.log('end of script');
console.log(new TextDecoder().decode(new Uint8Array([0xef, 0xbb, 0xbf, 0x78, 0xe1, 0xbb, 0x8b])), new TextDecoder('utf-16le').decode(new Uint8Array([0x41, 0, 0x3d, 0xd8, 0x00, 0xde])), new TextDecoder('latin1').decode(new Uint8Array([0xe9, 0x41])));
console.log(JSON.stringify(new TextDecoder('utf-8', { ignoreBOM: true }).decode(new Uint8Array([0xef, 0xbb, 0xbf, 0x61]))), JSON.stringify(new TextDecoder().decode(new Uint8Array([0x61, 0xff, 0xe1, 0xbb]))));
try { new TextDecoder('utf-8', { fatal: true }).decode(new Uint8Array([0xff])); } catch (e) { console.log(e.name); }
try { new TextDecoder('no-such'); } catch (e) { console.log(e.name); }
const stream = new TextDecoder(); console.log([stream.decode(new Uint8Array([0xe1, 0xbb]), { stream: true }), stream.decode(new Uint8Array([0x8b]), { stream: true }), stream.decode()]);
console.log(new TextEncoder().encode('xịn'), new TextEncoder().encodeInto('xịn', new Uint8Array(3)), new TextDecoder().decode(), new TextDecoder('UTF8').encoding);
const url = new URL('../b/c.wasm?x=1&y=a%20b#h', 'https://user:pw@example.org:8080/a/d/e.js');
console.log(url.href, url.host, url.port, url.pathname, url.searchParams.get('y'), url.hash, `${new URL('./x y.wasm', 'file:///home/é/host.js')}`, URL.canParse('no'));
console.log([...new URLSearchParams('a=1&b=2&a=3')], new URLSearchParams({ q: 'a b&c' }).toString(), atob('aGVsbG8='), btoa('hello'));
const original = { date: new Date(0), map: new Map([[1, { a: [1] }]]), bytes: new Uint8Array([1, 2]) }; original.self = original; const copy = structuredClone(original); console.log(copy, copy.map !== original.map, copy.self === copy);
