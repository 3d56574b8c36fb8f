// Puts a script's world together from its parts, and gives what the program needs of it.
'use strict';

(function (host, parts, { node, require }) {
  const rejected = [];
  Graal.setUnhandledPromiseRejectionHandler((reason, promise) => {
    // The engine is shared: only this world's promises are of interest.
    if (promise instanceof OwnPromise) {
      rejected.push(reason);
    }
  });
  const OwnPromise = Promise;

  function define(globals) {
    for (const [name, value] of Object.entries(globals)) {
      Object.defineProperty(globalThis, name, { value, writable: true, enumerable: false, configurable: true });
    }
  }

  delete globalThis.Graal;
  const show = parts.inspect(host);
  const time = parts.timers();
  define(time.globals);
  const web = parts.web(host, show);
  define(web.globals);
  define({ console: parts.console(host, show, time.clock) });
  const nodes = parts.node(host, show, web, time, { node, require });
  define(nodes.globals);
  define({ global: globalThis });
  let page;
  if (!node) {
    page = parts.document(host, web);
    define({ window: globalThis, self: globalThis, top: globalThis, parent: globalThis });
    define(page.globals);
  }

  // An error as its first line and its stack; or what was thrown instead of one.
  function describe(thrown) {
    if (show.isError(thrown)) {
      const shown = show.inspect(thrown);
      const stack = shown.indexOf('\n    at ');
      return stack < 0 ? [shown.replace(/^\[(.*)\]$/s, '$1'), ''] : [shown.slice(0, stack), shown.slice(stack + 1)];
    }
    return [`Uncaught ${show.inspect(thrown)}`, ''];
  }

  return {
    inspect: (value) => show.inspect(value),
    describe,
    settled: (promise) => (host.promiseState(promise) === 'fulfilled' ? host.promiseResult(promise) : promise),
    runNextTimer: time.runNext,
    forgetTimers: time.forget,
    takeRejection: () => (rejected.length > 0 ? [rejected.shift()] : []),
    loaded: () => page?.loaded(),
    exitCode: () => {
      const code = nodes.process.exitCode;
      nodes.sayGoodbye(code ?? 0);
      return Number(nodes.process.exitCode) || 0;
    },
  };
});
