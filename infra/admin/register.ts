/**
 * The register of parties: who may send prices, with which keys. What lets somebody send needs two persons; what stops somebody, one.
 * An act that is not allowed throws a Complaint, and changes nothing.
 */

import { SANDBOX } from '../../functions/receive-feeds/sandbox.ts';
import { readFeedHead, readFeedHeads, replaceFeedHead } from '../../functions/storage/feed-heads.ts';
import { readFeedSignatures } from '../../functions/storage/feeds.ts';
import {
  changeParty,
  type Licence,
  listParties,
  type Party,
  type PartyKey,
  readParty,
} from '../../functions/storage/parties.ts';
import { type Table, WriteConflict } from '../../functions/storage/table.ts';
import { PROVIDERS } from '../../shared/catalogue/providers.ts';
import type { FeedEdition, FeedHead } from '../../shared/feeds/life.ts';
import { Complaint } from '../local/options.ts';

export interface Register {
  readonly table: Table;
  readonly now: () => Date;
}

/** Keys of a party that are in force at once. */
const MOST_KEYS = 4;
const ATTEMPTS = 5;
/** Days that the keys before stay in force beside a new one, if nothing else is said. */
const ROTATION_DAYS = 7;
const DAY_MS = 86_400_000;

/** @throws Complaint unless two persons are named */
export function twoPersons(by: readonly string[]): readonly string[] {
  if (new Set(by.map((name) => name.trim().toLowerCase())).size !== 2 || by.length !== 2)
    throw new Complaint('Two persons have to answer for this: --by NAME --by NAME.');
  return by;
}

export type NewParty = Pick<Party, 'id' | 'role' | 'name' | 'type' | 'domain' | 'licences'>;

/** Registers a party, which has no key yet. A provider is never a reviewer, nor a reviewer a provider. */
export async function addParty(register: Register, party: NewParty, by: readonly string[]): Promise<Party> {
  const { table } = register;
  const { id, name, role } = party;
  if (id === SANDBOX.id) throw new Complaint(`${id} is there for everybody.`);
  if (role === 'reviewer' && PROVIDERS.some((provider) => provider.id === id))
    throw new Complaint(`${id} is a provider: a reviewer decides about providers, and is none.`);
  if (role === 'provider' && !hasBothEnds(party.licences))
    throw new Complaint(
      'A licence at both ends is needed: --licence "DEU 154321 https://..." for each country.',
    );
  const known = [...PROVIDERS, ...(await listParties(table))];
  const alike = known.find((other) => other.id !== id && folded(other.name) === folded(name));
  if (alike) throw new Complaint(`${name} looks like ${alike.name}, which is ${alike.id}.`);
  return changeParty(table, id, (there) => {
    if (there) throw new Complaint(`${id} is registered already, as ${there.role}: a party keeps its role.`);
    return { format: 1, ...party, keys: [], acts: [act(register, 'registered', twoPersons(by))] };
  });
}

const hasBothEnds = (licences: readonly Licence[]): boolean =>
  new Set(licences.map(({ country }) => country)).size >= 2;

/** Letters and digits alone, in small letters, those that look alike as one. */
const folded = (name: string): string =>
  [...name.normalize('NFKD').toLowerCase()]
    .map((letter) => LOOK_ALIKES.get(letter) ?? letter)
    .filter((letter) => /[\p{L}\p{N}]/u.test(letter))
    .join('');
const LOOK_ALIKES = new Map(
  Object.entries({
    а: 'a',
    е: 'e',
    о: 'o',
    р: 'p',
    с: 'c',
    у: 'y',
    х: 'x',
    і: 'i',
    к: 'k',
    м: 'm',
    т: 't',
    0: 'o',
    1: 'l',
  }),
);

const act = ({ now }: Register, what: string, by: readonly string[]): Party['acts'][number] => ({
  at: now().toISOString(),
  act: what,
  by: [...by],
});

/** @throws Complaint if there is no such party */
const changed = (
  register: Register,
  id: string,
  what: string,
  by: readonly string[],
  keysOf: (keys: readonly PartyKey[]) => PartyKey[],
): Promise<Party> =>
  changeParty(register.table, id, (party) => {
    if (!party) throw new Complaint(`there is no party ${id}.`);
    return { ...party, keys: keysOf(party.keys), acts: [...party.acts, act(register, what, by)] };
  });

export interface NewKey {
  readonly publicKey: string;
  /** ISO 8601 UTC; undefined: now, and open. */
  readonly from?: string | undefined;
  readonly until?: string | undefined;
}

