/**
 * `npm run admin -- party ...`: the register of parties; `npm run admin -- edition ...`: corrections of what was collected;
 * `npm run admin -- token ...`: tokens for the private views; `npm run admin -- watch ...`: entries of feeds that wait for a person;
 * `npm run admin -- dispute ...`: figures that somebody contests. Of the app that runs on this machine, or, with TABLE_NAME and credentials in
 * the environment, of a deployment. It writes the table; there is no route to it.
 */
import { createPublicKey } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { readFeedHead } from '../../functions/storage/feed-heads.ts';
import { type Licence, listParties, ROLES } from '../../functions/storage/parties.ts';
import { newTable } from '../../functions/storage/table.ts';
import { findCountry } from '../../shared/catalogue/countries.ts';
import { isExample } from '../../shared/feeds/feed.ts';
import { PROVIDER_TYPES } from '../../shared/model/vocabulary.ts';
import { WORK } from '../build/paths.ts';
import { readAdminAccess } from '../local/admin-access.ts';
import { Complaint } from '../local/options.ts';
import { DISPUTE_USAGE, runDispute } from './disputes.ts';
import { correct, EDITION_USAGE, linesOfEditions } from './editions.ts';
import { clientOf } from './local-table.ts';
import {
  addKey,
  addParty,
  type Register,
  revokeKey,
  rotateKey,
  setSuspended,
  twoPersons,
} from './register.ts';
import { createToken, endToken, linesOfLooks, linesOfTokens, TOKEN_USAGE } from './tokens.ts';
import { runWatch, WATCH_USAGE } from './watch.ts';

const USAGE = `Usage: npm run admin -- party COMMAND
  add ID --name NAME --type TYPE --domain DOMAIN --licence "DEU NUMBER https://register" --licence ... --by NAME --by NAME
      after two persons have read the licence at both ends in its register, looked through the lists of sanctions (UN, EU, UK, US),
      and seen that the domain is the party's own
  add ID --role reviewer --name NAME --by NAME --by NAME         decides what is doubted; never a provider
  key ID --public FILE [--from TIME] [--until TIME] --by NAME --by NAME
  rotate ID --public FILE [--until TIME] --by NAME --by NAME      the keys before end then; by default in seven days
  revoke ID KEY [--since TIME] --by NAME                          and withdraws what it signed since
  suspend ID --by NAME                                            "not paying out now"
  resume ID --by NAME --by NAME
  list
FILE is an Ed25519 public key as openssl writes it (PEM); TIME is ISO 8601, UTC; TYPE is one of
  ${PROVIDER_TYPES.join(', ')}.
Usage: npm run admin -- edition COMMAND
${EDITION_USAGE}
Usage: npm run admin -- token COMMAND
${TOKEN_USAGE}
Usage: npm run admin -- watch COMMAND
${WATCH_USAGE}
Usage: npm run admin -- dispute COMMAND
${DISPUTE_USAGE}`;

/** Writes lines about what it did. @returns the exit code */
export async function main(
  args: readonly string[],
  write: (line: string) => void,
  { dataDir = join(WORK, 'data'), now = () => new Date() }: { dataDir?: string; now?: () => Date } = {},
): Promise<number> {
  try {
    const given = read(args);
    const { client, table } = opened(dataDir);
    try {
      for (const line of await run(given, { table: newTable(client, table), now })) write(line);
      return 0;
    } finally {
      client.destroy();
    }
  } catch (error) {
    if (!(error instanceof Complaint)) throw error;
    write(error.message);
    return 1;
  }
}

function opened(dataDir: string): { client: DynamoDBClient; table: string } {
  const deployed = process.env.TABLE_NAME;
  if (deployed) return { client: new DynamoDBClient({}), table: deployed };
  const access = readAdminAccess(dataDir);
  if (!access)
    throw new Complaint(
      'There is no app running on this machine: npm start, or name the TABLE_NAME of a deployment.',
    );
  return { client: clientOf(access), table: access.table };
}

const OPTIONS = {
  role: { type: 'string' },
  name: { type: 'string' },
  type: { type: 'string' },
  domain: { type: 'string' },
  licence: { type: 'string', multiple: true },
  public: { type: 'string' },
  from: { type: 'string' },
  until: { type: 'string' },
  since: { type: 'string' },
  by: { type: 'string', multiple: true },
  reason: { type: 'string' },
  'asked-by': { type: 'string' },
  organisation: { type: 'string' },
  period: { type: 'string' },
  scope: { type: 'string' },
  countries: { type: 'string' },
  for: { type: 'string' },
  expires: { type: 'string' },
} as const;
/** Those of a token. */
const OF_TOKENS: readonly string[] = ['scope', 'countries', 'for', 'expires'];
/** Those of decisions on entries. */
const OF_WATCH: readonly string[] = ['by', 'reason'];

