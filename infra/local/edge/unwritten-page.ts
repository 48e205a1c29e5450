/**
 * A page whose language is still to be written, or a file beside one, made when it is asked for: only on one machine, so that a first
 * start is ready with its first language.
 */
import * as z from 'zod';
import type { BucketStore } from '../engine/bucket-store.ts';
import { type FunctionPool, TooBusy } from '../lambda/function-pool.ts';
import { type EdgeResponse, respond } from './message.ts';

/** The folders of files beside pages, which have the language behind them: `t/ru/deu-kgz.txt`, `card/ru/deu-kgz`. */
const BESIDE = /^(t|card)\//;
/**
 * What is written with the files beside pages: pages of providers, of corridors without a surveyed price, of figures, and their tables
 * (`late` in site/kinds.ts).
 */
const LATE =
  /^(?:[a-z-]+\/(?:providers\/[a-z0-9-]+|[a-z]{3}-[a-z]{3}|data\/(?:countries\/[a-z]{3}|[a-z]{3}-[a-z]{3}))|data\/tables\/[\w-]+\.\w+\.(?:csv|json))$/;

/**
 * What the bucket's listing says of languages, the first segments of keys: those that are written, those whose pages are of older code,
 * which had perhaps not written all or has fewer, and those that are to come; and whether the files beside pages are written.
 */
const listingSchema = z.object({
  languages: z.object({
    whole: z.array(z.string()),
    older: z.array(z.string()),
    coming: z.array(z.string()),
  }),
  beside: z.boolean().default(false),
});
const answerSchema = z.object({
  page: z.nullable(z.object({ body: z.string(), contentType: z.string(), cacheControl: z.string() })),
});

/**
 * @param listing the key of the bucket's listing. @param renderer the function that renders a page
 * @returns what answers for a key that the bucket does not have; undefined: it is no page that is still to come
 */
export function unwrittenPage(
  bucket: BucketStore,
  listing: string,
  renderer: Pick<FunctionPool, 'invoke'>,
): (key: string, gone: AbortSignal) => Promise<EdgeResponse | undefined> {
  return async (key, gone) => {
    const listed = bucket.get(listing)?.bytes.toString();
    const said = listed === undefined ? undefined : listingSchema.safeParse(JSON.parse(listed)).data;
    const [folder = ''] = BESIDE.exec(key) ?? [];
    const ofPage = folder === '' ? key : key.slice(folder.length).replace(/\.txt$/, '');
    const [language = '', ...rest] = ofPage.split('/');
    if (!said) return undefined;
    const { whole, older, coming } = said.languages;
    const toFollow = [...older, ...coming];
    const isLate = LATE.test(ofPage);
    const isToCome = folder === '' && !isLate ? toFollow.includes(language) : !said.beside;
    const isOfSite = [...whole, ...toFollow, 'data'].includes(language);
    // Every page that is not late stands in each language that is written: what does not is none, and costs no run.
    const isThere = isLate ? isOfSite : whole.some((written) => bucket.get([written, ...rest].join('/')));
    if (!isToCome || !isThere) return undefined;
    try {
      const answer = await renderer.invoke(JSON.stringify({ page: `/${key}` }), gone);
      const { page } = answerSchema.parse(JSON.parse(answer ?? 'null'));
      if (page === null) return undefined;
      const { body, contentType, cacheControl } = page;
      const made = respond(200, contentType, body);
      return { ...made, headers: { ...made.headers, 'cache-control': cacheControl } };
    } catch (error) {
      if (!(error instanceof TooBusy)) throw error;
      const busy = respond(503, 'text/plain; charset=utf-8', 'This page is still to be written.\n');
      return { ...busy, headers: { ...busy.headers, 'retry-after': '1' } };
    }
  };
}
