/**
 * Tokens for the private views: who may look at what. Of a token's secret only its SHA-256 is stored, so that no copy of the table lets
 * anybody look. Only the command (infra/admin) writes them; no function does.
 */
import { createHash, timingSafeEqual } from 'node:crypto';
import * as z from 'zod/mini';
import { scopeSchema } from '../../shared/contracts/scope.ts';
import { daySchema } from '../../shared/contracts/words.ts';
import { pack, unpack } from './encoding.ts';
import { TOKENS } from './keys.ts';
import { type Table, WriteConflict } from './table.ts';

const tokenSchema = z.object({
  format: z.literal(1),
  id: z.string(),
  /** SHA-256 of the secret, hexadecimal. */
  hash: z.string().check(z.regex(/^[0-9a-f]{64}$/)),
  scope: scopeSchema,
  /** The organisation that it was made for. */
  holder: z.string(),
  createdAt: z.string(),
  /** The last day on which it counts, by UTC. */
  expiresOn: daySchema,
  revokedAt: z.nullable(z.string()),
});
export type Token = z.infer<typeof tokenSchema>;

/** `krv_<id>_<secret>`: 12 and 64 hexadecimal digits. */
const WRITTEN = /^krv_([0-9a-f]{12})_([0-9a-f]{64})$/;

/** What a token's text says; undefined: it is none. */
export function tokenParts(text: string): { readonly id: string; readonly secret: string } | undefined {
  const [, id, secret] = WRITTEN.exec(text) ?? [];
  return id === undefined || secret === undefined ? undefined : { id, secret };
}

export const hashOf = (secret: string): string => createHash('sha256').update(secret).digest('hex');

/** Compared with where there is no token, so that this takes as long. */
const NO_HASH = '0'.repeat(64);

/** Whether a secret is that of the token; false if there is no token. Its time depends on neither. */
export function isSecretOf(token: Token | undefined, secret: string): token is Token {
  const stored = Buffer.from(token?.hash ?? NO_HASH, 'hex');
  return timingSafeEqual(stored, Buffer.from(hashOf(secret), 'hex')) && token !== undefined;
}

const tokenOf = (value: Uint8Array): Token => z.parse(tokenSchema, unpack(value));

/** A token, strongly consistent: one that was revoked shows nothing any more. */
export async function readToken(table: Table, id: string): Promise<Token | undefined> {
  const item = await table.get({ pk: TOKENS, sk: id }, 'strong');
  return item && tokenOf(item.value);
}

/** All tokens, in the order of their ids. */
export const listTokens = async (table: Table): Promise<Token[]> =>
  (await table.query(TOKENS)).map(({ value }) => tokenOf(value));

/** @throws WriteConflict if there is one of that id */
export const addToken = (table: Table, token: Token): Promise<void> =>
  table.put({ pk: TOKENS, sk: token.id, version: 1, value: pack(z.parse(tokenSchema, token)) }, 0);

const ATTEMPTS = 5;

/** Revokes a token; one that is revoked already stays as it is. @returns undefined: there is none @throws WriteConflict */
export async function revokeToken(table: Table, id: string, at: string): Promise<Token | undefined> {
  const key = { pk: TOKENS, sk: id };
  for (let attempt = 1; ; attempt++) {
    const item = await table.get(key, 'strong');
    if (!item) return undefined;
    const token = tokenOf(item.value);
    if (token.revokedAt !== null) return token;
    const revoked: Token = { ...token, revokedAt: at };
    try {
      await table.put({ ...key, version: item.version + 1, value: pack(revoked) }, item.version);
      return revoked;
    } catch (error) {
      if (!(error instanceof WriteConflict) || attempt === ATTEMPTS) throw error;
    }
  }
}
