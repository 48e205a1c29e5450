/** Checks a feed's file by the rules that its receiver has, with as much as is known here of the firm and the market. */
import * as z from 'zod/mini';
import { corridorsBetween } from '../../functions/receive-feeds/check.ts';
import { marketOf } from '../../functions/receive-feeds/circumstances.ts';
import { COUNTRIES, findCountry } from '../../shared/catalogue/countries.ts';
import { feedWords } from '../../shared/catalogue/feed-market.ts';
import { type CheckedFeed, checkFeed, type FeedContext } from '../../shared/feeds/check-feed.ts';
import type { Feed } from '../../shared/feeds/feed.ts';
import type { ReferenceRates } from '../../shared/feeds/plausible.ts';
import { readCsv } from '../../shared/feeds/read-csv.ts';
import { readJson } from '../../shared/feeds/read-json.ts';
import { isObject } from '../../shared/feeds/shape.ts';
import { addDays, isDay } from '../../shared/model/day.ts';
import { Complaint } from '../local/options.ts';
import { inputOf, readFeedFile } from './feed-file.ts';
import type { PublishedMarket } from './published-market.ts';

export interface CheckOptions {
  readonly market?: PublishedMarket | undefined;
  /** A file: the feed that counts now. */
  readonly before?: string | undefined;
  /** A file: the answer that the feed before got when it was sent, as JSON. */
  readonly beforeAnswer?: string | undefined;
  readonly provider?: string | undefined;
  /** Countries, separated by commas. */
  readonly licensed?: string | undefined;
}

/** @throws Complaint for a file or an option that cannot be read */
export async function checkFile(file: string, options: CheckOptions, now: Date): Promise<CheckedFeed> {
  const { market, before, beforeAnswer, provider, licensed } = options;
  if (licensed !== undefined && provider === undefined)
    throw new Complaint('--licensed needs --provider ID: whose licences?');
  if (beforeAnswer !== undefined && before === undefined)
    throw new Complaint('--before-answer needs --before FILE: the answer to which feed?');
  const input = inputOf(file, readFeedFile(file));
  const receivedAt = (market?.asOnDay ?? now.toISOString().slice(0, 10)) + now.toISOString().slice(10);
  const day = receivedAt.slice(0, 10);
  const words = feedWords(day);
  const last = before === undefined ? undefined : feedBefore(before, words);
  const references = beforeAnswer === undefined ? undefined : referencesIn(beforeAnswer);
  const text = new TextDecoder().decode(input.bytes);
  return checkFeed(input, {
    receivedAt,
    words,
    ...(market && (await marketOf(text, market, day))),
    ...(last && { before: last, lastPublishedAt: last.publishedAt }),
    ...(last &&
      references && {
        referencesBefore: Object.fromEntries(last.corridors.map((corridor) => [corridor, references])),
      }),
    ...(provider !== undefined && {
      party: { provider, corridors: corridorsBetween(countriesIn(licensed)) },
    }),
  });
}

/** As it could be taken last: the end of the day after its first. */
function feedBefore(file: string, words: FeedContext['words']): Feed {
  const input = inputOf(file, readFeedFile(file));
  const text = new TextDecoder().decode(input.bytes);
  const { value } = (input.contentType === 'text/csv' ? readCsv : readJson)(text, () => {});
  const first = isObject(value) ? value.validFrom : undefined;
  const { feed } =
    typeof first === 'string' && isDay(first)
      ? checkFeed({ ...input, accept: 'partial' }, { receivedAt: `${addDays(first, 1)}T23:59:59Z`, words })
      : { feed: null };
  if (!feed) throw new Complaint(`--before ${file} is no feed that was taken: check it by itself.`);
  return feed;
}

const answerSchema = z.object({ report: z.object({ references: z.record(z.string(), z.string()) }) });

/** The reference rates that the feed of an answer was held against. */
function referencesIn(file: string): ReferenceRates {
  const { bytes } = readFeedFile(file);
  let body: unknown;
  try {
    body = JSON.parse(new TextDecoder().decode(bytes));
  } catch {
    body = undefined;
  }
  const { data } = z.safeParse(answerSchema, body);
  if (!data)
    throw new Complaint(
      `--before-answer ${file} is no answer to a feed: keep what npm run feed -- send FILE --json writes.`,
    );
  return data.report.references;
}

function countriesIn(text: string | undefined): string[] {
  if (text === undefined) return COUNTRIES.map(({ code }) => code);
  const countries = text.split(',');
  const unknown = countries.find((code) => !findCountry(code));
  if (unknown !== undefined)
    throw new Complaint(`--licensed ${text}: ${unknown} is no country; give them as in DEU,TJK.`);
  return countries;
}