/** Those of disputes. */
const OF_DISPUTES: readonly string[] = ['period', 'reason', 'asked-by', 'organisation'];
const SUBJECTS = ['party', 'edition', 'token', 'watch', 'dispute'] as const;

type Given = ReturnType<typeof read>;

function read(args: readonly string[]) {
  try {
    const { values, positionals } = parseArgs({ args: [...args], options: OPTIONS, allowPositionals: true });
    const [subject, command = '', id = '', key = '', ...more] = positionals;
    const what = SUBJECTS.find((one) => one === subject);
    if (what === undefined || more.length > 0) throw new Complaint(USAGE);
    const foreign = Object.keys(values).find((name) => OF_TOKENS.includes(name) !== (what === 'token'));
    if (foreign !== undefined && (what === 'token' || OF_TOKENS.includes(foreign)))
      throw new Complaint(
        what === 'token'
          ? `--${foreign} is not of tokens: they have ${OF_TOKENS.map((name) => `--${name}`).join(', ')}.`
          : `--${foreign} is of tokens: npm run admin -- token create.`,
      );
    const { licence = [], by = [], ...others } = values;
    if (what === 'edition' && by.length > 0)
      throw new Complaint('--by is of parties: an edition has --asked-by ROLE, and no name is kept.');
    const foreignToWatch = Object.keys(values).find((name) => !OF_WATCH.includes(name));
    if (what === 'watch' && foreignToWatch !== undefined)
      throw new Complaint(`--${foreignToWatch} is not of watch: it has --by ROLE and --reason TEXT.`);
    const foreignToDispute = Object.keys(values).find((name) => !OF_DISPUTES.includes(name));
    if (what === 'dispute' && foreignToDispute !== undefined)
      throw new Complaint(
        `--${foreignToDispute} is not of disputes: they have ${OF_DISPUTES.map((name) => `--${name}`).join(', ')}.`,
      );
    if (what !== 'dispute' && values.period !== undefined)
      throw new Complaint('--period is of disputes: npm run admin -- dispute open.');
    return { what, command, id, key, licence, by, ...others };
  } catch (error) {
    if (error instanceof Complaint) throw error;
    // parseArgs names the option in its first sentence.
    const [first = ''] = error instanceof Error ? error.message.split(/\. |\n/) : [];
    throw new Complaint(first === '' ? USAGE : `${first}.\n${USAGE}`);
  }
}

/** The commands, and the options that each takes beside --by. */
const COMMANDS: Readonly<Record<string, (given: Given, register: Register) => Promise<string[]>>> = {
  async add({ id, role = 'provider', name, type, domain, licence, by }, register) {
    if (role === 'reviewer') {
      if (!name) throw new Complaint(USAGE);
      if (type !== undefined || domain !== undefined || licence.length > 0)
        throw new Complaint('A reviewer is no provider: it has no --type, no --domain and no --licence.');
      await addParty(register, { id, role, name, type: 'unknown', domain: '', licences: [] }, by);
      return [`${id} is registered as a reviewer; it has no key yet.`];
    }
    if (role !== 'provider') throw new Complaint(`--role ${role}: give ${ROLES.join(' or ')}.`);
    const providerType = PROVIDER_TYPES.find((one) => one === type);
    if (!name || !providerType || !domain || !/^[a-z0-9.-]+\.[a-z]{2,}$/.test(domain))
      throw new Complaint(USAGE);
    if (process.env.TABLE_NAME && isExample(id))
      throw new Complaint(`${id} is an example by its name: there are such firms on one machine alone.`);
    await addParty(
      register,
      { id, role, name, type: providerType, domain, licences: licence.map(licenceIn) },
      by,
    );
    return [`${id} is registered; it has no key yet.`];
  },
  async key({ id, public: file, from, until, by }, register) {
    const { keyId } = await addKey(
      register,
      id,
      { publicKey: keyIn(file), from: timeIn(from), until: timeIn(until) },
      by,
    );
    return [`${keyId} may sign.`];
  },
  async rotate({ id, public: file, until, by }, register) {
    const { keyId, party } = await rotateKey(
      register,
      id,
      { publicKey: keyIn(file), until: timeIn(until) },
      by,
    );
    return [
      `${keyId} may sign.`,
      ...party.keys.map((key) => `${id}/${key.id}: until ${key.until ?? 'it is ended'}`),
    ];
  },
  async revoke({ id, key, since, by }, register) {
    const withdrawn = await revokeKey(register, id, key, timeIn(since), onePerson(by));
    return [`${id}/${key} signs nothing any more.`, ...withdrawn.map((edition) => `withdrawn: ${edition}`)];
  },
  async suspend({ id, by }, register) {
    await setSuspended(register, id, true, onePerson(by));
    return [`${id} is shown as not paying out now.`];
  },
  async resume({ id, by }, register) {
    await setSuspended(register, id, false, twoPersons(by));
    return [`${id} pays out again.`];
  },
  async list(_, { table }) {
    const parties = await listParties(table);
    const lines = await Promise.all(
      parties.map(async ({ id, role, name, licences, keys, acts }) => {
        const { head } = await readFeedHead(table, id);
        return [
          `${id}: ${name}${role === 'reviewer' ? ', reviewer' : ''}${head.suspended === null ? '' : `, suspended since ${head.suspended}`}`,
          ...licences.map(({ country, number, register }) => `  licence ${country} ${number} ${register}`),
          ...keys.map(
            ({ id: key, publicKey, from, until, revokedAt }) =>
              `  key ${id}/${key} ${publicKey} from ${from} ${revokedAt === null ? `until ${until ?? 'it is ended'}` : `revoked ${revokedAt}`}`,
          ),
          ...acts.map(({ at, act, by }) => `  ${at} ${act} by ${by.join(' and ')}`),
        ];
      }),
    );
    return parties.length === 0 ? ['Nobody is registered.'] : lines.flat();
  },
};

