// A page that nobody sees: what a script writes to it is told in the console, so that a lesson's demo runs.
'use strict';

(function (host, web) {
  const { EventTarget, Event } = web.globals;
  const known = new Map();

  const tell = (words) => host.print(0, `[page] ${words}\n`);

  class Element extends EventTarget {
    #text = '';

    constructor(tag, id = '') {
      super();
      this.tagName = tag.toUpperCase();
      this.nodeName = this.tagName;
      this.id = id;
      this.value = '';
      this.className = '';
      this.style = {};
      this.dataset = {};
      this.children = [];
      this.attributes = {};
      this.classList = { add() {}, remove() {}, toggle() {}, contains: () => false };
    }

    get #label() {
      return this.id === '' ? `<${this.tagName.toLowerCase()}>` : `#${this.id}`;
    }

    get textContent() {
      return this.#text + this.children.map((each) => each.textContent).join('');
    }

    set textContent(text) {
      this.children = [];
      this.#text = `${text}`;
      tell(`${this.#label}: ${this.#text}`);
    }

    get innerText() {
      return this.textContent;
    }

    set innerText(text) {
      this.textContent = text;
    }

    get innerHTML() {
      return this.textContent;
    }

    set innerHTML(html) {
      this.textContent = html;
    }

    get childNodes() {
      return this.children;
    }

    get firstChild() {
      return this.children[0] ?? null;
    }

    appendChild(child) {
      this.children.push(child);
      return child;
    }

    append(...children) {
      children.forEach((child) => this.appendChild(typeof child === 'object' ? child : createTextNode(child)));
    }

    prepend(...children) {
      this.append(...children);
    }

    removeChild(child) {
      this.children = this.children.filter((each) => each !== child);
      return child;
    }

    remove() {}

    setAttribute(name, value) {
      this.attributes[name] = `${value}`;
    }

    getAttribute(name) {
      return this.attributes[name] ?? null;
    }

    querySelector(selector) {
      return document.querySelector(selector);
    }

    querySelectorAll() {
      return [];
    }

    getContext() {
      return null;
    }

    click() {
      this.dispatchEvent(new Event('click'));
      this.onclick?.(new Event('click'));
    }

    focus() {}
  }

  function createTextNode(text) {
    const node = new Element('#text');
    Object.defineProperty(node, 'textContent', { value: `${text}`, writable: true });
    return node;
  }

  function find(selector) {
    if (!known.has(selector)) {
      const id = /^#([\w-]+)$/.exec(selector)?.[1] ?? '';
      known.set(selector, new Element(id === '' && /^\w+$/.test(selector) ? selector : 'div', id));
    }
    return known.get(selector);
  }

  class Document extends EventTarget {
    readyState = 'loading';
    title = '';
    cookie = '';
    currentScript = null;
    location = globalThis.location;
    documentElement = find('html');
    head = find('head');
    body = find('body');
    getElementById = (id) => find(`#${id}`);
    querySelector = (selector) => find(`${selector}`);
    querySelectorAll = () => [];
    getElementsByTagName = (name) => [find(name)];
    getElementsByClassName = () => [];
    createElement = (tag) => new Element(`${tag}`);
    createElementNS = (space, tag) => new Element(`${tag}`);
    createTextNode = createTextNode;
    write = (...texts) => tell(texts.join(''));

    get [Symbol.toStringTag]() {
      return 'HTMLDocument';
    }
  }

  const url = new web.globals.URL(host.base);
  const location = { href: url.href, protocol: url.protocol, host: '', hostname: '', pathname: url.pathname, search: '', hash: '', origin: 'null', toString: () => url.href, reload() {} };
  const events = new EventTarget();
  let document;

  const globals = {
    location,
    navigator: { userAgent: 'Palimpsest', language: 'en', languages: ['en'], hardwareConcurrency: 1, platform: '' },
    alert: (text = '') => tell(`alert: ${text}`),
    addEventListener: (type, listener) => events.addEventListener(type, listener),
    removeEventListener: (type, listener) => events.removeEventListener(type, listener),
    dispatchEvent: (event) => events.dispatchEvent(event),
    Element,
    HTMLElement: Element,
  };

  document = new Document();
  document.location = location;
  globals.document = document;

  // Tells the page's own listeners that it is there.
  function loaded() {
    document.readyState = 'interactive';
    document.dispatchEvent(new Event('DOMContentLoaded'));
    document.readyState = 'complete';
    events.dispatchEvent(new Event('load'));
    if (typeof globalThis.onload === 'function') {
      globalThis.onload(new Event('load'));
    }
  }

  return { globals, loaded };
});
