/** Tokens for the private views: made, listed and revoked. A secret is written once, to whoever makes the token, and kept nowhere. */
import { randomBytes } from 'node:crypto';
import { type Look, readLooks } from '../../functions/storage/looks.ts';
import {
  addToken,
  hashOf,
  listTokens,
  revokeToken,
  type Token,
  tokenParts,
} from '../../functions/storage/tokens.ts';
import { findCountry } from '../../shared/catalogue/countries.ts';
import { SCOPE_KINDS, type ScopeKind } from '../../shared/contracts/scope.ts';
import { addDays, isDay } from '../../shared/model/day.ts';
import { Complaint } from '../local/options.ts';
import type { Register } from './register.ts';

/** Days that a token may count, from today on. */
const MOST_DAYS = 366;
const MOST_OF_HOLDER = 80;

export const TOKEN_USAGE = `  create --scope KINDS --countries COUNTRIES --for ORGANISATION --expires DAY       writes the token, once
  list
  looks ID                                                        what was looked at with it
  revoke ID                                                       at once, for good
KINDS are some of ${SCOPE_KINDS.join(',')}; COUNTRIES are ISO codes as KGZ,TJK, or "*"; ORGANISATION has at most ${MOST_OF_HOLDER} characters, and is no
person's name; DAY is the last day on which it counts, by UTC, at most ${MOST_DAYS} days from today.`;

export interface GivenToken {
  readonly scope?: string | undefined;
  readonly countries?: string | undefined;
  readonly for?: string | undefined;
  readonly expires?: string | undefined;
}

/** @returns the token's text, and what it is for @throws Complaint that names the argument at fault, and what is right */
export async function createToken({ table, now }: Register, given: GivenToken): Promise<string[]> {
  const today = now().toISOString().slice(0, 10);
  const scope = { kinds: kindsIn(given.scope), countries: countriesIn(given.countries) };
  const holder = holderIn(given.for);
  const expiresOn = lastDayIn(given.expires, today);
  const id = randomBytes(6).toString('hex');
  const secret = randomBytes(32).toString('hex');
  const createdAt = now().toISOString();
  const token: Token = {
    format: 1,
    id,
    hash: hashOf(secret),
    scope,
    holder,
    createdAt,
    expiresOn,
    revokedAt: null,
  };
  await addToken(table, token);
  return [
    `krv_${id}_${secret}`,
    `This is the token of ${holder}, until the end of ${expiresOn} (UTC): ${scopeText(token)}.`,
    'It is shown now and never again: only its hash is kept. Send it over a line that nobody else reads. To end it:',
    `  npm run admin -- token revoke ${id}`,
  ];
}

function kindsIn(text: string | undefined): ScopeKind[] {
  const allowed = `give some of ${SCOPE_KINDS.join(',')}, with commas between them.`;
  if (!text) throw new Complaint(`--scope KINDS: ${allowed}`);
  const named = text.split(',');
  const unknown = named.find((kind) => !SCOPE_KINDS.some((one) => one === kind));
  if (unknown !== undefined) throw new Complaint(`--scope ${text}: "${unknown}" is no kind; ${allowed}`);
  return SCOPE_KINDS.filter((kind) => named.includes(kind));
}

function countriesIn(text: string | undefined): Token['scope']['countries'] {
  const allowed = 'give ISO 3166-1 alpha-3 codes as KGZ,TJK, with commas between them, or "*" for all.';
  if (!text) throw new Complaint(`--countries COUNTRIES: ${allowed}`);
  if (text === '*') return '*';
  const codes = text.split(',');
  const unknown = codes.find((code) => !findCountry(code));
  if (unknown !== undefined)
    throw new Complaint(`--countries ${text}: "${unknown}" is no country; ${allowed}`);
  return [...new Set(codes)].sort();
}

function holderIn(text: string | undefined): string {
  const holder = text?.trim() ?? '';
  if (holder.length < 2 || holder.length > MOST_OF_HOLDER || /[\p{Cc}\p{Zl}\p{Zp}]|\S@\S/u.test(holder))
    throw new Complaint(
      `--for ORGANISATION: give its name, in 2 to ${MOST_OF_HOLDER} characters on one line, without an address of a person.`,
    );
  return holder;
}

function lastDayIn(text: string | undefined, today: string): string {
  const last = addDays(today, MOST_DAYS);
  const allowed = `give a day from ${today} to ${last}, as ${addDays(today, 90)}.`;
  if (text === undefined || !isDay(text)) throw new Complaint(`--expires ${text ?? 'DAY'}: ${allowed}`);
  if (text < today || text > last) throw new Complaint(`--expires ${text}: ${allowed}`);
  return text;
}

const scopeText = ({ scope: { kinds, countries } }: Token): string =>
  `${kinds.join(', ')} of ${countries === '*' ? 'all countries' : countries.join(', ')}`;

/** A line for each token. */
export async function linesOfTokens({ table, now }: Register): Promise<string[]> {
  const tokens = await listTokens(table);
  const today = now().toISOString().slice(0, 10);
  return tokens.length === 0
    ? ['There is no token.']
    : tokens.map((token) => {
        const { id, holder, createdAt, expiresOn, revokedAt } = token;
        const state =
          revokedAt === null
            ? `${expiresOn < today ? 'expired' : 'until'} ${expiresOn}`
            : `revoked ${revokedAt}`;
        return `${id}: ${holder}, ${scopeText(token)}, made ${createdAt}, ${state}`;
      });
}

/** @throws Complaint for an id that is none, or of no token */
export async function endToken({ table, now }: Register, id: string): Promise<string[]> {
  const token = await revokeToken(table, idIn(id), now().toISOString());
  if (!token) throw noSuchToken(id);
  return [`${id} shows nothing any more, since ${token.revokedAt}.`];
}

/** A line for each look with a token. @throws Complaint for an id that is none, or of no token */
export async function linesOfLooks({ table }: Register, id: string): Promise<string[]> {
  const named = idIn(id);
  if (!(await listTokens(table)).some((token) => token.id === named)) throw noSuchToken(id);
  const looks = await readLooks(table, named);
  return looks.length === 0 ? [`Nobody looked with ${id}.`] : looks.map(lineOf);
}

function lineOf({ at, operation, parameter, query, status, rows }: Look): string {
  const asked = [operation, parameter, new URLSearchParams(query).toString()].filter((part) => part !== '');
  return `${at} ${asked.join(' ')}: ${status === 200 ? `shown${rows === null ? '' : `, ${rows} rows`}` : 'nothing there'}`;
}

/** A whole token is told apart from an id: it belongs on no command line. */
function idIn(text: string): string {
  if (tokenParts(text))
    throw new Complaint(
      'ID: give the 12 digits after "krv_", not the token: its secret belongs into no command.',
    );
  if (!/^[0-9a-f]{12}$/.test(text))
    throw new Complaint('ID: give the 12 digits that npm run admin -- token list shows.');
  return text;
}

const noSuchToken = (id: string): Complaint =>
  new Complaint(`ID ${id}: there is no such token: npm run admin -- token list`);