/** Adds a key. @returns the party and the key's id */
export async function addKey(
  register: Register,
  id: string,
  key: NewKey,
  by: readonly string[],
  change: (key: PartyKey) => PartyKey = (there) => there,
): Promise<{ party: Party; keyId: string }> {
  const instant = register.now().toISOString();
  const owner = (await listParties(register.table)).find(({ keys }) =>
    keys.some(({ publicKey }) => publicKey === key.publicKey),
  );
  if (owner && owner.id !== id)
    throw new Complaint(`this key is ${owner.id}'s: nobody signs for two parties.`);
  let name = '';
  const party = await changed(register, id, 'key added', twoPersons(by), (keys) => {
    if (keys.some(({ publicKey }) => publicKey === key.publicKey))
      throw new Complaint('this key is registered already.');
    if (keys.filter((one) => isInForce(one, instant)).length >= MOST_KEYS)
      throw new Complaint(`${id} has ${MOST_KEYS} keys in force: end one first.`);
    // Ids are never used again.
    name = `k${keys.length + 1}`;
    const { publicKey, from = instant, until = null } = key;
    return [...keys.map(change), { id: name, publicKey, from, until, revokedAt: null }];
  });
  return { party, keyId: `${id}/${name}` };
}

const isInForce = ({ until, revokedAt }: PartyKey, instant: string): boolean =>
  revokedAt === null && (until === null || until > instant);

/** Adds a key, and lets the others end. @param key `until`: when the others end */
export function rotateKey(
  register: Register,
  id: string,
  { publicKey, until }: NewKey,
  by: readonly string[],
): Promise<{ party: Party; keyId: string }> {
  const instant = register.now();
  const end = until ?? new Date(instant.getTime() + ROTATION_DAYS * DAY_MS).toISOString();
  return addKey(register, id, { publicKey }, by, (key) =>
    isInForce(key, instant.toISOString()) && (key.until === null || key.until > end)
      ? { ...key, until: end }
      : key,
  );
}

/**
 * Revokes a key, and withdraws the editions that it signed, confirmed or decided on from an instant on. Once it has ended, a request that
 * was verified before is committed and withdrawn, or will be refused: storage/feed-heads.ts says why.
 * @param since undefined: what it signed stays
 * @returns the editions that were withdrawn
 */
export async function revokeKey(
  register: Register,
  id: string,
  keyId: string,
  since: string | undefined,
  by: readonly string[],
): Promise<readonly string[]> {
  const revokedAt = register.now().toISOString();
  const { role } = await changed(register, id, `key ${keyId} revoked`, by, (keys) => {
    if (!keys.some((key) => key.id === keyId)) throw new Complaint(`${id} has no key ${keyId}.`);
    return keys.map((key) => (key.id === keyId ? { ...key, revokedAt: key.revokedAt ?? revokedAt } : key));
  });
  const { table } = register;
  const isBad = async ({ edition, key, acceptedAt }: FeedEdition): Promise<boolean> => {
    if (since === undefined) return false;
    const signatures = await readFeedSignatures(table, edition);
    const all = signatures.length > 0 ? signatures : [{ key, at: acceptedAt }];
    return all.some((one) => one.key === `${id}/${keyId}` && one.at >= since);
  };
  // A reviewer may have decided about any.
  const providers = role === 'reviewer' ? (await readFeedHeads(table)).map(({ provider }) => provider) : [id];
  const withdrawn: string[] = [];
  for (const provider of providers) {
    let bad: string[] = [];
    await changeHead(register, provider, async (head) => {
      bad = [];
      for (const one of [...head.editions, head.waiting])
        if (one && (await isBad(one))) bad.push(one.edition);
      const last = bad.at(-1);
      const isGood = ({ edition }: FeedEdition) => !bad.includes(edition);
      return {
        ...head,
        editions: head.editions.filter(isGood),
        waiting: head.waiting && isGood(head.waiting) ? head.waiting : null,
        withdrawn: last === undefined ? head.withdrawn : { edition: last, at: revokedAt },
      };
    });
    withdrawn.push(...bad);
  }
  return withdrawn;
}

/** Says that a party does not pay out now, or does again. */
export async function setSuspended(
  register: Register,
  id: string,
  isSuspended: boolean,
  by: readonly string[],
): Promise<void> {
  if ((await readParty(register.table, id))?.role === 'reviewer')
    throw new Complaint(`${id} is a reviewer, who pays nothing out: revoke its keys.`);
  await changed(register, id, isSuspended ? 'suspended' : 'resumed', by, (keys) => [...keys]);
  const suspended = isSuspended ? register.now().toISOString() : null;
  await changeHead(register, id, async (head) => ({
    ...head,
    suspended: suspended && (head.suspended ?? suspended),
  }));
}

/** @throws WriteConflict if the party sends again and again */
async function changeHead(
  { table }: Register,
  provider: string,
  change: (head: FeedHead) => Promise<FeedHead>,
): Promise<void> {
  for (let attempt = 1; ; attempt++) {
    const held = await readFeedHead(table, provider);
    try {
      // The receipt stays that of the last request.
      await replaceFeedHead(table, await change(held.head), held, held.receipt);
      return;
    } catch (error) {
      if (!(error instanceof WriteConflict) || attempt === ATTEMPTS) throw error;
    }
  }
}
