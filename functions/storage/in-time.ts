/**
 * Time limits of a request to a store. By default the SDK waits for ever for an answer, and a function whose request got lost would
 * run, and cost, until its own time is over. The SDK tries three times.
 */

/** Milliseconds to connect. */
const CONNECT_MS = 1_000;
/**
 * Milliseconds for a whole answer: an item or a message comes in a few, an object of some MB or a listing in some hundred, and a file of
 * some hundred MB takes half a minute to be sent.
 */
const ANSWER_MS = { item: 5_000, object: 15_000, file: 120_000 } as const;

/** Settings of a client whose answers are items and messages, objects, or files. */
export const inTime = (answers: keyof typeof ANSWER_MS) => ({
  // Put together once for each kind of command, and not for each of the thousands of pages: nothing here changes it later.
  cacheMiddleware: true,
  requestHandler: {
    connectionTimeout: CONNECT_MS,
    requestTimeout: ANSWER_MS[answers],
    throwOnRequestTimeout: true,
  },
});
