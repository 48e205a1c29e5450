/** What the API answers: one function per operation of shared/contracts/api, each from the publication in force. */
import type * as z from 'zod/mini';
import { findCountry } from '../../shared/catalogue/countries.ts';
import { findProvider, PROVIDERS } from '../../shared/catalogue/providers.ts';
import { findUnpriced, type LastKnown, UNPRICED } from '../../shared/catalogue/unpriced.ts';
import type {
  compareOffers as compareOffersOperation,
  getCorridor as getCorridorOperation,
  getHealth as getHealthOperation,
  listCorridors as listCorridorsOperation,
  listProviders as listProvidersOperation,
} from '../../shared/contracts/api.ts';
import type { DeepReadonly } from '../../shared/contracts/deep-readonly.ts';
import { surveyAge } from '../../shared/corridor/age.ts';
import { type Manifest, publishedAt } from '../../shared/corridor/publication.ts';
import type { CorridorId } from '../../shared/corridor/vocabulary.ts';
import { compareOffers, RequestError } from '../../shared/pricing/offers.ts';
import { type FieldError, Problem } from '../http/problem.ts';
import { readManifest, readSheet, readSummary } from '../storage/publications.ts';
import type { Table } from '../storage/table.ts';
import { nearestCorridors } from './nearest.ts';
import { pageOf } from './page.ts';

type QueryOf<O extends { query: z.ZodMiniType }> = z.infer<O['query']>;
type AnswerOf<O extends { answer: z.ZodMiniType }> = DeepReadonly<z.infer<O['answer']>>;

export interface ApiDependencies {
  readonly table: Table;
  /** ISO day: which taxes are in force, how old a survey is. */
  readonly today: () => string;
}

/** @throws Problem 503 before the first publication. */
async function manifestInForce(table: Table): Promise<Manifest> {
  const manifest = await readManifest(table, 'eventual');
  if (!manifest)
    throw new Problem(503, 'not-published', 'Nothing has been published yet. Try again in a minute.');
  return manifest;
}

export async function listCorridors(
  query: QueryOf<typeof listCorridorsOperation>,
  { table }: ApiDependencies,
): Promise<AnswerOf<typeof listCorridorsOperation>> {
  checkKnown(query);
  const manifest = await manifestInForce(table);
  const summary = await readSummary(table, manifest.summary);
  const surveyed =
    query.provider === undefined ? undefined : new Set(summary.providers[query.provider] ?? []);
  const priced = summary.corridors.map(
    ({ corridor, sender, receiver, period, services, providers, indicators }) => ({
      ...headOf(corridor, sender, receiver),
      priced: true as const,
      period,
      services,
      providers,
      indicators,
    }),
  );
  const unpriced = UNPRICED.filter(({ corridor }) => manifest.corridors[corridor] === undefined).map(
    ({ corridor, lastKnown }) => {
      const [sender = '', receiver = ''] = corridor.split('-');
      return { ...headOf(corridor, sender, receiver), priced: false as const, lastKnown };
    },
  );
  const found = [...priced, ...unpriced]
    .filter(({ sender }) => query.sender === undefined || sender.code === query.sender)
    .filter(({ receiver }) => query.receiver === undefined || receiver.code === query.receiver)
    .filter((corridor) => query.priced === undefined || corridor.priced === (query.priced === 'true'))
    .filter(({ corridor }) => surveyed === undefined || surveyed.has(corridor))
    .sort((a, b) => (a.corridor < b.corridor ? -1 : 1));
  const { items, ...page } = pageOf(found, query);
  return { ...publicationOf(manifest.summary), ...page, corridors: items };
}

/** @throws Problem 400 for a country or provider that does not exist: an empty list would look like an answer. */
function checkKnown({ sender, receiver, provider }: QueryOf<typeof listCorridorsOperation>): void {
  const errors: FieldError[] = [];
  for (const [field, code] of Object.entries({ sender, receiver })) {
    if (code === undefined || findCountry(code)) continue;
    errors.push({
      field,
      detail: 'There is no such country.',
      allowed: ['an ISO 3166-1 alpha-3 code, XKX for Kosovo'],
    });
  }
  if (provider !== undefined && !findProvider(provider)) {
    errors.push({
      field: 'provider',
      detail: 'There is no such provider.',
      allowed: ['a provider id from /v1/providers'],
    });
  }
  if (errors.length > 0) {
    const fields = errors.map(({ field }) => field).join(', ');
    throw new Problem(400, 'bad-parameters', `Not understood: ${fields}.`, errors);
  }
}

export async function getCorridor(
  id: string,
  { table, today }: ApiDependencies,
): Promise<AnswerOf<typeof getCorridorOperation>> {
  const manifest = await manifestInForce(table);
  const found = find(id, manifest);
  if (!found.priced) {
    const [sender = '', receiver = ''] = found.corridor.split('-');
    return { ...headOf(found.corridor, sender, receiver), priced: false, lastKnown: found.lastKnown };
  }
  const sheet = await readSheet(table, found.corridor, found.publication);
  return {
    ...publicationOf(found.publication),
    ...headOf(sheet.corridor, sheet.sender, sheet.receiver),
    priced: true,
    age: surveyAge(sheet.survey, today()),
    sheet,
  };
}

