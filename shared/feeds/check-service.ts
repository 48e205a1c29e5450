/** Checks one service by itself: its form, then what its figures say, each as far as it can be read. */
import { tariffAnomalies } from '../pricing/tariff/anomalies.ts';
import { type TariffFault, tariffFaults } from '../pricing/tariff/faults.ts';
import { type Report, type RuleId, textOf } from './fault.ts';
import { type Feed, type FeedService, serviceKey } from './feed.ts';
import { checkServiceForm, isObject, type KnownWords } from './shape.ts';
import { tariffOf } from './tariff-of.ts';

/** What stands for a part whose form is wrong, so that the other parts are still checked. */
const NEUTRAL = {
  payoutMethod: 'cash-pickup',
  feeConvention: 'deducted',
  feeRounding: null,
  fees: {},
  exchangeRates: [],
  payoutFees: [],
  limits: {},
  promotions: [],
} as const;

const RULES: Readonly<Record<TariffFault['code'], RuleId>> = {
  missing: 'missing',
  syntax: 'syntax',
  negative: 'syntax',
  'too-long': 'syntax',
  'too-many-decimals': 'too-many-decimals',
  'no-bands': 'no-bands',
  'end-before-beginning': 'end-before-beginning',
  gap: 'gap',
  overlap: 'overlap',
  'too-much': 'too-much',
  'not-positive': 'not-positive',
  'limits-exclude-bands': 'limits-exclude-bands',
  'not-a-day': 'day-not-real',
};

/** Any days that are: those of the feed are checked once. */
const DAYS = { validFrom: '2026-01-01', validUntil: '2026-01-01' };

/** Reports every fault of a service, and gives it if it has none. */
export function checkService(
  value: unknown,
  pointer: string,
  report: Report,
  known: KnownWords,
): FeedService | null {
  /** Fields of the service whose form is wrong. */
  const broken = new Set<string>();
  let isWhole = true;
  const take: Report = (fault) => {
    isWhole = false;
    report(fault);
  };
  checkServiceForm(
    value,
    pointer,
    (fault) => {
      broken.add(fault.pointer.slice(pointer.length + 1).split('/')[0] ?? '');
      take(fault);
    },
    known,
  );
  if (!isObject(value)) return null;
  const standIns = Object.entries(NEUTRAL).filter(([name]) => broken.has(name));
  // Its form is that of a service now: what was not is replaced by what is, or not used below.
  const service = { ...value, ...Object.fromEntries(standIns) } as unknown as FeedService;
  const decimals = broken.has('sendCurrency') ? MOST_DECIMALS : (known.decimals[service.sendCurrency] ?? 0);
  const tariff = tariffOf(service, DAYS);
  for (const { field, code } of tariffFaults(tariff, decimals)) {
    const within = fieldOf(field);
    if (broken.has(within.split('/')[0] ?? '')) continue;
    const sent = textAt(service, within);
    const rule = code === 'syntax' && /^\d+,\d+$/.test(sent ?? '') ? 'decimal-comma' : RULES[code];
    const allowed = rule === 'decimal-comma' ? sent?.replace(',', '.') : allowedOf(rule, decimals);
    take({ rule, pointer: `${pointer}/${within}`, sent, allowed });
  }
  if (!isWhole) return null;
  for (const { fundingInstrument, less, more } of tariffAnomalies(tariff, decimals)) {
    const sent = `${more.paid} sends ${more.sent}, ${less.paid} sends ${less.sent}`;
    report({ rule: 'less-arrives-of-more', pointer: `${pointer}/fees/${fundingInstrument}`, sent });
  }
  return service;
}

const MOST_DECIMALS = 12;

function allowedOf(rule: RuleId, decimals: number): string | undefined {
  if (rule === 'syntax') return 'digits, and a point before decimals: 1234.50';
  if (rule === 'too-many-decimals')
    return `at most ${decimals} for money of this currency, 12 for percentages and rates`;
  if (rule === 'too-much') return 'under 100';
  return undefined;
}

/** Where a tariff's field stands in the service of the feed: `rate[2].rate.percent` is `exchangeRates/2/marginPercent`. */
const fieldOf = (field: string): string =>
  field
    .replace(/^payOutFees\.[a-z-]+/, 'payoutFees')
    .replace(/\.lifting$/, '.fixed')
    .replace(/\.cashOutPercent$/, '.percent')
    .replace(/\.cashOutMost$/, '.maximum')
    .replace('.bands', '.fees')
    .replace(/(^|\.)rate\[(\d+)\](\.rate)?/, '$1exchangeRates[$2]')
    .replace(/(exchangeRates\[\d+\]\.)percent$/, '$1marginPercent')
    .replace(/[.[]/g, '/')
    .replace(/\]/g, '');

/** What stands there, as a text. */
function textAt(service: FeedService, field: string): string | undefined {
  let part: unknown = service;
  for (const name of field.split('/')) {
    if (typeof part !== 'object' || part === null) return undefined;
    part = Object.entries(part).find(([key]) => key === name)?.[1];
  }
  return part === undefined ? undefined : textOf(part);
}

/** Reports what is wrong between services of one feed. Services without a form of their own are null. */
export function checkTogether(
  services: readonly (FeedService | null)[],
  { corridors }: Pick<Feed, 'corridors'>,
  report: Report,
): void {
  const listed = new Set(corridors);
  const seen = new Set<string>();
  services.forEach((service, index) => {
    if (!service) return;
    const { corridor, serviceId } = service;
    const pointer = `/services/${index}`;
    if (!listed.has(corridor)) {
      const allowed = corridors.slice(0, 20).join(', ');
      report({ rule: 'unknown-corridor', pointer: `${pointer}/corridor`, sent: corridor, allowed });
    }
    const key = serviceKey(service);
    if (seen.has(key)) report({ rule: 'service-twice', pointer: `${pointer}/serviceId`, sent: serviceId });
    seen.add(key);
  });
}
