// The console, as Node has it.
'use strict';

(function (host, { inspect, format, widthOf }, clock) {
  const OUT = 0;
  const ERR = 1;
  const counts = new Map();
  const timers = new Map();
  let margin = '';

  function print(stream, text) {
    if (margin !== '') {
      text = margin + text.replaceAll('\n', '\n' + margin);
    }
    host.print(stream, text + '\n');
  }

  const log = (...values) => print(OUT, format(...values));
  const warn = (...values) => print(ERR, format(...values));

  const took = (start) => {
    const ms = clock.now() - start;
    return ms >= 1000 ? `${(ms / 1000).toFixed(3)}s` : `${Number(ms.toFixed(3))}ms`;
  };

  function group(...values) {
    if (values.length > 0) {
      log(...values);
    }
    margin += '  ';
  }

  function line(left, middle, right, widths) {
    return left + widths.map((width) => '─'.repeat(width)).join(middle) + right;
  }

  function row(cells, widths) {
    const filled = cells.map((cell, i) => ` ${cell}${' '.repeat(widths[i] - widthOf(cell) - 1)}`);
    return `│${filled.join('│')}│`;
  }

  function draw(head, rows) {
    const widths = head.map((name, i) => Math.max(widthOf(name), ...rows.map((cells) => widthOf(cells[i]))) + 2);
    return [
      line('┌', '┬', '┐', widths),
      row(head, widths),
      line('├', '┼', '┤', widths),
      ...rows.map((cells) => row(cells, widths)),
      line('└', '┴', '┘', widths),
    ].join('\n');
  }

  const cell = (value) => inspect(value, { depth: typeof value === 'object' && value !== null && !Array.isArray(value) && Object.keys(value).length > 2 ? -1 : 0 });

  function table(data, chosen) {
    if (data === null || typeof data !== 'object') {
      log(data);
      return;
    }
    let indexName = '(index)';
    let entries;
    if (data instanceof Map) {
      indexName = '(iteration index)';
      const rows = [...data].map(([key, value], i) => [String(i), cell(key), cell(value)]);
      log(draw([indexName, 'Key', 'Values'], rows));
      return;
    }
    if (data instanceof Set) {
      indexName = '(iteration index)';
      entries = [...data].map((value, i) => [String(i), value]);
    } else {
      entries = Object.keys(data).map((key) => [key, data[key]]);
    }
    const columns = chosen ? chosen.map(String) : [];
    let plain = false;
    for (const [, value] of entries) {
      if (value === null || (typeof value !== 'object' && typeof value !== 'function')) {
        plain = true;
      } else if (!chosen) {
        for (const key of Object.keys(value)) {
          if (!columns.includes(key)) {
            columns.push(key);
          }
        }
      }
    }
    const rows = entries.map(([index, value]) => {
      const isObject = value !== null && (typeof value === 'object' || typeof value === 'function');
      const cells = columns.map((key) => (isObject && Object.prototype.hasOwnProperty.call(value, key) ? cell(value[key]) : ''));
      return [index, ...cells, ...(plain ? [isObject ? '' : cell(value)] : [])];
    });
    log(draw([indexName, ...columns, ...(plain ? ['Values'] : [])], rows));
  }

  return {
    log,
    warn,
    dir: (value, options) => print(OUT, inspect(value, { customInspect: false, ...options })),
    time(label = 'default') {
      timers.set(`${label}`, clock.now());
    },
    timeEnd(label = 'default') {
      const start = timers.get(`${label}`);
      if (start !== undefined) {
        log('%s: %s', `${label}`, took(start));
        timers.delete(`${label}`);
      }
    },
    timeLog(label = 'default', ...values) {
      const start = timers.get(`${label}`);
      if (start !== undefined) {
        log('%s: %s', `${label}`, took(start), ...values);
      }
    },
    trace(...values) {
      const words = format(...values);
      const trace = {};
      Error.captureStackTrace(trace);
      const stack = String(trace.stack);
      const frames = stack.slice(stack.indexOf('\n') + 1);
      print(ERR, `Trace${words === '' ? '' : `: ${words}`}\n${frames}`);
    },
    assert(holds, ...values) {
      if (!holds) {
        if (typeof values[0] === 'string') {
          values[0] = `Assertion failed: ${values[0]}`;
          warn(...values);
        } else {
          warn('Assertion failed' + (values.length > 0 ? ':' : ''), ...values);
        }
      }
    },
    clear() {},
    count(label = 'default') {
      const count = (counts.get(`${label}`) ?? 0) + 1;
      counts.set(`${label}`, count);
      log(`${label}: ${count}`);
    },
    countReset(label = 'default') {
      counts.delete(`${label}`);
    },
    group,
    groupEnd() {
      margin = margin.slice(2);
    },
    table,
    debug: log,
    info: log,
    dirxml: log,
    error: warn,
    groupCollapsed: group,
  };
});
