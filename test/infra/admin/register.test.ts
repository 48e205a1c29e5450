/** The register of parties: who has to answer for what, and what an act changes. On the real table engine. */
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { pack } from '../../../functions/storage/encoding.ts';
import { readFeedHead } from '../../../functions/storage/feed-heads.ts';
import { readParty } from '../../../functions/storage/parties.ts';
import type { Table } from '../../../functions/storage/table.ts';
import {
  addKey,
  addParty,
  type NewParty,
  type Register,
  revokeKey,
  rotateKey,
  setSuspended,
} from '../../../infra/admin/register.ts';
import { type Engine, startEngine } from '../../support/engine.ts';
import { exampleFeed, NOW, provider } from '../../support/feeds.ts';
import { newKey } from '../../support/signing.ts';

let engine: Engine;
let table: Table;
let register: Register;
beforeAll(async () => {
  engine = await startEngine();
});
afterAll(() => engine.close());
beforeEach(async () => {
  table = await engine.newTable();
  register = { table, now: () => new Date(NOW) };
});

const BOTH = ['Anna', 'Boris'];
const licences = ['DEU', 'TJK'].map((country) => ({
  country,
  number: '1',
  register: 'https://register.example/1',
}));
const PARTY: NewParty = {
  id: 'new-remit',
  role: 'provider',
  name: 'New Remit',
  type: 'money-transfer-operator',
  domain: 'new-remit.example',
  licences,
};

describe('a party', () => {
  test('is registered by two persons, with its licences, and signs nothing yet', async () => {
    await addParty(register, PARTY, BOTH);
    expect(await readParty(table, 'new-remit')).toEqual({
      format: 1,
      ...PARTY,
      keys: [],
      acts: [{ at: NOW, act: 'registered', by: BOTH }],
    });
  });

  test.each<[string, Partial<NewParty>, string[], RegExp]>([
    ['one person', {}, ['Anna'], /Two persons/],
    ['one person twice', {}, ['Anna', ' anna'], /Two persons/],
    ['three', {}, ['Anna', 'Boris', 'Clara'], /Two persons/],
    ['no licence', { licences: [] }, BOTH, /both ends/],
    ['licences at one end', { licences: licences.slice(0, 1) }, BOTH, /both ends/],
    ['the sandbox', { id: 'sandbox' }, BOTH, /everybody/],
    ['a name like a known one', { name: 'WESTERN-UNION' }, BOTH, /looks like Western Union/],
    ['one in letters that look alike', { name: 'Wеstеrn Uniоn' }, BOTH, /looks like Western Union/],
  ])('not by %s', async (_, change, by, message) => {
    await expect(addParty(register, { ...PARTY, ...change }, by)).rejects.toThrow(message);
    expect(await table.query('PARTIES')).toEqual([]);
  });

  test('is a reviewer without licences, who is no provider, and keeps its role', async () => {
    const desk: NewParty = { ...PARTY, id: 'price-desk', role: 'reviewer', name: 'Desk', licences: [] };
    await addParty(register, desk, BOTH);
    expect(await readParty(table, 'price-desk')).toMatchObject({ role: 'reviewer', licences: [], keys: [] });
    const reviewer = (id: string, name = id) => addParty(register, { ...desk, id, name }, BOTH);
    await expect(reviewer('western-union', 'Board')).rejects.toThrow(/is a provider/);
    await expect(reviewer('board', 'Western Union')).rejects.toThrow(/looks like/);
    await expect(addParty(register, { ...desk, id: 'board', name: 'Board' }, ['Anna'])).rejects.toThrow(
      /Two/,
    );
    await addParty(register, PARTY, BOTH);
    await expect(reviewer('new-remit', 'Board')).rejects.toThrow(/already, as provider/);
    await expect(addParty(register, { ...PARTY, id: 'price-desk', name: 'Other' }, BOTH)).rejects.toThrow(
      /already, as reviewer/,
    );
    await expect(setSuspended(register, 'price-desk', true, ['Anna'])).rejects.toThrow(/is a reviewer/);
    expect((await table.query('PARTIES')).map(({ sk }) => sk)).toEqual(['new-remit', 'price-desk']);
  });

  test('that was registered before there were roles is a provider', async () => {
    const { role: _, ...before } = { format: 1, ...PARTY, keys: [], acts: [] };
    await table.put({ pk: 'PARTIES', sk: 'new-remit', version: 1, value: pack(before) });
    expect((await readParty(table, 'new-remit'))?.role).toBe('provider');
  });

  test('not twice, and not under the name of another', async () => {
    await addParty(register, PARTY, BOTH);
    await expect(addParty(register, PARTY, BOTH)).rejects.toThrow(/already/);
    await expect(addParty(register, { ...PARTY, id: 'other' }, BOTH)).rejects.toThrow(/looks like New Remit/);
  });
});

