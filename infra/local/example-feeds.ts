/**
 * `npm start -- --example-feeds`: prices that a provider says, for whoever wants to see them without being one. A firm that does not
 * exist is registered on this machine, with a key made here, and sends a feed over the route that every firm uses. Its id begins with
 * `example-`; a deployment registers no such firm. A feed is the same all day: a start that sends it again gets the answer of before.
 */
import { createHash, createPublicKey, generateKeyPairSync } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Party, readParty } from '../../functions/storage/parties.ts';
import { newTable } from '../../functions/storage/table.ts';
import type { Feed, FeedService } from '../../shared/feeds/feed.ts';
import { addDays, type Day } from '../../shared/model/day.ts';
import type { CorridorId } from '../../shared/model/vocabulary.ts';
import { clientOf } from '../admin/local-table.ts';
import { addKey, addParty, type NewParty, type Register, revokeKey } from '../admin/register.ts';
import { ask, refusalOf, systemTime } from '../feed/client.ts';
import { type SigningKey, signingKey } from '../feed/keys.ts';
import { readAdminAccess } from './admin-access.ts';
import { Complaint } from './options.ts';
import { line } from './progress.ts';
import { messagesOf } from './refusal.ts';

const REGISTER = 'https://example.org/not-a-register';
const FIRM: NewParty = {
  id: 'example-remit',
  role: 'provider',
  name: 'Example Remit',
  type: 'money-transfer-operator',
  domain: 'example.org',
  licences: ['DEU', 'KGZ', 'RUS', 'TJK', 'KAZ', 'UZB'].map((country) => ({
    country,
    number: 'example',
    register: REGISTER,
  })),
};
/** Who answers for a firm that is none. */
const BY = ['npm start', '--example-feeds'];
const DAYS = 30;

export interface ExampleOptions {
  /** Of the app that runs. */
  readonly dataDir: string;
  readonly url: string;
  /** As on which day it runs; undefined: today. */
  readonly day: Day | undefined;
  readonly log: (line: string) => void;
}

/** Registers the firm if it is not, and sends its feed of the day. What does not work is told, and ends nothing. */
export async function sendExampleFeeds(options: ExampleOptions): Promise<void> {
  const started = performance.now();
  try {
    options.log(line('example feed', await sent(options), performance.now() - started));
  } catch (error) {
    options.log(`example feed: ${messagesOf(error)}`);
  }
}

async function sent({ dataDir, url, day: asOnDay, log }: ExampleOptions): Promise<string> {
  const now = () => instantOn(asOnDay);
  const key = await registeredKey(dataDir, now);
  const feed = exampleFeedOn(now().toISOString().slice(0, 10));
  const body = Buffer.from(JSON.stringify(feed));
  const hash = createHash('sha256').update(body).digest('hex').slice(0, 16);
  const change = {
    body,
    contentType: 'application/json',
    idempotencyKey: `example-${feed.validFrom}-${hash}`,
  };
  const outside = { ...systemTime, now, tell: log };
  const answer = await ask({ target: '/v1/in/feeds', change }, new URL(url), key, outside);
  if (answer.status !== 200) throw new Complaint(refusalOf(answer).join('; '));
  return `${FIRM.name}, which is no real firm, in ${feed.corridors.join(', ')}`;
}

/** Now, or this time of the day as on which the app runs, as its functions' clocks say it. */
function instantOn(day: Day | undefined): Date {
  const now = new Date();
  return day === undefined ? now : new Date(`${day}${now.toISOString().slice(10)}`);
}

