/**
 * The survey's workbook, laid out as the public one is: six sheets, of which two hold the prices of the older and of the newer layout,
 * with columns without a name behind them. What stands in it is real where the rows given are.
 */
import { readSharedCsv } from '../../infra/data/shared-csv.ts';
import { PROVIDERS } from '../../shared/catalogue/providers.ts';
import { surveyAmountsOf } from '../../shared/catalogue/survey-amounts.ts';
import type { EditionRow } from '../../shared/pricing/survey.ts';
import { type Cell, type SheetToWrite, writeWorkbook } from './workbook.ts';

/** A row by the names of its columns. */
export type Printed = Readonly<Record<string, Cell>>;

const END = (side: 'source' | 'destination'): string[] =>
  ['code', 'name', 'region', 'income', 'lending', 'G8G20'].map((what) => `${side}_${what}`);
const PRICES = ['cc1', 'cc2'].flatMap((at) =>
  [
    'lcu amount',
    'denomination amount',
    'lcu code',
    'lcu fee',
    'lcu fx rate',
    'fx margin',
    'total cost %',
  ].map((what) => `${at} ${what}`),
);

/** The 42 columns from 2016 Q2 on. */
export const NEW_COLUMNS: readonly string[] = [
  ...['id', 'period', ...END('source'), ...END('destination'), 'firm', 'firm_type'],
  ...['payment instrument', 'access point', 'speed actual', ...PRICES, 'inter lcu bank fx', 'transparent'],
  ...['Standard Note', 'note2', 'receiving network coverage', 'pickup location', 'pickup method', 'date'],
  'corridor',
];

/** The 30 columns of the older layout whose names are known. */
export const OLD_COLUMNS: readonly string[] = [
  ...['id', 'period', 'source', 'destination', 'firm', 'firm_type', 'product', 'sending location'],
  ...['speed actual', ...PRICES, 'inter lcu bank fx', 'transparent', 'note1', 'note2', 'coverage'],
  ...['pick-up method', 'date'],
];

export const OLD_SHEET = 'Dataset (up to Q1 2016)';
export const NEW_SHEET = 'Dataset (from Q2 2016)';

/** Behind the named columns two without a name, as in 2025 Q3: the year, and the sender with it. */
function* sheetOf(columns: readonly string[], rows: Iterable<Printed>): Generator<readonly Cell[]> {
  yield columns;
  for (const row of rows) {
    const cells = columns.map((name) => row[name] ?? row[name.replace(/\s+/g, ' ').toLowerCase()]);
    const { period, source_code: sender = row.source } = row;
    const year = typeof period === 'string' ? period.slice(0, 4) : '';
    yield [...cells, { figure: year || '0' }, typeof sender === 'string' ? `${sender}${year}` : null];
  }
}

export interface RpwRows {
  readonly old?: Iterable<Printed>;
  readonly now?: Iterable<Printed>;
  readonly oldColumns?: readonly string[];
  readonly newColumns?: readonly string[];
  /** What stands in a file of the archive instead. */
  readonly changed?: Readonly<Record<string, string>>;
}

export async function writeRpwWorkbook(
  path: string,
  { old = [], now = [], oldColumns = OLD_COLUMNS, newColumns = NEW_COLUMNS, changed = {} }: RpwRows,
): Promise<void> {
  const about = ['Terms of Use', 'Methodology', 'Legend', 'Countries'];
  const sheets: SheetToWrite[] = [
    ...about.map((name) => ({ name, rows: [[name, 'the sheet of prices are others']] })),
    { name: OLD_SHEET, rows: sheetOf(oldColumns, old), range: 'A1:AO49492' },
    { name: NEW_SHEET, rows: sheetOf(newColumns, now) },
  ];
  await writeWorkbook(path, sheets, { changed });
}

/** The real rows of 2014 Q1 and Q2, as the older sheet has them; null where the file is not here. */
export const printed2014 = (): Printed[] | null => readSharedCsv('rpw/rpw-rows-2014-q1-q2.csv.gz');

