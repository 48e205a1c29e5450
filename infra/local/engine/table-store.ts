/**
 * The tables in a folder: dynalite's operations without its server, which ends the process at the first write that the disk
 * refuses. Here such a write is refused, reads go on, and writes too as soon as there is room.
 */
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import db, { type Iterator, type Store } from 'dynalite/db/index.js';
import validations from 'dynalite/validations/index.js';
import * as z from 'zod';
import { DamagedStore } from './damage.ts';
import { breakSeal, sealUnchanged, sealWhole } from './folder-seal.ts';
import { newWriteReport } from './write-report.ts';

export interface TableAnswer {
  readonly status: number;
  /** What is sent as JSON. */
  readonly body: object;
}

export interface TableStore {
  /** @param request what DynamoDB's operation takes */
  run(operation: string, request: object): Promise<TableAnswer>;
  close(): Promise<void>;
}

/** Operations on items. */
export const WRITES: ReadonlySet<string> = new Set(['PutItem', 'UpdateItem', 'DeleteItem', 'BatchWriteItem']);
export const READS: ReadonlySet<string> = new Set(['GetItem', 'BatchGetItem', 'Query', 'Scan']);

interface Operation {
  readonly types: object;
  readonly custom: unknown;
  readonly act: (store: Store, request: object, done: (error: unknown, result: object) => void) => void;
}

const operations = new Map<string, Operation>();
for (const name of [...WRITES, ...READS, 'CreateTable', 'DescribeTable', 'UpdateTable']) {
  const file = `${name.charAt(0).toLowerCase()}${name.slice(1)}.js`;
  const { default: act }: { default: Operation['act'] } = await import(`dynalite/actions/${file}`);
  const { types, custom }: Omit<Operation, 'act'> = await import(`dynalite/validations/${file}`);
  operations.set(name, { types, custom, act });
}

const answerSchema = z.object({ statusCode: z.number(), body: z.looseObject({}) });
const reasonSchema = z.object({ cause: z.object({ code: z.string(), message: z.string() }) });
const failure = (status: number, type: string, message: string): TableAnswer => ({
  status,
  body: { __type: `com.amazonaws.dynamodb.v20120810#${type}`, message },
});

/** Bytes: as much as the engine may need to open again; it writes what it holds in memory, 4 MB at most, into a new file. */
const ROOM = 8 * 1024 * 1024;

/** Milliseconds that closing waits for operations under way. */
const LONGEST_ANSWER = 2_000;

/**
 * @param directory created if missing
 * @param report receives a line when the disk refuses a write, when it takes one again, and when something cannot be read
 * @throws DamagedStore, or the system's or the engine's error if the folder cannot be used
 */
export async function openTableStore(directory: string, report: (line: string) => void): Promise<TableStore> {
  mkdirSync(directory, { recursive: true });
  const before = breakSeal(directory);
  let store = await open(directory);
  sealUnchanged(directory, before);
  /** Whether a write failed since the engine was opened: what it appends after a torn record could be lost at the next start. */
  let isTorn = false;
  let mending: Promise<void> | undefined;
  let isClosing = false;
  const running = new Set<Promise<unknown>>();
  /** Nothing reads the engine any more: it may not be closed under a query. */
  const idle = () =>
    Promise.race([Promise.allSettled(running), setTimeout(LONGEST_ANSWER, undefined, { ref: false })]);
  const writing = newWriteReport(directory, report);
  const told = new Set<string>();
  const tellOnce = (line: string) => {
    if (!told.has(line)) report(line);
    told.add(line);
  };

  /** Opens the engine anew if the disk has room for it. @throws the system's or the engine's error */
  async function mend(): Promise<void> {
    const trial = join(directory, 'room');
    try {
      writeFileSync(trial, Buffer.alloc(ROOM));
    } finally {
      rmSync(trial, { force: true });
    }
    await idle();
    await store.lifecycleManager.gracefulClose();
    store = await open(directory);
    isTorn = false;
  }

  async function act({ types, custom, act }: Operation, request: object): Promise<object> {
    const checked = validations.checkTypes(request, types);
    validations.checkValidations(checked, types, custom, store);
    const work = new Promise<object>((resolve, reject) => {
      act(store, checked, (error, result) => (error ? reject(error) : resolve(result)));
    });
    running.add(work);
    try {
      return await work;
    } finally {
      running.delete(work);
    }
  }

  return {
    async run(name, request) {
      const operation = operations.get(name);
      if (!operation) return failure(400, 'UnknownOperationException', `${name} is not known here`);
      const isWrite = !READS.has(name) && name !== 'DescribeTable';
      if (isClosing) return failure(500, 'InternalServerError', 'the engine is closing');
      try {
        // What it holds stays open to readers while there is no room.
        if (isTorn && (isWrite || store.db.status !== 'open')) {
          mending ??= mend().finally(() => {
            mending = undefined;
          });
        }
        await mending;
        const result = await act(operation, request);
        // Done, but perhaps behind the torn record: whoever asked for it must ask again.
        if (isWrite && isTorn) throw new Error('another write failed at the same time');
        if (isWrite) writing.done();
        return { status: 200, body: result };
      } catch (error) {
        const refused = answerSchema.safeParse(error);
        if (refused.success) return { status: refused.data.statusCode, body: refused.data.body };
        const reason = error instanceof Error ? error.message : String(error);
        if (!isWrite)
          tellOnce(
            `${directory} cannot be read (${reason}): if it stays so, begin anew (npm start -- --fresh)`,
          );
        else writing.failed(error);
        isTorn ||= isWrite;
        return failure(500, 'InternalServerError', reason);
      }
    },
    async close() {
      isClosing = true;
      await idle();
      await store.lifecycleManager.gracefulClose();
      try {
        sealWhole(directory);
      } catch (error) {
        writing.failed(error);
      }
    },
  };
}

interface Returning {
  return?: (this: Iterator) => Promise<void>;
}

/**
 * dynalite's streams end an iterator by `return`, which those of its store do not have: each query would keep what it read for good.
 * All of them have one class.
 */
async function closeIterators(store: Store): Promise<void> {
  const probe = store.db.keys();
  let base: Iterator & Returning = probe;
  while (!Object.hasOwn(base, 'close')) base = Object.getPrototypeOf(base);
  base.return ??= function () {
    return this.close();
  };
  await probe.close();
}

/** @throws DamagedStore, or an Error with the engine's reason */
async function open(directory: string): Promise<Store> {
  const store = db.create({ path: directory, createTableMs: 0, deleteTableMs: 0, updateTableMs: 0 });
  try {
    await store.db.open();
    await closeIterators(store);
    return store;
  } catch (error) {
    const reason = reasonSchema.parse(error).cause;
    const file = /: (\/.*?): /.exec(reason.message)?.[1] ?? directory;
    if (reason.code === 'LEVEL_CORRUPTION' || /No such file|Is a directory/.test(reason.message))
      throw new DamagedStore(file, reason.message);
    throw new Error(reason.message, { cause: error });
  }
}
