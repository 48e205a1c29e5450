/**
 * `npm run feed -- ...`: what an engineer of a firm uses to check its prices, to sign and send them, and to see what became of them.
 * Results are written as lines; what happens on the way is told apart from them.
 */
import { randomUUID } from 'node:crypto';
import { inspect } from 'node:util';
import * as z from 'zod/mini';
import {
  confirmFeedOperation,
  decideOperation,
  feedReportSchema,
  getFeedReportOperation,
  getFeedStatusOperation,
  listWaitingOperation,
  sendFeedOperation,
  withdrawFeedOperation,
} from '../../shared/contracts/feed-operations.ts';
import { type FeedReport, findingsCsv } from '../../shared/feeds/report.ts';
import { readText } from '../../shared/feeds/text.ts';
import { Complaint } from '../local/options.ts';
import { type Command, type Given, readArguments } from './arguments.ts';
import { checkFile } from './check.ts';
import { type Answer, ask, type Outside, refusalOf, siteAt, systemTime } from './client.ts';
import { readFeedFile } from './feed-file.ts';
import { signingKey, writeNewKey } from './keys.ts';
import { publishedMarket } from './published-market.ts';
import { differenceLines, reportLines, sentLines, statusLines, waitingLines } from './shown.ts';
import { type FeedRequest, methodOf, signedHeaders } from './signed-request.ts';

/** Exit codes. */
const CLEAN = 0;
const DOUBTED = 1;
const WRONG = 2;
const NOT_DONE = 3;

interface Surroundings extends Outside {
  /** A line of the result. */
  readonly write: (line: string) => void;
  readonly environment: Readonly<Record<string, string | undefined>>;
}

/** @returns the exit code: 0 clean, 1 something is doubted, 2 errors, 3 it could not be done */
export async function main(
  args: readonly string[],
  write: (line: string) => void,
  outside: Partial<Omit<Surroundings, 'write'>> = {},
): Promise<number> {
  const tell = outside.tell ?? write;
  try {
    const given = readArguments(args);
    const surroundings = { ...systemTime, environment: process.env, ...outside, tell, write };
    return await COMMANDS[given.command](given, surroundings);
  } catch (error) {
    if (!(error instanceof Complaint)) throw error;
    tell(error.message);
    return NOT_DONE;
  }
}

const COMMANDS: Readonly<Record<Command, (given: Given, around: Surroundings) => Promise<number>>> = {
  async check({ about, text, has }, { write, tell, now }) {
    const against = text('against');
    const market = against === undefined ? undefined : await publishedMarket(siteAt(against, '--against'));
    const options = {
      market,
      before: text('before'),
      beforeAnswer: text('before-answer'),
      provider: text('provider'),
      licensed: text('licensed'),
    };
    const { report, findings } = await checkFile(about, options, now());
    if (market) tell(`held against ${market.name.url}, publication ${market.name.publication}`);
    if (has('csv')) write(findingsCsv(findings).trimEnd());
    else if (has('json'))
      write(JSON.stringify({ ...report, ...(market && { against: market.name }) }, null, 2));
    else for (const line of reportLines(report, findings)) write(line);
    return codeOf(report);
  },

  async send(given, around) {
    const { about } = given;
    const request = feedRequest(given);
    if (request.change.contentType !== 'application/gzip') refuseOtherBytes(about, request.change.body);
    around.tell(`idempotency key ${request.change.idempotencyKey}`);
    const answer = await asked(given, request, around);
    const report = reportIn(answer);
    return told(given, answer, report, around, () => [
      ...(report ? reportLines(report) : []),
      ...(answer.status === 200 ? sentLines(understood(sendFeedOperation.answer, answer)) : []),
      ...(answer.headers.has('idempotency-replayed') ? ['This was answered before.'] : []),
    ]);
  },

  async sign(given, { write, tell, now, environment }) {
    const site = siteAt(given.text('to') ?? '', '--to');
    const request = feedRequest(given);
    const key = keyOf(given, environment, tell);
    const headers = signedHeaders(request, site.host, key, now(), LONGEST_LIFE_SECONDS);
    for (const [name, value] of Object.entries(headers)) write(`${name}: ${value}`);
    tell(`for ${methodOf(request)} ${new URL(request.target, site)}, within ${LONGEST_LIFE_SECONDS} seconds`);
    return CLEAN;
  },

  async status(given, around) {
    const answer = await asked(given, { target: '/v1/in/feeds' }, around);
    return told(given, answer, undefined, around, () =>
      statusLines(understood(getFeedStatusOperation.answer, answer)),
    );
  },

  async diff(given, around) {
    const query = new URLSearchParams({ against: given.text('against') ?? '' });
    const answer = await asked(given, { target: `${editionPath(given.about)}?${query}` }, around);
    return told(given, answer, undefined, around, () => {
      const { difference } = understood(getFeedReportOperation.answer, answer);
      return difference === null
        ? ['One of the two has no feed: it was refused, or is a withdrawal.']
        : differenceLines(difference);
    });
  },

  async withdraw(given, around) {
    const answer = await asked(given, statement('/v1/in/withdrawals', given), around);
    return told(given, answer, undefined, around, () => [
      `withdrawn: ${understood(withdrawFeedOperation.answer, answer).edition}. What it replaced does not come back.`,
    ]);
  },

  async confirm(given, around) {
    const answer = await asked(given, statement('/v1/in/confirmations', given), around);
    return told(given, answer, undefined, around, () =>
      sentLines(understood(confirmFeedOperation.answer, answer)),
    );
  },

  async waiting(given, around) {
    const answer = await asked(given, { target: '/v1/in/decisions' }, around);
    return told(given, answer, undefined, around, () =>
      waitingLines(understood(listWaitingOperation.answer, answer)),
    );
  },

  async decide(given, around) {
    const { about: edition, text, list } = given;
    const services = list('service');
    const said = {
      provider: text('provider'),
      edition,
      ...(services.length > 0 ? { services } : { rule: text('rule') }),
      verdict: text('verdict'),
      reason: text('reason'),
      by: text('by'),
    };
    const answer = await asked(given, stated('/v1/in/decisions', said, given), around);
    return told(given, answer, undefined, around, () => {
      const { decided, ...made } = understood(decideOperation.answer, answer);
      return [`decided on ${decided}: ${made.verdict}`, ...sentLines(made)];
    });
  },

  async key({ text }, { write }) {
    const [privateFile, publicFile] = [text('key') ?? 'private.pem', text('public') ?? 'public.pem'];
    writeNewKey(privateFile, publicFile);
    write(`${privateFile}: the private key. It stays with you, and nobody else may read it.`);
    write(`${publicFile}: the public key. Hand it over to be registered; the answer is your keyid.`);
    return CLEAN;
  },
};

