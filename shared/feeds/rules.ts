/**
 * Every rule of the check of a feed, once: the page of rules, the published list and the tests are made from this. An id is never
 * used again for another rule.
 */
import type { RuleId } from './fault.ts';
import type { Severity } from './report.ts';

/** A small edit of an example file that breaks the rule. Replaces the first place where `from` stands. */
export interface RuleExample {
  readonly file: 'json' | 'csv';
  readonly from: string;
  readonly to: string;
  /** Every place is replaced. */
  readonly everywhere?: true;
  /** Written behind `to`, so many times. */
  readonly more?: { readonly text: string; readonly times: number };
  /** Written as windows-1251, in which a letter is one byte. */
  readonly encoding?: 'windows-1251';
}

export interface Rule {
  readonly id: RuleId;
  readonly severity: Severity;
  /** What holds of a feed that keeps it. */
  readonly text: string;
  /** Who lifts the doubt: the provider by a signed confirmation, or a reviewer. Only of doubts. */
  readonly liftedBy?: 'provider' | 'reviewer';
  readonly example: RuleExample;
}

type Told = Omit<Rule, 'id'>;

const json = (from: string, to: string, more: Partial<RuleExample> = {}): RuleExample => ({
  file: 'json',
  from,
  to,
  ...more,
});
const csv = (from: string, to: string, more: Partial<RuleExample> = {}): RuleExample => ({
  file: 'csv',
  from,
  to,
  ...more,
});
const error = (text: string, example: RuleExample): Told => ({ severity: 'error', text, example });
const doubt = (text: string, example: RuleExample, liftedBy: Rule['liftedBy'] = 'provider'): Told => ({
  severity: 'doubt',
  text,
  liftedBy,
  example,
});
const note = (text: string, example: RuleExample): Told => ({ severity: 'note', text, example });

const everywhere = { everywhere: true } as const;