export async function getOffers(
  id: string,
  query: QueryOf<typeof compareOffersOperation>,
  { table, today }: ApiDependencies,
): Promise<unknown> {
  const manifest = await manifestInForce(table);
  const found = find(id, manifest);
  if (!found.priced) {
    throw new Problem(404, 'no-price', `${found.corridor} has no price in any survey that we hold.`, [
      {
        field: 'corridor',
        detail: 'No price is known.',
        allowed: nearestCorridors(id, Object.keys(manifest.corridors) as CorridorId[]),
      },
    ]);
  }
  const sheet = await readSheet(table, found.corridor, found.publication);
  const currency = query.currency ?? sheet.amounts[0].local?.currency ?? 'USD';
  try {
    const comparison = compareOffers(sheet, { ...query, currency, today: today() });
    return { ...publicationOf(found.publication), ...comparison };
  } catch (error) {
    if (error instanceof RequestError) throw explain(error, currency);
    throw error;
  }
}

export async function listProviders(
  query: QueryOf<typeof listProvidersOperation>,
  { table }: ApiDependencies,
): Promise<AnswerOf<typeof listProvidersOperation>> {
  const manifest = await manifestInForce(table);
  const summary = await readSummary(table, manifest.summary);
  const all = PROVIDERS.filter(({ id }) => summary.providers[id] !== undefined)
    .filter(({ type }) => query.providerType === undefined || type === query.providerType)
    .map(({ id, name, type, typeBasis }) => ({
      provider: id,
      name,
      type,
      typeBasis,
      corridors: summary.providers[id] ?? [],
    }));
  const { items, ...page } = pageOf(all, query);
  return { ...publicationOf(manifest.summary), ...page, providers: items };
}

export async function getHealth({
  table,
  today,
}: ApiDependencies): Promise<AnswerOf<typeof getHealthOperation>> {
  const manifest = await manifestInForce(table);
  const summary = await readSummary(table, manifest.summary);
  return {
    status: 'ok',
    version: manifest.version,
    publishedAt: manifest.publishedAt,
    corridors: summary.corridors.length,
    surveys: summary.surveys.map((survey) => ({ survey, age: surveyAge(survey, today()) })),
  };
}

type Found =
  | { readonly priced: true; readonly corridor: CorridorId; readonly publication: string }
  | { readonly priced: false; readonly corridor: CorridorId; readonly lastKnown: LastKnown | null };

/** @throws Problem 404 with the nearest that exist. */
function find(asked: string, manifest: Manifest): Found {
  const id = asked as CorridorId;
  const publication = Object.hasOwn(manifest.corridors, id) ? manifest.corridors[id] : undefined;
  if (publication !== undefined) return { priced: true, corridor: id, publication };
  const unpriced = findUnpriced(asked);
  if (unpriced) return { priced: false, corridor: unpriced.corridor, lastKnown: unpriced.lastKnown };
  const existing = [
    ...Object.keys(manifest.corridors),
    ...UNPRICED.map(({ corridor }) => corridor),
  ] as CorridorId[];
  throw new Problem(404, 'unknown-corridor', 'There is no such corridor.', [
    {
      field: 'corridor',
      detail: 'It is not a sending and a receiving country that we know together, like DEU-KGZ.',
      allowed: nearestCorridors(asked, existing),
    },
  ]);
}

function headOf(corridor: CorridorId, sender: string, receiver: string) {
  return { corridor, sender: named(sender), receiver: named(receiver) };
}

function named(code: string): { code: string; name: string } {
  const country = findCountry(code);
  if (!country) throw new Error(`the catalogue has no country ${code}`);
  return { code, name: country.name };
}

function publicationOf(publication: string) {
  return { publication, publishedAt: publishedAt(publication) };
}

const FAULTS: Readonly<Record<string, string>> = {
  missing: 'It is empty.',
  syntax: 'It is not a plain decimal number: digits, at most one dot, no sign, exponent or separator.',
  'too-long': 'It has more digits than any transfer.',
  'too-many-decimals': 'It has more decimals than the currency.',
  'not-positive': 'It must be more than 0.',
  'not-covered':
    'No survey point covers it: prices exist at the amounts allowed and between the two of one currency.',
  'unknown-currency': 'No amount of this corridor is known in it.',
  'unknown-value': 'It is not one of the values allowed.',
};

/** The engine's refusal as an answer: malformed is 400, understood but not priced is 422. */
function explain({ field, code, allowed }: RequestError, currency: string): Problem {
  const status = code === 'not-covered' ? 422 : 400;
  const list =
    code === 'too-many-decimals'
      ? [`at most ${allowed[0]} decimals in ${currency}`]
      : allowed.length > 0
        ? allowed
        : ['a decimal number such as 140 or 199.50'];
  return new Problem(status, `${field}-${code}`, `${field}: ${FAULTS[code] ?? code}`, [
    { field, detail: FAULTS[code] ?? code, allowed: list },
  ]);
}
