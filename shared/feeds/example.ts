/** The world in which the example files are right and each rule's example breaks its rule; and such an example as bytes. */
import type { FeedContext, FeedInput } from './check-feed.ts';
import type { Feed } from './feed.ts';
import type { RuleExample } from './rules.ts';

/** An hour after the example was made, the feed before it differing in one service. */
export const exampleContext = (example: Feed): FeedContext => ({
  receivedAt: '2026-11-30T07:00:00Z',
  words: {
    tender: { DEU: ['EUR'], TJK: ['TJS'], UZB: ['UZS'] },
    decimals: { EUR: 2, TJS: 2, UZS: 2, USD: 2 },
  },
  party: { provider: example.provider, corridors: example.corridors },
  lastPublishedAt: '2026-11-29T06:00:00Z',
  before: {
    ...example,
    publishedAt: '2026-11-29T06:00:00Z',
    services: example.services.map((service) =>
      'keptDays' in service ? { ...service, keptDays: 14 } : service,
    ),
  },
  referencesBefore: Object.fromEntries(example.corridors.map((corridor) => [corridor, REFERENCES])),
  references: REFERENCES,
  prices: { 'DEU-TJK': { amount: '140', currency: 'EUR', p90: '6.1' } },
});

const REFERENCES = { 'EUR-TJS': '11.03', 'EUR-USD': '1.15' };

/** What a provider would send that made the mistake. */
export function brokenBy(
  { file, from, to, more, everywhere, encoding }: RuleExample,
  text: string,
): FeedInput {
  const wrong = to + (more ? more.text.repeat(more.times) : '');
  const places = text.split(from);
  const [first = '', ...others] = places;
  const broken = everywhere ? places.join(wrong) : first + wrong + others.join(from);
  return {
    bytes: encoding ? inWindows1251(broken) : inUtf8(broken),
    contentType: file === 'json' ? 'application/json' : 'text/csv',
  };
}

/** Of texts without characters beyond the first 65,536. */
function inUtf8(text: string): Uint8Array {
  const bytes: number[] = [];
  for (let at = 0; at < text.length; at++) {
    const unit = text.charCodeAt(at);
    if (unit < 0x80) bytes.push(unit);
    else if (unit < 0x800) bytes.push(0xc0 | (unit >> 6), 0x80 | (unit & 0x3f));
    else bytes.push(0xe0 | (unit >> 12), 0x80 | ((unit >> 6) & 0x3f), 0x80 | (unit & 0x3f));
  }
  return Uint8Array.from(bytes);
}

const FIRST_CYRILLIC = 0x430;
const FIRST_IN_1251 = 0xe0;

/** Of texts in ASCII and small Cyrillic letters. */
const inWindows1251 = (text: string): Uint8Array =>
  Uint8Array.from(text, (letter) => {
    const unit = letter.charCodeAt(0);
    return unit < FIRST_CYRILLIC ? unit : unit - FIRST_CYRILLIC + FIRST_IN_1251;
  });
