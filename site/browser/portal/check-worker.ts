/** Checks a file beside the page: unpacks it, reads it, holds it against rules, rates and prices, and tells how far it is. */
import { feedWords, pricesIn, referencesIn } from '../../../shared/catalogue/feed-market.ts';
import type { ReferenceFile, SummaryFile } from '../../../shared/contracts/publication.ts';
import { checkFeed, type FeedContext } from '../../../shared/feeds/check-feed.ts';
import { type Conversion, convertFeed } from '../../../shared/feeds/convert.ts';
import { type FeedReport, type Finding, findingsCsv } from '../../../shared/feeds/report.ts';
import { beginsWithBrace, MOST_PLAIN, MOST_UNPACKED } from '../../../shared/feeds/text.ts';

export interface CheckRequest {
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly name: string;
  /** Not given: by the file's name, or by how it begins. */
  readonly contentType?: Kind;
  readonly wasPacked?: boolean;
  /** What is known beside the catalogue; `references` and `prices` not given: those that are published. */
  readonly about: Partial<FeedContext>;
}
type Kind = 'application/json' | 'text/csv';

/** What is said of a feed that may be sent. */
export interface FeedHeadline {
  readonly provider: string;
  readonly corridors: readonly string[];
  readonly services: number;
  readonly validFrom: string;
  readonly validUntil: string;
}

export interface CheckResult {
  readonly report: FeedReport;
  readonly findings: readonly Finding[];
  /** Every finding that is kept, as CSV. */
  readonly csv: string;
  /** The lines that findings stand in, shortened. */
  readonly lines: Readonly<Record<number, string>>;
  readonly headline: FeedHeadline | null;
  /** What would put things right; null: nothing. */
  readonly converted: {
    readonly conversions: readonly Conversion[];
    readonly bytes: Uint8Array<ArrayBuffer>;
  } | null;
  /** As it would be sent. */
  readonly send: { readonly bytes: Uint8Array<ArrayBuffer>; readonly contentType: string };
  readonly contentType: Kind;
  /** The publication that it was compared with; null: none could be read. */
  readonly publication: string | null;
}

export type Told =
  | { readonly progress: number }
  | { readonly result: CheckResult }
  | { readonly unreadable: 'gzip' | 'too-large' };

/** Steps between two messages, as a share of the whole. */
const STEP = 0.02;
const MOST_OF_LINE = 200;

const tell = (told: Told): void => postMessage(told);

addEventListener('message', async ({ data }: MessageEvent<CheckRequest>) => {
  const isPacked = data.bytes[0] === 0x1f && data.bytes[1] === 0x8b;
  const bytes = isPacked ? await unpacked(data.bytes) : data.bytes;
  if (typeof bytes === 'string') return tell({ unreadable: bytes });
  const contentType = data.contentType ?? kindOf(data.name, bytes);
  // What is too large to be sent as it is, is packed here.
  const willBePacked = isPacked || (data.contentType === undefined && bytes.length > MOST_PLAIN);
  const text = new TextDecoder().decode(bytes);
  const receivedAt = new Date().toISOString();
  const day = receivedAt.slice(0, 10);
  const market = await marketOf(text, day, data.about);
  let last = 0;
  const checked = checkFeed(
    { bytes, contentType, wasPacked: data.wasPacked ?? willBePacked },
    { receivedAt, words: feedWords(day), ...market.known, ...data.about },
    (done) => {
      if (done - last < STEP) return;
      last = done;
      tell({ progress: done });
    },
  );
  const { report, findings, feed } = checked;
  const converted = convertFeed(bytes, contentType);
  const isChanged = converted !== null && converted.conversions.length > 0;
  tell({
    result: {
      report,
      findings: report.findings,
      csv: findingsCsv(findings),
      lines: linesOf(text, report.findings),
      headline: feed && {
        provider: feed.provider,
        corridors: feed.corridors,
        services: feed.services.length,
        validFrom: feed.validFrom,
        validUntil: feed.validUntil,
      },
      converted: isChanged
        ? { conversions: converted.conversions, bytes: new TextEncoder().encode(converted.text) }
        : null,
      send: willBePacked
        ? { bytes: isPacked ? data.bytes : await packed(bytes), contentType: 'application/gzip' }
        : { bytes, contentType },
      contentType,
      publication: market.publication,
    },
  });
});

function kindOf(name: string, bytes: Uint8Array): Kind {
  const ending = /\.(json|csv)(\.gz)?$/i.exec(name)?.[1]?.toLowerCase();
  if (ending) return ending === 'csv' ? 'text/csv' : 'application/json';
  return beginsWithBrace(bytes) ? 'application/json' : 'text/csv';
}

/** Stops at the limit: a small file may unpack to a thousand times its size. */
async function unpacked(
  bytes: Uint8Array<ArrayBuffer>,
): Promise<Uint8Array<ArrayBuffer> | 'gzip' | 'too-large'> {
  const reader = new Blob([bytes]).stream().pipeThrough(new DecompressionStream('gzip')).getReader();
  const parts: Uint8Array<ArrayBuffer>[] = [];
  let size = 0;
  try {
    for (;;) {
      const { done, value } = await reader.read();
      if (done) return new Uint8Array(await new Blob(parts).arrayBuffer());
      size += value.length;
      if (size > MOST_UNPACKED) return 'too-large';
      parts.push(value);
    }
  } catch {
    return 'gzip';
  }
}

async function packed(bytes: Uint8Array<ArrayBuffer>): Promise<Uint8Array<ArrayBuffer>> {
  const stream = new Blob([bytes]).stream().pipeThrough(new CompressionStream('gzip'));
  return new Uint8Array(await new Response(stream).arrayBuffer());
}

/** The published rates and prices. Without a network the feed is checked by itself. */
async function marketOf(
  text: string,
  day: string,
  about: Partial<FeedContext>,
): Promise<{ readonly known: Partial<FeedContext>; readonly publication: string | null }> {
  if (about.references || about.prices) return { known: {}, publication: null };
  const [reference, prices] = await Promise.all([
    fetched<ReferenceFile>('/data/reference.json'),
    fetched<SummaryFile>('/data/corridors.json'),
  ]);
  return {
    known: {
      ...(reference && { references: referencesIn(text, reference.reference.benchmark, day) }),
      ...(prices && { prices: pricesIn(text, prices.summary.corridors) }),
    },
    publication: prices?.publication ?? null,
  };
}

async function fetched<T>(path: string): Promise<T | null> {
  try {
    const response = await fetch(path, { credentials: 'omit' });
    return response.ok ? await response.json() : null;
  } catch {
    return null;
  }
}

function linesOf(text: string, findings: readonly Finding[]): Record<number, string> {
  const wanted = new Set(findings.flatMap(({ line }) => line ?? []));
  if (wanted.size === 0) return {};
  return Object.fromEntries(
    text
      .split('\n')
      .flatMap((line, index) =>
        wanted.has(index + 1) ? [[index + 1, line.trim().slice(0, MOST_OF_LINE)] as const] : [],
      ),
  );
}
