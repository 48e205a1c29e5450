/**
 * `node --import ./infra/build/csv-modules.mjs test/bench/workbook.ts`: the survey's workbook as large as the public one, made:
 * 49,491 and 204,469 rows, which differ, with quarters that interleave and texts that are shared. The processor time of an import with the
 * table's writes counted apart: of reading it up to what is stored, against a bare pass over the same file that unpacks and parses and looks
 * at nothing; the same with what a write packs; the most memory of that; and the same as the function does it: asked for over HTTP, fetched
 * into a file, every quarter written to a real table, in a process that may fill what Lambda gives it. Linux only.
 */
import { execFile, spawnSync } from 'node:child_process';
import { createReadStream, existsSync, mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { roundEditionId } from '../../functions/collect-prices/edition-id.ts';
import { takeInNextRound } from '../../functions/collect-prices/next-round.ts';
import { importWorkbook, XLSX } from '../../functions/collect-prices/workbook.ts';
import { newHttpClient } from '../../functions/sources/http-client.ts';
import { readRpwWorkbook } from '../../functions/sources/prices/rpw-workbook/read.ts';
import { openArchive } from '../../functions/sources/xlsx/archive.ts';
import { parseXml } from '../../functions/sources/xlsx/xml-stream.ts';
import { sha256Of } from '../../functions/storage/evidence-files.ts';
import { newTable, type Table } from '../../functions/storage/table.ts';
import { sortRows } from '../../shared/catalogue/known-rows.ts';
import { type Engine, startEngine } from '../support/engine.ts';
import { memoryEvidence } from '../support/memory-stores.ts';
import { type Printed, printed2014, printedServices, writeRpwWorkbook } from '../support/rpw-workbook.ts';
import { surveyRows } from '../support/survey.ts';
import { ALTERNATIONS, median } from './measure.ts';

const ROWS = { old: 49_491, now: 204_469 } as const;
/** Of a bare pass, without the table's writes. */
const MOST_TIMES = 2;
const MOST_MB = 300;
/** What `npm run import` gives to Node. */
const IMPORT = readFileSync('package.json', 'utf8').match(/(?<="import": "node .*)--max-\S+/g) ?? [];
/** What Lambda gives to collect-prices at most. */
const FUNCTION = { mb: 1_769, seconds: 900 } as const;
const SHEETS = ['xl/worksheets/sheet5.xml', 'xl/worksheets/sheet6.xml', 'xl/sharedStrings.xml'];

const quarters = (from: number, to: number, form: (year: number, quarter: number) => string): string[] => {
  const found: string[] = [];
  for (let at = from; at <= to; at += 1) found.push(form(Math.floor(at / 4), (at % 4) + 1));
  return found;
};
const OLD = quarters(2011 * 4, 2016 * 4, (year, quarter) => `${year}_${quarter}Q`);
const NOW = quarters(2016 * 4 + 1, 2025 * 4 + 2, (year, quarter) => `${year}_${quarter}Q`);

/** Rows of some template in turn, each with a fee of its own, of a quarter that changes from row to row. */
function* made(templates: readonly Printed[], count: number, periods: readonly string[]): Generator<Printed> {
  for (let at = 0; at < count; at += 1) {
    const template = templates[at % templates.length] ?? {};
    const year = Number(periods[at % periods.length]?.slice(0, 4));
    yield {
      ...template,
      id: { figure: String(at + 1) },
      period: periods[at % periods.length],
      'cc1 lcu fee': { figure: String(3 + (at % 997) / 100) },
      'cc1 total cost %': null,
      'cc1 lcu fx rate': { figure: String(1 + (at % 89_999) / 10_000) },
      'inter lcu bank fx': { figure: String(1.02 + (at % 89_999) / 10_000) },
      'Standard Note': at % 5 === 0 ? `made note ${at % 400}` : null,
      note2: at % 7 === 0 ? `made remark ${at % 900}` : null,
      date: { figure: String(40_544 + (year - 2011) * 365) },
      ...Object.fromEntries(
        ['source', 'destination'].flatMap((end) =>
          ['name', 'region', 'income', 'lending', 'G8G20'].map((what) => [
            `${end}_${what}`,
            `${what} ${at % 90}`,
          ]),
        ),
      ),
    };
  }
}

/** A table that stores nothing: the engine's own time and memory are another's. */
const NO_TABLE: Table = {
  get: async () => undefined,
  getMany: async () => [],
  query: async () => [],
  put: async () => {},
  takeReadUnits: () => 0,
};

/** Reads every quarter as an import does, up to the id of its edition; and stores nothing. */
async function read(path: string): Promise<void> {
  for (const quarter of await readRpwWorkbook(path, '2026-Q4')) {
    const { taken } = sortRows(quarter.rows(), quarter.firstDay);
    roundEditionId('rpw', quarter.period, taken);
  }
}

/** Unpacks and parses what an import reads, and looks at nothing. */
async function bare(path: string): Promise<number> {
  const archive = await openArchive(path);
  let parts = 0;
  const count = () => {
    parts += 1;
  };
  for (const name of SHEETS)
    for await (const _ of parseXml(name, archive.read(name, 4e9), {
      open: (tag) => {
        count();
        // What holds a text: each is given.
        return tag === 'v' || tag === 't';
      },
      text: count,
      close: count,
    }));
  await archive.close();
  return parts;
}

/** The same, and packs what the table gets. */
async function taken(path: string): Promise<void> {
  await importWorkbook(path, {
    table: NO_TABLE,
    evidence: memoryEvidence(),
    files: { keepFile: async () => ({ sha256: 'e'.repeat(64), stored: true }) },
    announce: async () => {},
    now: () => new Date('2026-11-30T00:00:00Z'),
    progress: () => {},
  });
}

/** What `taken` cannot show: the request, the file, and the real table's client. `where` is what `serveIt` gave. */
async function asFunction(where: string): Promise<void> {
  const { url, settings, name } = JSON.parse(where);
  const asking = {
    now: () => new Date(),
    random: Math.random,
    sleep: (ms: number) => new Promise<void>((done) => setTimeout(done, ms)),
    mayAlsoAsk: ({ hostname }: URL) => hostname === '127.0.0.1',
  };
  const { summary, failed } = await takeInNextRound({
    table: newTable(new DynamoDBClient(settings), name),
    evidence: memoryEvidence(),
    files: { keepFile: async (path) => ({ sha256: await sha256Of(path), stored: true }) },
    client: newHttpClient(asking),
    fileClient: newHttpClient({ ...asking, timeoutMs: 180_000, attempts: 2 }),
    catalogue: {
      ask: { url: `${url}/catalogue`, maxBytes: 1_000 },
      newest: () => ({ url: `${url}/workbook`, modifiedOn: '2026-11-30' }),
    },
    announce: async () => {},
    now: () => new Date('2026-11-30T00:00:00Z'),
    progress: () => {},
  });
  if (failed || !summary.includes('of them new')) throw new Error(summary);
}

/** A server with the workbook, and the table of an engine, both in this process. */
async function serveIt(path: string, engine: Engine): Promise<{ where: string; close: () => void }> {
  await engine.newTable();
  const server = createServer((request, response) => {
    if (request.url === '/catalogue')
      response.writeHead(200, { 'content-type': 'application/json' }).end('{"its":"own form"}');
    else createReadStream(path).pipe(response.writeHead(200, { 'content-type': XLSX }));
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('no port');
  const url = `http://127.0.0.1:${address.port}`;
  const where = JSON.stringify({ url, settings: engine.settings, name: engine.lastName() });
  return { where, close: () => server.close() };
}

const RUNS: Readonly<Record<string, (path: string) => Promise<unknown>>> = {
  bare,
  read,
  import: taken,
  function: asFunction,
};

const mode = process.argv[2];
const runOne = RUNS[mode ?? ''];
if (runOne) {
  const before = process.cpuUsage();
  await runOne(process.argv[3] ?? '');
  const { user, system } = process.cpuUsage(before);
  // Of this process, in kB on Linux. Its processor time: other work on the machine takes none of it.
  console.log(JSON.stringify({ ms: (user + system) / 1000, mb: process.resourceUsage().maxRSS / 1024 }));
} else {
  const folder = mkdtempSync(join(tmpdir(), 'karvon-workbook-'));
  try {
    const path = process.env.KARVON_WORKBOOK ?? join(folder, 'made.xlsx');
    if (!existsSync(path))
      await writeRpwWorkbook(path, {
        old: made(printed2014() ?? printedServices(surveyRows), ROWS.old, OLD),
        now: made(printedServices(surveyRows), ROWS.now, NOW),
      });
    const size = Math.round(statSync(path).size / 1e6);
    const run = async (what: string, on = path): Promise<{ ms: number; mb: number }> => {
      const args = ['--import', './infra/build/csv-modules.mjs', 'test/bench/workbook.ts', what, on];
      const { stdout } = await promisify(execFile)(process.execPath, [...IMPORT, ...args]);
      return JSON.parse(stdout.trim().split('\n').at(-1) ?? '{}');
    };
    const took: Record<'bare' | 'read' | 'import', number[]> = { bare: [], read: [], import: [] };
    let mb = 0;
    for (let time = 0; time < ALTERNATIONS; time += 1)
      for (const what of ['bare', 'read', 'import'] as const) {
        const ran = await run(what);
        took[what].push(ran.ms);
        if (what === 'import') mb = Math.max(mb, ran.mb);
      }
    const engine = await startEngine();
    const { where, close } = await serveIt(path, engine);
    const started = performance.now();
    const asked = await run('function', where);
    const elapsed = performance.now() - started;
    close();
    await engine.close();
    const seconds = (ms: number) => (ms / 1000).toFixed(1);
    const timesOf = (what: 'read' | 'import') =>
      median(took[what].map((ms, time) => ms / (took.bare[time] ?? Number.NaN)));
    const commit = spawnSync('git', ['rev-parse', '--short', 'HEAD'], { encoding: 'utf8' }).stdout.trim();
    const line = `| ${new Date().toISOString().slice(0, 10)} | ${commit} | \`test/bench/workbook.ts\` |`;
    console.log(
      `${line} a made workbook of ${size} MB, ${ROWS.old} + ${ROWS.now} rows, medians of ${ALTERNATIONS} alternations: ` +
        `processor time of a bare unzip-and-SAX pass, of reading it up to what is stored, and of an import with packing for the table; how many times a bare pass the two are; most memory of the import | ` +
        `${(['bare', 'read', 'import'] as const).map((what) => seconds(median(took[what]))).join(', ')} s; ${timesOf('read').toFixed(2)} and ${timesOf('import').toFixed(2)} times; ${Math.round(mb)} MB |`,
    );
    console.log(
      `${line} the same workbook as the function takes it in, over HTTP and into a real table: ` +
        `time and most memory of its process, of ${FUNCTION.seconds} s and ${FUNCTION.mb} MB that it may have | ${seconds(elapsed)} s, ${Math.round(asked.mb)} MB |`,
    );
    if (timesOf('read') > MOST_TIMES)
      throw new Error(`${timesOf('read').toFixed(2)} times a bare pass, and ${MOST_TIMES} are allowed`);
    if (elapsed > FUNCTION.seconds * 1000 || asked.mb > FUNCTION.mb) throw new Error('the function has less');
    if (mb > MOST_MB) throw new Error(`${Math.round(mb)} MB, and ${MOST_MB} are allowed`);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