describe('keys', () => {
  const publicKey = () => newKey('any/k').publicKey;
  beforeEach(() => addParty(register, PARTY, BOTH));

  test('are added by two persons, four at once, each once, under ids that are never used again', async () => {
    const first = publicKey();
    expect((await addKey(register, 'new-remit', { publicKey: first }, BOTH)).keyId).toBe('new-remit/k1');
    await expect(addKey(register, 'new-remit', { publicKey: first }, BOTH)).rejects.toThrow(/already/);
    await expect(addKey(register, 'new-remit', { publicKey: publicKey() }, ['Anna'])).rejects.toThrow(
      /Two persons/,
    );
    await expect(addKey(register, 'nobody', { publicKey: publicKey() }, BOTH)).rejects.toThrow(
      /no party nobody/,
    );
    for (let n = 2; n <= 4; n++) await addKey(register, 'new-remit', { publicKey: publicKey() }, BOTH);
    await expect(addKey(register, 'new-remit', { publicKey: publicKey() }, BOTH)).rejects.toThrow(/4 keys/);
    await revokeKey(register, 'new-remit', 'k2', undefined, ['Anna']);
    expect((await addKey(register, 'new-remit', { publicKey: publicKey() }, BOTH)).keyId).toBe(
      'new-remit/k5',
    );
  });

  test('are of one party: nobody signs as two', async () => {
    const key = publicKey();
    await addKey(register, 'new-remit', { publicKey: key }, BOTH);
    const desk: NewParty = { ...PARTY, id: 'price-desk', role: 'reviewer', name: 'Desk', licences: [] };
    await addParty(register, desk, BOTH);
    await expect(addKey(register, 'price-desk', { publicKey: key }, BOTH)).rejects.toThrow(/new-remit's/);
  });

  test('rotated, the others end in seven days, or when it is said, and never later than before', async () => {
    const soon = '2026-12-02T00:00:00.000Z';
    await addKey(register, 'new-remit', { publicKey: publicKey(), until: soon }, BOTH);
    await addKey(register, 'new-remit', { publicKey: publicKey() }, BOTH);
    const { party } = await rotateKey(register, 'new-remit', { publicKey: publicKey() }, BOTH);
    expect(party.keys.map(({ until }) => until)).toEqual([soon, '2026-12-07T07:00:00.000Z', null]);
    const until = '2026-12-01T00:00:00.000Z';
    const again = await rotateKey(register, 'new-remit', { publicKey: publicKey(), until }, BOTH);
    expect(again.party.keys.map((key) => key.until)).toEqual([until, until, until, null]);
  });
});

describe('a provider that sends', () => {
  test('whose key is revoked is not heard, and what it signed since is withdrawn', async () => {
    const one = await provider(table);
    const ask = one.handlerOf(one.dependencies);
    const first = await ask(one.feed(exampleFeed()));
    one.pass(1000);
    const second = await ask(
      one.feed(exampleFeed({ publishedAt: '2026-11-30T06:30:00Z', validFrom: '2026-12-01' })),
    );
    const since = '2026-11-30T07:00:01.000Z';
    expect(await revokeKey(register, 'example-remit', 'k1', since, ['Anna'])).toEqual([second.body.edition]);
    const { head } = await readFeedHead(table, 'example-remit');
    expect(head.editions.map(({ edition }) => edition)).toEqual([first.body.edition]);
    expect(head.withdrawn?.edition).toBe(second.body.edition);
    one.pass(1000);
    expect((await ask(one.feed(exampleFeed()))).status).toBe(401);
    await expect(revokeKey(register, 'example-remit', 'k7', undefined, ['Anna'])).rejects.toThrow(
      /no key k7/,
    );
  });

  test('is suspended and resumed, and sends meanwhile', async () => {
    const one = await provider(table);
    const ask = one.handlerOf(one.dependencies);
    await setSuspended(register, 'example-remit', true, ['Anna']);
    expect((await ask(one.feed(exampleFeed()))).status).toBe(200);
    one.pass(1000);
    expect((await ask(one.read('/v1/in/feeds'))).body).toMatchObject({ suspended: NOW, current: [{}] });
    await setSuspended(register, 'example-remit', true, ['Boris']);
    expect((await readFeedHead(table, 'example-remit')).head.suspended).toBe(NOW);
    await setSuspended(register, 'example-remit', false, BOTH);
    expect((await readFeedHead(table, 'example-remit')).head).toMatchObject({
      suspended: null,
      editions: [{}],
    });
    const acts = (await readParty(table, 'example-remit'))?.acts.map(({ act, by }) => [act, ...by]);
    expect(acts).toEqual([
      ['suspended', 'Anna'],
      ['suspended', 'Boris'],
      ['resumed', ...BOTH],
    ]);
  });

  test('an act at the register in between does not lose the receipt of the last request', async () => {
    const one = await provider(table);
    await one.handlerOf(one.dependencies)(one.feed(exampleFeed(), { idempotencyKey: 'the-feed' }));
    await setSuspended(register, 'example-remit', true, ['Anna']);
    expect((await readFeedHead(table, 'example-remit')).receipt).toEqual({
      party: 'example-remit',
      idempotencyKey: 'the-feed',
    });
  });
});
