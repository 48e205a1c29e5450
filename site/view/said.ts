/**
 * A comparison in which firms say prices themselves: beside each of them whose word it is, the survey's where both exist, and what is
 * no price of today. Where nothing may lead, nobody is praised. The built page and the browser's script share this code. Pure.
 */
import { isExample } from '../../shared/feeds/feed.ts';
import { groupBy } from '../../shared/model/group-by.ts';
import { groupByProvider } from '../../shared/pricing/by-provider.ts';
import { countOfSaying } from '../../shared/pricing/layers.ts';
import type { Comparison, Offer, StandingReason } from '../../shared/pricing/offer.ts';
import type { PricedCorridor } from '../../shared/pricing/priced-corridor.ts';
import { answerHtml, type Layers, listHtml, type View } from './comparison.ts';
import { escapeHtml } from './html.ts';
import { fill, writeMoney, writeNumber } from './numbers.ts';
import type { SaidWords } from './said-words.ts';

/** What the texts of firms' prices take from the page. Built in Node: browsers lack our languages. */
export interface SaidSettings {
  /** The days of feeds, in full, by ISO day. */
  readonly days: Readonly<Record<string, string>>;
  /** The months of the survey; left out: there is none. */
  readonly quarter?: string;
  /** That others may be cheaper, where no more than so many firms say a price; the first is of none. */
  readonly few: readonly string[];
  readonly homeNote: string;
  /** The ids of firms that do not pay out now. */
  readonly suspended: readonly string[];
}

export interface SaidView extends Omit<View, 'layers'> {
  readonly words: SaidWords;
  readonly said: SaidSettings;
}

/** Why a price that a firm says is not confirmed. */
const reasonsOf = ({
  reasons: { old, hidden, unknown, free },
}: SaidWords['said']): Readonly<Partial<Record<StandingReason, string>>> => ({
  'rate-old': old,
  'rate-not-disclosed': hidden,
  'no-reference-rate': unknown,
  'total-not-positive': free,
});

type Services = NonNullable<PricedCorridor['said']>['services'];

/** Texts beside a price. */
function layersOf({ words, marks, said }: SaidView, services: Services): Layers {
  const own = words.said;
  const reasons = reasonsOf(own);
  const from = new Map(services.map(({ id, tariff }) => [id, tariff?.validFrom ?? '']));
  const percent = (total: string): string => fill(words.percent, { n: writeNumber(total, marks) });
  const firm = (serviceId: string, total: string | null): string =>
    total === null ? '' : fill(own.firm, { total: percent(total), date: dayIn(said, from.get(serviceId)) });
  const survey = (total: string | null): string =>
    total === null || said.quarter === undefined
      ? ''
      : fill(own.survey, { total: percent(total), quarter: said.quarter });
  /** Both words, the firm's first; a firm's alone is called unchecked. */
  const texts = ({ basis, serviceId, cost, others = [] }: Offer): string[] => {
    const all = [{ basis, serviceId, total: cost?.total ?? null }, ...others];
    const firms = all.filter((one) => one.basis === 'said').map((one) => firm(one.serviceId, one.total));
    if (firms.length === 0) return [];
    const surveys = all.filter((one) => one.basis === 'surveyed').map((one) => survey(one.total));
    return [...firms, ...(surveys.length > 0 ? surveys : [own.unchecked])].filter(Boolean);
  };
  return {
    word: (offer) => {
      const all = texts(offer);
      return all.length === 0 ? '' : `<p class="s">${all.map(escapeHtml).join(' ')}`;
    },
    mark: (offer) => {
      const mark = offer.others ? texts(offer).join(' ') : offer.basis === 'said' && own.mark;
      return mark ? ` <small>${escapeHtml(mark)}</small>` : '';
    },
    reason: ({ basis, reason }) => {
      const known = basis === 'said' && reason && reasons[reason];
      return known ? `${known} ${own.mark}` : undefined;
    },
    homeNote: said.homeNote,
  };
}

/** A feed newer than the page has a day that the page does not know in words. */
const dayIn = ({ days }: SaidSettings, day = ''): string => days[day] ?? day;

/** A made-up firm is called one, and one that does not pay out is said not to, wherever its name stands. */
const named = (comparison: Comparison, { words, said }: SaidView): Comparison => ({
  ...comparison,
  offers: comparison.offers.map((offer) => ({
    ...offer,
    provider: called(offer.provider, words.said, said),
  })),
});

function called(
  provider: Offer['provider'],
  words: SaidWords['said'],
  said: SaidSettings,
): Offer['provider'] {
  const { id, name } = provider;
  const known = isExample(id) ? fill(words.example, { name }) : name;
  return {
    ...provider,
    name: said.suspended.includes(id) ? fill(words.notPaying, { name: known }) : known,
  };
}

const isStale = ({ basis, reason }: Offer): boolean => basis === 'said' && reason === 'not-in-force';

/** What is past its last day: named, with that day, and without a price. */
function staleHtml({ words, said }: SaidView, offers: readonly Offer[], services: Services): string {
  const until = new Map(services.map(({ id, tariff }) => [id, tariff?.validTo ?? '']));
  const names = new Map(offers.map(({ provider, serviceId }) => [provider.name, until.get(serviceId) ?? '']));
  const byDay = groupBy([...names], ([, day]) => day);
  const lines = [...byDay].map(
    ([day, of]) =>
      `<p>${escapeHtml(fill(words.said.stale, { date: dayIn(said, day) })).replace('{names}', () =>
        of.map(([name]) => `<bdi>${escapeHtml(name)}</bdi>`).join(words.punctuation.comma),
      )}`,
  );
  return lines.length === 0 ? '' : `<h2>${escapeHtml(words.said.staleTitle)}</h2>${lines.join('')}`;
}

/**
 * The comparison as HTML, the answer apart from the list.
 * @param today the ISO day of the comparison
 */
export function saidHtml(
  page: SaidView,
  given: Comparison,
  prices: Pick<PricedCorridor, 'said'>,
  today: string,
): { readonly answer: string; readonly list: string } {
  const { words, marks, said } = page;
  const services = prices.said?.services ?? [];
  const comparison = named(given, page);
  const inForce = comparison.offers.filter((offer) => !isStale(offer));
  const groups = groupByProvider(inForce);
  // Nobody who does not pay out leads.
  const paying = inForce.filter(({ provider }) => !said.suspended.includes(provider.id));
  const view: View = { ...page, layers: layersOf(page, services) };
  const stale = staleHtml(page, comparison.offers.filter(isStale), services);
  if (!comparison.nothingLeads || groups.length === 0)
    return {
      answer: answerHtml(view, { ...comparison, offers: paying }, groupByProvider(paying)),
      list: listHtml(view, comparison, groups) + stale,
    };
  const few = said.few[countOfSaying(prices, today)] ?? '';
  const amount = fill(words.said.of, { amount: writeMoney(comparison.amount, marks) });
  const byName = { ...view, words: { ...words, listTitle: words.said.byName } };
  return {
    answer: `<div class="answer"><p>${escapeHtml(few)}<p>${escapeHtml(amount)}</div>`,
    list: listHtml(byName, comparison, groups) + stale,
  };
}
