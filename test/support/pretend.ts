/** Arguments for the threads of functions, so that a test chooses what they take for today and for the outside world. */

const load = (code: string): string[] => ['--import', `data:text/javascript,${encodeURIComponent(code)}`];

/**
 * Their clock runs, but from this instant (ISO 8601 UTC) on: `new Date()`, which is what they ask. `Date.now()`, by which
 * the runtime counts down to a function's deadline, stays as it is.
 */
export const pretendItIs = (instant: string): string[] =>
  load(`
    const Real = Date;
    const ahead = Real.parse(${JSON.stringify(instant)}) - Real.now();
    globalThis.Date = class Date extends Real {
      constructor(...given) {
        if (given.length > 0) super(...given);
        else super(Real.now() + ahead);
      }
    };
  `);

/** What they fetch comes from a server of this machine instead, which gets the real address as its path, escaped. */
export const pretendTheWorldIs = (origin: string): string[] =>
  load(`
    const real = fetch;
    globalThis.fetch = (url, init) => real(${JSON.stringify(origin)} + '/' + encodeURIComponent(String(url)), init);
  `);