const LONGEST_LIFE_SECONDS = 300;

const codeOf = ({ counts }: FeedReport): number =>
  counts.error > 0 ? WRONG : counts.doubt > 0 ? DOUBTED : CLEAN;

type Changing = FeedRequest & Required<Pick<FeedRequest, 'change'>>;

function feedRequest({ about, has, text }: Given): Changing {
  const { bytes: body, contentType } = readFeedFile(about);
  const query = new URLSearchParams({
    ...(has('dry-run') && { 'dry-run': 'true' }),
    ...(has('accept-partial') && { accept: 'partial' }),
  }).toString();
  const target = `/v1/in/feeds${query === '' ? '' : `?${query}`}`;
  return { target, change: { body, contentType, idempotencyKey: idempotencyKeyOf(text) } };
}

const statement = (target: string, given: Given): Changing =>
  stated(target, { edition: given.about, by: given.text('by') }, given);

function stated(target: string, said: object, { text }: Given): Changing {
  const body = Buffer.from(JSON.stringify(said));
  return {
    target,
    change: { body, contentType: 'application/json', idempotencyKey: idempotencyKeyOf(text) },
  };
}

function idempotencyKeyOf(text: Given['text']): string {
  const key = text('idempotency-key') ?? randomUUID();
  if (!/^[\w-]{8,128}$/.test(key))
    throw new Complaint(`--idempotency-key ${key} is none: 8 to 128 of A-Z a-z 0-9 _ -.`);
  return key;
}

function editionPath(edition: string): string {
  if (!/^[a-z0-9-]{1,120}$/.test(edition)) throw new Complaint(`${edition} is no id of an edition.`);
  return `/v1/in/feeds/${edition}`;
}

/** On its way a text that is not UTF-8 is changed, and its signature then fits no more. @throws Complaint */
function refuseOtherBytes(file: string, bytes: Uint8Array): void {
  if (readText(bytes, Number.POSITIVE_INFINITY).text === null)
    throw new Complaint(
      `${file} is not in UTF-8, and is not sent: npm run feed -- check ${file} shows where.`,
    );
}

const keyOf = ({ text }: Given, environment: Surroundings['environment'], tell: Surroundings['tell']) =>
  signingKey({ file: text('key'), keyId: text('keyid') }, environment, tell);

function asked(given: Given, request: FeedRequest, around: Surroundings): Promise<Answer> {
  const site = siteAt(given.text('to') ?? '', '--to');
  return ask(request, site, keyOf(given, around.environment, around.tell), around);
}

const withReport = z.object({ report: feedReportSchema });

const reportIn = ({ body }: Answer): FeedReport | undefined => z.safeParse(withReport, body).data?.report;

/** Writes an answer: as it is, what it refuses, or the lines of what was done. */
function told(
  { has }: Given,
  answer: Answer,
  report: FeedReport | undefined,
  { write, tell }: Surroundings,
  lines: () => string[],
): number {
  const isDone = answer.status === 200;
  if (has('json')) write(JSON.stringify(answer.body, null, 2));
  else if (isDone || report) for (const line of lines()) write(line);
  if (!isDone && !report) for (const line of refusalOf(answer)) tell(line);
  return report ? codeOf(report) : isDone ? CLEAN : NOT_DONE;
}

function understood<T extends z.ZodMiniType>(schema: T, { body }: Answer): z.output<T> {
  const { data, error } = z.safeParse(schema, body);
  if (error)
    throw new Complaint('The answer has another form than this version reads: --json shows it as it is.');
  return data;
}

if (import.meta.main) {
  process.exitCode = await main(process.argv.slice(2), console.log, { tell: console.error }).catch(
    (error: unknown) => {
      console.error(inspect(error));
      return NOT_DONE;
    },
  );
}
