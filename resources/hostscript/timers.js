// Timers in virtual time: nobody waits for them, and a run can be done again. They run in the order of their times.
'use strict';

(function () {
  let now = 0;
  let last = 0;
  const waiting = [];

  function add(callback, delay, values, every) {
    if (typeof callback !== 'function') {
      throw Object.setPrototypeOf(new Error('The "callback" argument must be of type function.'), TypeError.prototype);
    }
    const ms = Math.max(1, Math.min(Number(delay) || 1, 2 ** 31 - 1));
    const timer = { id: ++last, at: now + ms, callback, values, every: every ? ms : 0 };
    insert(timer);
    return timer.id;
  }

  function insert(timer) {
    let i = waiting.length;
    while (i > 0 && waiting[i - 1].at > timer.at) {
      i--;
    }
    waiting.splice(i, 0, timer);
  }

  function clear(id) {
    const i = waiting.findIndex((timer) => timer.id === Number(id));
    if (i >= 0) {
      waiting.splice(i, 1);
    }
  }

  // The clock moves a little whenever it is read, so that a loop that waits for it comes to an end.
  const clock = {
    now() {
      now += 0.005;
      return now;
    },
  };

  // Runs the next timer; false where there is none.
  function runNext() {
    const timer = waiting.shift();
    if (timer === undefined) {
      return false;
    }
    now = Math.max(now, timer.at);
    if (timer.every > 0) {
      timer.at = now + timer.every;
      insert(timer);
    }
    timer.callback.apply(globalThis, timer.values);
    return true;
  }

  return {
    clock,
    runNext,
    forget: () => void waiting.splice(0),
    globals: {
      setTimeout: (callback, delay, ...values) => add(callback, delay, values, false),
      setInterval: (callback, delay, ...values) => add(callback, delay, values, true),
      setImmediate(callback, ...values) {
        const timer = { id: ++last, at: now, callback, values, every: 0 };
        insert(timer);
        return timer.id;
      },
      requestAnimationFrame: (callback) => add(() => callback(now), 16, [], false),
      clearTimeout: clear,
      clearInterval: clear,
      clearImmediate: clear,
      cancelAnimationFrame: clear,
      queueMicrotask(callback) {
        if (typeof callback !== 'function') {
          throw Object.setPrototypeOf(new Error('The "callback" argument must be of type function.'), TypeError.prototype);
        }
        Promise.resolve().then(() => callback());
      },
      performance: {
        now: () => clock.now(),
        timeOrigin: 0,
        mark() {},
        measure() {},
        [Symbol.toStringTag]: 'Performance',
      },
    },
  };
});
