/** The commands of `npm run feed` and their options. */
import { parseArgs } from 'node:util';
import { Complaint } from '../local/options.ts';

export const USAGE = `Usage: npm run feed -- COMMAND
  check FILE [--against URL] [--before FILE [--before-answer FILE]] [--provider ID] [--licensed DEU,TJK] [--json | --csv]
      finds everything that is wrong or doubtful. --against: beside the rates and prices that a site has published; --before: beside
      the feed that counts now, with the rates that it was held against, from the answer that send --json wrote then; --provider,
      --licensed: as this firm, licensed in these countries
  send FILE --to URL [--dry-run] [--accept-partial] [--idempotency-key KEY] [--json]
      signs and sends it. --dry-run: it is only checked; --accept-partial: services without errors are taken
  sign FILE --to URL [--dry-run] [--accept-partial]   writes the headers of such a request, for another program to send within 5 minutes
  status --to URL [--json]                            what counts of your feeds today
  diff EDITION --against EDITION --to URL [--json]    what the first has that the second had not, or had otherwise
  withdraw EDITION --by ROLE --to URL [--json]        it counts no more
  confirm EDITION --by ROLE --to URL [--json]         what was doubted is meant so
  waiting --to URL [--json]                           for reviewers: what waits for one
  decide EDITION --provider ID (--service DEU-TJK/ID ... | --rule RULE) --verdict take|refuse --reason TEXT --by ROLE --to URL [--json]
                                                      takes or refuses it; the provider reads role, verdict and reason
  key new [--key FILE] [--public FILE]                makes a key: private.pem, which stays with you, and public.pem, which you hand over
FILE is a feed as JSON or CSV, or one of these gzipped. Whatever is signed needs --key FILE --keyid PARTY/KEY, or in the environment
KARVON_FEED_KEY, the private key itself (PEM), and KARVON_FEED_KEYID. withdraw, confirm and decide take --idempotency-key too: that of a
request which got no answer, to go on with it.
It ends with 0: nothing is wrong; 1: something is doubted; 2: there are errors; 3: it could not be done.`;

const OPTIONS = {
  against: { type: 'string' },
  before: { type: 'string' },
  'before-answer': { type: 'string' },
  provider: { type: 'string' },
  licensed: { type: 'string' },
  to: { type: 'string' },
  by: { type: 'string' },
  service: { type: 'string', multiple: true },
  rule: { type: 'string' },
  verdict: { type: 'string' },
  reason: { type: 'string' },
  key: { type: 'string' },
  keyid: { type: 'string' },
  public: { type: 'string' },
  'idempotency-key': { type: 'string' },
  'dry-run': { type: 'boolean' },
  'accept-partial': { type: 'boolean' },
  json: { type: 'boolean' },
  csv: { type: 'boolean' },
} as const;
type Option = keyof typeof OPTIONS;

const SIGNED = ['to', 'key', 'keyid'] as const;
/** What each command is about, the options that it needs, and those that it takes beside them. */
const COMMANDS = {
  check: {
    about: 'FILE',
    needs: [],
    takes: ['against', 'before', 'before-answer', 'provider', 'licensed', 'json', 'csv'],
  },
  send: {
    about: 'FILE',
    needs: ['to'],
    takes: [...SIGNED, 'dry-run', 'accept-partial', 'idempotency-key', 'json'],
  },
  sign: { about: 'FILE', needs: ['to'], takes: [...SIGNED, 'dry-run', 'accept-partial'] },
  status: { about: null, needs: ['to'], takes: [...SIGNED, 'json'] },
  diff: { about: 'EDITION', needs: ['against', 'to'], takes: [...SIGNED, 'json'] },
  withdraw: { about: 'EDITION', needs: ['by', 'to'], takes: [...SIGNED, 'idempotency-key', 'json'] },
  confirm: { about: 'EDITION', needs: ['by', 'to'], takes: [...SIGNED, 'idempotency-key', 'json'] },
  waiting: { about: null, needs: ['to'], takes: [...SIGNED, 'json'] },
  decide: {
    about: 'EDITION',
    needs: ['provider', 'verdict', 'reason', 'by', 'to'],
    takes: [...SIGNED, 'service', 'rule', 'idempotency-key', 'json'],
  },
  key: { about: 'new', needs: [], takes: ['key', 'public'] },
} as const satisfies Record<
  string,
  { about: string | null; needs: readonly Option[]; takes: readonly Option[] }
>;
export type Command = keyof typeof COMMANDS;

export interface Given {
  readonly command: Command;
  /** A file or an edition; empty where the command is about none. */
  readonly about: string;
  /** What was given several times. */
  readonly list: (option: 'service') => readonly string[];
  /** An option's text; undefined: not given. */
  readonly text: (option: Option) => string | undefined;
  readonly has: (option: Option) => boolean;
}

/** @throws Complaint that names what is wrong */
export function readArguments(args: readonly string[]): Given {
  const { values, positionals } = parsed(args);
  const [name = '', about = '', ...more] = positionals;
  if (name === '') throw new Complaint(USAGE);
  const command = (Object.keys(COMMANDS) as Command[]).find((one) => one === name);
  if (!command) throw wrong(`There is no command ${name}.`);
  const { about: wanted, needs, takes } = COMMANDS[command];
  const extra = wanted === null ? [about, ...more].filter((one) => one !== '') : more;
  if (extra.length > 0) throw wrong(`${command} does not take ${extra.join(' ')}.`);
  if (wanted !== null && about === '') throw wrong(`${command} needs ${wanted}.`);
  if (command === 'key' && about !== 'new') throw wrong(`key has one command: key new, not key ${about}.`);
  const known: readonly string[] = [...needs, ...takes];
  for (const option of Object.keys(values))
    if (!known.includes(option)) throw wrong(`${command} does not take --${option}.`);
  for (const option of needs)
    if (!values[option]) throw wrong(`${command} needs --${option} ${PLACEHOLDERS[option]}.`);
  if (command === 'decide' && (values.service === undefined) === (values.rule === undefined))
    throw wrong('decide needs --service DEU-TJK/ID, once or several times, or --rule RULE.');
  if (values.json && values.csv) throw wrong('--json and --csv are two forms: give one.');
  return {
    command,
    about,
    list: (option) => values[option] ?? [],
    text: (option) => {
      const value = values[option];
      return typeof value === 'string' ? value : undefined;
    },
    has: (option) => values[option] === true,
  };
}

const PLACEHOLDERS = {
  to: 'URL',
  by: 'ROLE',
  against: 'EDITION',
  provider: 'ID',
  verdict: 'take|refuse',
  reason: 'TEXT',
} as const;

const wrong = (what: string): Complaint =>
  new Complaint(`${what}\nnpm run feed -- without more says what there is.`);

function parsed(args: readonly string[]) {
  try {
    return parseArgs({ args: [...args], options: OPTIONS, allowPositionals: true });
  } catch (error) {
    throw wrong(error instanceof Error ? (error.message.split('\n')[0] ?? '') : String(error));
  }
}