const TOLD: Readonly<Record<RuleId, Told>> = {
  'not-utf8': error('The file is in UTF-8.', csv('app-cash', 'приложение', { encoding: 'windows-1251' })),
  'not-json': error(
    'The file is JSON by RFC 8259: no comment, no comma after the last value.',
    json('"promotions": []', '"promotions": [],'),
  ),
  'too-deep': error(
    'Nothing is nested more than 16 levels deep.',
    json('"promotions": []', '"promotions": ', { more: { text: '[', times: 20 } }),
  ),
  'name-twice': error(
    'A name stands once in its object, and a column once in its file.',
    json('"keptDays": 30', '"keptDays": 30, "keptDays": 14'),
  ),
  'forbidden-name': error(
    'No name is __proto__, constructor or prototype.',
    json('"keptDays": 30', '"__proto__": {}'),
  ),
  'too-large': error(
    'A feed has at most 3 MB, or sent gzipped at most 32 MB unpacked.',
    json('{', '{', { more: { text: ' ', times: 3_000_000 } }),
  ),
  'too-many-services': error(
    'A feed has at most 10,000 services.',
    json('"services": [', '"services": [', { more: { text: '{},', times: 10_000 } }),
  ),
  'csv-quote': error(
    'A quote stands around a whole cell, and is doubled within it.',
    csv('app-cash', 'app"cash'),
  ),
  'csv-width': error('A row has as many cells as the header.', csv('head-of-payments', 'head,of,payments')),
  'csv-missing-column': error('Every column of the format is in the header.', csv('feePercent,', '')),
  'csv-differs': error(
    'Rows say the same of the feed, and rows of one service the same of the service.',
    csv('2026-12-31', '2026-12-30'),
  ),
  'begins-like-formula': error(
    'No cell begins with =, +, -, @ or a tab: a spreadsheet would run it.',
    csv('app-cash', '=1+1'),
  ),
  missing: error('What has to be there is there.', json('"payoutCurrency": "TJS",', '')),
  'unknown-field': error('No name is there that the format does not know.', json('"keptDays"', '"daysKept"')),
  'wrong-type': error(
    'A value has the type of its field: money and rates are texts, not numbers.',
    json('"fixed": "1.99"', '"fixed": 1.99'),
  ),
  'decimal-comma': error('Decimals follow a point, not a comma.', json('"1.99"', '"1,99"')),
  syntax: error('A value is written as its field asks for.', json('"percent": "1.5"', '"percent": "1.5%"')),
  'too-many-decimals': error('Money has no more decimals than its currency.', json('"1.99"', '"1.999"')),
  'unknown-word': error('A word is one of its list.', json('"mobile-app"', '"telegram"')),
  'day-not-real': error('A day or time is one of the calendar.', json('2026-12-31', '2026-02-31')),
  'unknown-corridor': error(
    'A corridor is two countries that are known, and one of those that the feed lists.',
    json('"corridor": "DEU-TJK"', '"corridor": "DEU-UZB"'),
  ),
  'unknown-currency': error(
    'A currency is one in use.',
    json('"sendCurrency": "EUR"', '"sendCurrency": "DEM"'),
  ),
  'not-your-provider': error(
    'The feed is of the provider that sends it.',
    json('"provider": "example-remit"', '"provider": "another-firm"'),
  ),
  'service-twice': error('A service stands once in its corridor.', json('"web-card"', '"app-cash"')),
  'no-bands': error(
    'A service takes an instrument, and has a fee for it.',
    json('"fees": {', '"fees": { "cash": [],'),
  ),
  gap: error(
    'A band begins where the one before it ends, the first at 0.',
    json('"above": "100"', '"above": "101"'),
  ),
  overlap: error('No band begins before the one before it ends.', json('"above": "100"', '"above": "99"')),
  'end-before-beginning': error(
    'What ends or is most is not before, or under, where it begins or is least.',
    json('"maximum": "9.99"', '"maximum": "0.99"'),
  ),
  'too-much': error('A percentage is under 100.', json('"percent": "1.5"', '"percent": "150"')),
  'not-positive': error(
    'A rate, a limit or a cap is over 0.',
    json('"perTransfer": "1000"', '"perTransfer": "0"'),
  ),
  'limits-exclude-bands': error(
    'Limits leave some amount of some band.',
    json('"least": "10"', '"least": "6000"'),
  ),
  'convention-unknown': error(
    'Whether the fee is added or deducted is said.',
    json('"feeConvention": "added"', '"feeConvention": "unknown"'),
  ),
  'older-than-last': error(
    'A feed is made after the last one that was taken.',
    json('"publishedAt": "2026-11-30T06:00:00Z"', '"publishedAt": "2026-11-28T06:00:00Z"'),
  ),
  'published-ahead': error(
    'A feed is not made in the future.',
    json('"publishedAt": "2026-11-30T06:00:00Z"', '"publishedAt": "2026-12-30T06:00:00Z"'),
  ),
  'valid-in-past': error(
    'A feed is valid from today or a later day on.',
    json('"validFrom": "2026-12-01"', '"validFrom": "2026-11-01"'),
  ),
  'valid-too-long': error(
    'A feed is valid for at most 92 days.',
    json('"validUntil": "2026-12-31"', '"validUntil": "2027-12-31"'),
  ),
  'rate-ahead': error(
    'A rate is not of the future.',
    json('"asOf": "2026-11-30T06:00:00Z"', '"asOf": "2026-12-01T06:00:00Z"'),
  ),
  'rate-upside-down': error(
    'A rate is what is paid out for one unit sent, not the reverse.',
    json('"rate": "11.0235"', '"rate": "0.0907"'),
  ),
  'rate-better-than-reference': doubt(
    'No rate is more than half a percent better than the reference rate.',
    json('"rate": "11.0235"', '"rate": "11.3"'),
    'reviewer',
  ),
  free: doubt(
    'A transfer costs something: a fee, or a rate worse than the reference.',
    json('"fixed": "1.99"', '"fixed": "0"'),
    'reviewer',
  ),
  'margin-high': doubt(
    'A rate loses at most 10 % against the reference.',
    json('"rate": "11.0235"', '"rate": "9.5"'),
  ),
  'fee-outlier': doubt(
    'A total is at most three times what nine in ten prices of the corridor are under.',
    json('"fixed": "2.50"', '"fixed": "80"'),
  ),
  jump: doubt(
    'A total does not move by more than two points and more than half from one feed to the next.',
    json('"percent": "2.4"', '"percent": "7"'),
  ),
  'services-vanished': doubt(
    'Fewer than 30 % of the services of the corridors listed go at once.',
    json('"serviceId": "web-card"', '"serviceId": "web-card-2"'),
  ),
  'nearly-all-changed': doubt(
    'Fewer than nine in ten services change their fees at once.',
    json('"fixed": "', '"fixed": "1', everywhere),
  ),
  'rate-old': doubt(
    'A rate is of the last 24 hours, or over a weekend of the last working day.',
    json('"asOf": "2026-11-30T06:00:00Z"', '"asOf": "2026-11-25T06:00:00Z"'),
  ),
  'payout-currency-unlikely': doubt(
    'What is paid out is money of the receiving country, what was sent, US dollars or euros.',
    json('"payoutCurrency": "TJS"', '"payoutCurrency": "UZS"'),
  ),
  'corridor-not-licensed': doubt(
    'The provider is registered as licensed in its corridors.',
    json('DEU-TJK', 'DEU-UZB', everywhere),
  ),
  'byte-order-mark': note('A byte order mark is not needed, and is left out.', json('{', '\uFEFF{')),
  'csv-semicolon': note(
    'Cells are separated by commas; semicolons are taken too.',
    csv(',', ';', everywhere),
  ),
  'less-arrives-of-more': note(
    'Who pays more sends more.',
    json('"above": "200", "upTo": "2000", "fixed": "0"', '"above": "200", "upTo": "2000", "fixed": "30"'),
  ),
  'no-benchmark': note(
    'A margin over a benchmark that we do not have is shown as unknown.',
    json('"benchmark": "reference"', '"benchmark": "ecb"'),
  ),
  unchanged: note(
    'A feed says something that the last one did not.',
    json('"keptDays": 30', '"keptDays": 14'),
  ),
};

/** In the order in which the format is read. */
export const RULES: readonly Rule[] = (Object.entries(TOLD) as [RuleId, Told][]).map(([id, told]) => ({
  id,
  ...told,
}));

export const ruleOf = (id: RuleId): Told => TOLD[id];