const INSTRUMENTS = {
  cash: 'Cash',
  'bank-account': 'Bank account transfer',
  'debit-card': 'Debit card',
  'credit-card': 'Credit card',
  'mobile-money': 'Mobile money',
} as const;
const ACCESS = {
  agent: 'Agent',
  branch: 'Bank branch',
  internet: 'Internet',
  'mobile-app': 'Mobile phone',
  'call-centre': 'Call Center',
  'post-office': 'Post Office branch',
  atm: 'ATM Network',
} as const;
const PAYOUTS = {
  'cash-pickup': 'Cash',
  'bank-account': 'Bank account',
  'partner-bank-account': 'Own/partner Bank account',
  card: 'Debit card',
  'mobile-wallet': 'Mobile wallet',
  'home-delivery': 'Home delivery',
} as const;
const SPEEDS = {
  'within-an-hour': 'Less than one hour',
  'same-day': 'Same day',
  'next-day': 'Next day',
  'two-days': '2 days',
  'three-to-five-days': '3-5 days',
  'six-days-or-more': '6 days or more',
} as const;
const TYPES = {
  bank: 'Bank',
  'money-transfer-operator': 'Money Transfer Operator',
  'post-office': 'Post office',
  'mobile-operator': 'Mobile Operator',
  'non-bank-financial-institution': 'Non-Bank FI',
  'credit-union': 'Credit Union',
  unknown: '',
} as const;

const byId = new Map(PROVIDERS.map((provider) => [provider.id, provider]));
const percent = (bp: number): string => String(bp / 100);

/**
 * The services of an edition's rows, as the newer sheet has them. Where the local amount is not known, the survey prints 200 and 500 of
 * the sender's money; the fee is its share of that.
 */
export function printedServices(
  rows: readonly EditionRow[],
  period = '2025_3Q',
  day = (of: string): Cell => of,
): Printed[] {
  const services = new Map<string, EditionRow[]>();
  for (const row of rows) {
    const key = [
      row.sender,
      row.receiver,
      row.provider,
      row.fundingInstrument,
      row.accessPoint,
      row.tie,
    ].join(' ');
    services.set(key, [...(services.get(key) ?? []), row]);
  }
  return [...services.values()].flatMap((points) => {
    const [first] = points;
    if (!first) return [];
    const { sender, receiver, provider, fundingInstrument, accessPoint, payoutMethod, speed, collectedOn } =
      first;
    const known = byId.get(provider);
    const [at200] = surveyAmountsOf(sender);
    const isMoney = !first.doubts?.includes('local-amount');
    const prices = points.flatMap((point) => {
      const at = point.denomination === 200 ? 'cc1' : 'cc2';
      const local = surveyAmountsOf(sender)[point.denomination === 200 ? 0 : 1].local;
      const amount = isMoney && local ? local.amount : String(point.denomination);
      const fee = point.fee ?? String((point.feeBp * point.denomination) / 10_000);
      return [
        [`${at} lcu amount`, { figure: amount }],
        [`${at} denomination amount`, { figure: String(point.denomination) }],
        [`${at} lcu code`, isMoney ? (at200.local?.currency ?? '') : 'CRC'],
        [`${at} lcu fee`, { figure: fee }],
        [`${at} fx margin`, { figure: percent(point.marginBp) }],
        [`${at} total cost %`, { figure: percent(point.feeBp + point.marginBp) }],
      ] as const;
    });
    return [
      {
        period,
        source_code: sender === 'XKX' ? 'KSV' : sender,
        destination_code: receiver === 'XKX' ? 'KSV' : receiver,
        firm: known?.name ?? first.firm?.name ?? provider,
        firm_type: TYPES[known?.type ?? first.firm?.type ?? 'unknown'],
        'payment instrument': INSTRUMENTS[fundingInstrument],
        'access point': ACCESS[accessPoint],
        'speed actual': speed && SPEEDS[speed],
        transparent: 'yes',
        'pickup method': payoutMethod && PAYOUTS[payoutMethod],
        date: collectedOn === undefined ? undefined : day(collectedOn),
        ...Object.fromEntries(prices),
      },
    ];
  });
}
