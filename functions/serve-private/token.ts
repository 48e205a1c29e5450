/** Whose request it is: the token in its header, looked up by its id, its secret compared by hash. */
import { Problem } from '../http/problem.ts';
import { isSecretOf, readToken, type Token, tokenParts } from '../storage/tokens.ts';
import type { PrivateDependencies } from './dependencies.ts';

const REALM = 'Bearer realm="karvon-private"';
const SENTENCES = {
  'no-token': 'There is no token, or it is not written as one.',
  'unknown-token': 'It is none of ours.',
  'token-expired': 'Its last day is over.',
  'token-revoked': 'It was revoked.',
} as const;

/** 401, and never 403: the distribution would answer that with a page. */
export class NotAdmitted extends Problem {
  constructor(why: keyof typeof SENTENCES) {
    super(
      401,
      why,
      SENTENCES[why],
      [
        {
          field: 'authorization',
          detail: SENTENCES[why],
          allowed: ['Bearer krv_<id>_<secret>, a token that an operator made and that is in force'],
        },
      ],
      { 'www-authenticate': why === 'no-token' ? REALM : `${REALM}, error="invalid_token"` },
    );
  }
  override toJSON(): Record<string, unknown> {
    return { ...super.toJSON(), title: 'Not admitted' };
  }
}

const BEARER = /^bearer +(\S+)$/i;

/**
 * The token of a request. That it expired or was revoked is said to nobody but who has its secret.
 * @throws NotAdmitted
 */
export async function tokenOf(
  authorization: string | undefined,
  { table, now }: Pick<PrivateDependencies, 'table' | 'now'>,
): Promise<Token> {
  const parts = tokenParts(BEARER.exec(authorization ?? '')?.[1] ?? '');
  if (!parts) throw new NotAdmitted('no-token');
  const token = await readToken(table, parts.id);
  if (!isSecretOf(token, parts.secret)) throw new NotAdmitted('unknown-token');
  if (token.revokedAt !== null) throw new NotAdmitted('token-revoked');
  if (token.expiresOn < now().toISOString().slice(0, 10)) throw new NotAdmitted('token-expired');
  return token;
}
