/**
 * Parties: who may send, with the public keys that were registered for them and the licences that two persons read in a register; and
 * reviewers, who decide what is doubted. A party has one role, for good.
 * Only the register's command writes them (infra/admin); no function does.
 */
import * as z from 'zod/mini';
import { providerTypeSchema } from '../../shared/contracts/sheet.ts';
import { countryCodeSchema } from '../../shared/contracts/words.ts';
import { pack, unpack } from './encoding.ts';
import { PARTIES } from './keys.ts';
import { type Table, WriteConflict } from './table.ts';

const keySchema = z.object({
  id: z.string(),
  /** Ed25519: its 32 bytes, base64url. */
  publicKey: z.string(),
  /** In force from, until and since when not any more; ISO 8601 UTC. */
  from: z.string(),
  until: z.nullable(z.string()),
  revokedAt: z.nullable(z.string()),
});

/** As read in the register of the country: at both ends of each corridor that the party serves. */
const licenceSchema = z.object({ country: countryCodeSchema, number: z.string(), register: z.string() });

export const ROLES = ['provider', 'reviewer'] as const;

const partySchema = z.object({
  format: z.literal(1),
  id: z.string(),
  /** Those that were registered before there were reviewers are providers. */
  role: z._default(z.enum(ROLES), 'provider'),
  name: z.string(),
  /** Of a reviewer unknown, and it has neither domain nor licences. */
  type: providerTypeSchema,
  /** The party's own, which it proved to hold. */
  domain: z.string(),
  licences: z.array(licenceSchema),
  keys: z.array(keySchema),
  /** What was done at the register, when, and who did it. */
  acts: z.array(z.object({ at: z.string(), act: z.string(), by: z.array(z.string()) })),
});
export type Party = z.infer<typeof partySchema>;
export type PartyKey = z.infer<typeof keySchema>;
export type Licence = z.infer<typeof licenceSchema>;

const partyOf = (value: Uint8Array): Party => z.parse(partySchema, unpack(value));

/** All parties, in the order of their ids. */
export async function listParties(table: Table): Promise<Party[]> {
  return (await table.query(PARTIES)).map(({ value }) => partyOf(value));
}

/** A party, strongly consistent: a key that was revoked signs nothing any more. */
export async function readParty(table: Table, id: string): Promise<Party | undefined> {
  const item = await table.get({ pk: PARTIES, sk: id }, 'strong');
  return item && partyOf(item.value);
}

const ATTEMPTS = 5;

/**
 * Replaces a party by the result of `change`, which gets undefined if there is none. If another write comes first, it is called again.
 * @throws what `change` throws; WriteConflict if others are faster again and again
 */
export async function changeParty(
  table: Table,
  id: string,
  change: (party: Party | undefined) => Party,
): Promise<Party> {
  const key = { pk: PARTIES, sk: id };
  for (let attempt = 1; ; attempt++) {
    const item = await table.get(key, 'strong');
    const version = item?.version ?? 0;
    const party = change(item && partyOf(item.value));
    try {
      await table.put({ ...key, version: version + 1, value: pack(party) }, version);
      return party;
    } catch (error) {
      if (!(error instanceof WriteConflict) || attempt === ATTEMPTS) throw error;
    }
  }
}