/** What is done about an edition; parties' ids are of another form. */
async function runEdition(given: Given, register: Register): Promise<string[]> {
  const { command, id, key } = given;
  if (key !== '') throw new Complaint(USAGE);
  if (command === 'list' && id === '') return linesOfEditions(register);
  if (id === '') throw new Complaint(USAGE);
  if (command === 'withdraw') return correct(register, id, 'withdrawn', given);
  if (command === 'accept') return correct(register, id, 'accepted', given);
  throw new Complaint(USAGE);
}

/** What is done about tokens. */
async function runToken(given: Given, register: Register): Promise<string[]> {
  const { command, id, key } = given;
  if (key !== '') throw new Complaint(USAGE);
  if (command === 'looks') return linesOfLooks(register, id);
  if (command === 'revoke') return endToken(register, id);
  if (id !== '') throw new Complaint(USAGE);
  if (command === 'create') return createToken(register, given);
  if (command === 'list') return linesOfTokens(register);
  throw new Complaint(USAGE);
}

async function run(given: Given, register: Register): Promise<string[]> {
  if (given.what === 'watch') return runWatch(given, register);
  if (given.what === 'dispute') return runDispute(given, register);
  if (given.what === 'edition') return runEdition(given, register);
  if (given.what === 'token') return runToken(given, register);
  const command = Object.hasOwn(COMMANDS, given.command) ? COMMANDS[given.command] : undefined;
  const needsId = given.command !== 'list';
  if (!command || (needsId && !/^(?=.{1,60}$)[a-z0-9]+(-[a-z0-9]+)*$/.test(given.id)))
    throw new Complaint(USAGE);
  return command(given, register);
}

function onePerson(by: readonly string[]): readonly string[] {
  if (by.length === 0) throw new Complaint('Somebody has to answer for this: --by NAME.');
  return by;
}

function licenceIn(text: string): Licence {
  const [, country = '', number = '', register = ''] =
    /^([A-Z]{3}) (\S.{0,80}) (https:\/\/\S+)$/.exec(text) ?? [];
  if (!findCountry(country))
    throw new Complaint(
      `--licence ${text}: give country, number and the entry in the register, as in "DEU 154321 https://...".`,
    );
  return { country, number, register };
}

/** The 32 bytes of a public key in PEM, base64url. */
function keyIn(file: string | undefined): string {
  if (file === undefined || !existsSync(file))
    throw new Complaint(`--public ${file ?? ''}: there is no such file.`);
  try {
    const text = readFileSync(file, 'utf8');
    if (text.includes('PRIVATE'))
      throw new Complaint(`${file} is a private key: it stays with its owner, who sends the public one.`);
    const { kty, crv, x } = createPublicKey(text).export({ format: 'jwk' });
    if (kty === 'OKP' && crv === 'Ed25519' && x !== undefined) return x;
  } catch (error) {
    if (error instanceof Complaint) throw error;
  }
  throw new Complaint(`${file} is no Ed25519 public key in PEM.`);
}

function timeIn(text: string | undefined): string | undefined {
  if (text === undefined) return undefined;
  const time = /^\d{4}-\d\d-\d\d(T\d\d:\d\d(:\d\d(\.\d{3})?)?Z)?$/.test(text)
    ? new Date(text)
    : new Date(Number.NaN);
  if (Number.isNaN(time.getTime()))
    throw new Complaint(`${text} is no time: give ISO 8601 in UTC, as 2026-12-01T00:00:00Z.`);
  return time.toISOString();
}

if (import.meta.main) process.exitCode = await main(process.argv.slice(2), console.log);