/** The firm's key, which stays in the data folder. @throws Complaint if somebody registered the firm as another one */
async function registeredKey(dataDir: string, now: () => Date): Promise<SigningKey> {
  const access = readAdminAccess(dataDir);
  if (!access) throw new Error(`no app runs in ${dataDir}`);
  const client = clientOf(access);
  try {
    const register: Register = { table: newTable(client, access.table), now };
    const party = (await readParty(register.table, FIRM.id)) ?? (await addParty(register, FIRM, BY));
    if (party.licences.some((licence) => licence.register !== REGISTER))
      throw new Complaint(
        `${FIRM.id} is registered with other licences, so nothing is sent for it (--fresh begins anew)`,
      );
    const file = privateKeyFile(dataDir);
    const keyId = await keyIdOf(publicKeyOf(file), party, register);
    return signingKey({ file, keyId }, {}, () => {});
  } finally {
    client.destroy();
  }
}

/** Made at the first start. */
function privateKeyFile(dataDir: string): string {
  const folder = join(dataDir, 'keys');
  const file = join(folder, `${FIRM.id}.pem`);
  if (!existsSync(file)) {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    const { privateKey } = generateKeyPairSync('ed25519');
    writeFileSync(file, privateKey.export({ type: 'pkcs8', format: 'pem' }), { mode: 0o600 });
  }
  return file;
}

/** Its 32 bytes, base64url. */
const publicKeyOf = (file: string): string =>
  String(createPublicKey(readFileSync(file, 'utf8')).export({ format: 'jwk' }).x);

/** Registers a key that is not registered; those before it were lost, and are revoked. */
async function keyIdOf(publicKey: string, { id, keys }: Party, register: Register): Promise<string> {
  const known = keys.find((key) => key.publicKey === publicKey && key.revokedAt === null);
  if (known) return `${id}/${known.id}`;
  for (const key of keys) if (key.revokedAt === null) await revokeKey(register, id, key.id, undefined, BY);
  return (await addKey(register, id, { publicKey }, BY)).keyId;
}

/** A surveyed corridor, and two that nobody surveys. Margins on the reference rate, so that no rate of it is ever old. */
function exampleFeedOn(day: Day): Feed {
  return {
    format: 'karvon-feed-1',
    provider: FIRM.id,
    publishedAt: `${day}T00:00:00Z`,
    validFrom: day,
    validUntil: addDays(day, DAYS),
    corridors: ['DEU-KGZ', 'RUS-TJK', 'KAZ-UZB'],
    affirmation: { statement: 'true-and-complete-1', by: 'head-of-payments' },
    services: [
      ...bothServices('DEU-KGZ', 'EUR', 'KGS', '2.90', '1.1', '3000'),
      ...bothServices('RUS-TJK', 'RUB', 'TJS', '99', '0.8', '150000'),
      ...bothServices('KAZ-UZB', 'KZT', 'UZS', '490', '1.4', '1000000'),
    ],
  };
}

/** By app to a card for a fixed fee, and in cash at an agent for a percentage. */
function bothServices(
  corridor: CorridorId,
  sendCurrency: string,
  payoutCurrency: string,
  fixed: string,
  marginPercent: string,
  perTransfer: string,
): FeedService[] {
  const all = { above: '0', upTo: null };
  const common = {
    corridor,
    sendCurrency,
    payoutCurrency,
    feeConvention: 'added',
    exchangeRates: [{ ...all, marginPercent, benchmark: 'reference' }],
    payoutFees: [{ ...all, fixed: '0', percent: '0' }],
    limits: { perTransfer },
    senderDocuments: ['passport'],
  } as const satisfies Partial<FeedService>;
  return [
    {
      ...common,
      serviceId: 'app-card',
      accessPoint: 'mobile-app',
      payoutMethod: 'card',
      fees: { 'debit-card': [{ ...all, fixed, percent: '0' }] },
      deliveryTime: 'PT15M',
      languages: ['ru'],
    },
    {
      ...common,
      serviceId: 'agent-cash',
      accessPoint: 'agent',
      payoutMethod: 'cash-pickup',
      fees: { cash: [{ ...all, fixed: '0', percent: '1.5', minimum: fixed }] },
      deliveryTime: 'PT1H',
      recipientPhoneNeeded: true,
    },
  ];
}
