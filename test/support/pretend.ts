/** Arguments for the functions' threads: with them a test sets the functions' date and replaces the internet. */

const load = (code: string): string[] => ['--import', `data:text/javascript,${encodeURIComponent(code)}`];

/**
 * Their clock runs from this instant (ISO 8601 UTC) on: `new Date()`, which the functions use. `Date.now()`, which the
 * runtime uses for a function's deadline, is unchanged.
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

/** Their fetch goes to a server on this machine, which gets the real address as its path, escaped. */
export const pretendTheWorldIs = (origin: string): string[] =>
  load(`
    const real = fetch;
    globalThis.fetch = (url, init) => real(${JSON.stringify(origin)} + '/' + encodeURIComponent(String(url)), init);
  `);
