/**
 * The table engine: dynalite over a folder. It creates the template's tables if they are missing, measures every read, and
 * counts every write, which a test can spoil.
 */
import { mkdirSync } from 'node:fs';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { Readable } from 'node:stream';
import { setImmediate, setTimeout } from 'node:timers/promises';
import dynalite from 'dynalite';
import * as z from 'zod';
import { accessKeyOf, type May, OWN_ACCESS_KEY } from '../template/permissions.ts';
import type { TableModel } from '../template/storage.ts';
import type { Meter } from './meter.ts';
import { readBody, type Service, serve } from './service.ts';

const WRITES = new Set(['PutItem', 'UpdateItem', 'DeleteItem', 'BatchWriteItem']);
const READS = new Set(['GetItem', 'BatchGetItem', 'Query', 'Scan']);
/** An error that the SDK does not retry, so that a refused write ends the invocation like a crash. */
const accessDenied = (message: string) =>
  JSON.stringify({ __type: 'com.amazon.coral.service#AccessDeniedException', message });
const ASKED_FOR = 'a fault that was asked for';
const REFUSED = accessDenied(ASKED_FOR);
const THROTTLED = JSON.stringify({
  __type: 'com.amazonaws.dynamodb.v20120810#ThrottlingException',
  message: ASKED_FOR,
});

/** Milliseconds that closing waits for requests under way; dynalite fails to answer one whose files cannot be read. */
const LONGEST_ANSWER = 2_000;

/** The folder contains tables with other keys. */
export class TableMismatch extends Error {
  override readonly name = 'TableMismatch';
}

const consumedSchema = z.object({
  ConsumedCapacity: z.union([
    z.object({ CapacityUnits: z.number() }),
    z.array(z.object({ CapacityUnits: z.number() })),
  ]),
});

/**
 * @param directory where the items are stored
 * @throws TableMismatch if a table there has other keys than the template's
 */
export async function startTableEngine(
  directory: string,
  tables: readonly TableModel[],
  meter: Meter,
  may: May,
): Promise<Service> {
  mkdirSync(directory, { recursive: true });
  const arns = new Map(tables.map(({ name, arn }) => [name, arn]));
  const arnOf = (name: string): string => arns.get(name) ?? name;
  const underWay = new Set<Promise<void>>();
  let isClosing = false;
  const engine = dynalite({ path: directory, createTableMs: 0, deleteTableMs: 0, updateTableMs: 0 });
  const service = await serve((request, response) => {
    // A function that is stopped half-way breaks its connection; the engine must not treat that as its own failure.
    request.on('error', () => response.destroy());
    response.on('error', () => {});
    answer(request, response).catch(() => response.destroy());
  });

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const operation = String(request.headers['x-amz-target'] ?? '').split('.')[1] ?? '';
    let body = await readBody(request);
    if (body === null || isClosing) return;
    const refuse = (text: string) =>
      response.writeHead(400, { 'content-type': 'application/x-amz-json-1.0' }).end(text);
    const caller = accessKeyOf(request.headers.authorization);
    const partitions = operation === 'PutItem' ? partitionsIn(body) : undefined;
    const barred = tablesIn(body).find(
      (name) => !may(caller, `dynamodb:${operation}`, arnOf(name), partitions),
    );
    if (barred !== undefined) {
      refuse(accessDenied(`${caller} may not dynamodb:${operation} on ${barred}`));
      return;
    }
    const fault = WRITES.has(operation) ? meter.write('table', operation) : undefined;
    if (fault === 'refused' || fault === 'throttled') {
      refuse(fault === 'refused' ? REFUSED : THROTTLED);
      return;
    }
    if (fault === 'lost') breakBeforeAnswer(response);
    if (READS.has(operation)) {
      body = askForCapacity(body);
      meterReads(response, meter);
    }
    const answered = whenAnswered(response);
    underWay.add(answered);
    void answered.then(() => underWay.delete(answered));
    // dynalite reads the request itself, so it gets one whose body is already complete.
    const { method, url, headers } = request;
    engine.emit('request', Object.assign(Readable.from([body]), { method, url, headers }), response);
  }

  try {
    for (const table of tables) await ensureTable(service.origin, table);
  } catch (error) {
    await service.close();
    await closeEngine();
    throw error;
  }

  /** dynalite closes its store only with its server, and the server must listen first. */
  function closeEngine(): Promise<void> {
    return new Promise((resolve) => engine.listen(0, '127.0.0.1', () => engine.close(() => resolve())));
  }

  return {
    origin: service.origin,
    async close() {
      isClosing = true;
      await service.close();
      // dynalite throws, for nobody to catch, if its store closes while it reads.
      await Promise.race([Promise.all(underWay), setTimeout(LONGEST_ANSWER, undefined, { ref: false })]);
      await closeEngine();
    },
  };
}

/** Resolves when dynalite gives its answer, whether anybody still waits for it or not. */
function whenAnswered(response: ServerResponse): Promise<void> {
  const write = response.end.bind(response);
  return new Promise((resolve) => {
    const end = (chunk?: unknown): ServerResponse => {
      resolve();
      return write(chunk);
    };
    Object.assign(response, { end });
  });
}

/** Everything is done, but instead of the answer the client sees its connection break. */
function breakBeforeAnswer(response: ServerResponse): void {
  Object.assign(response, { end: () => response.destroy() });
}

const NAMED = /"(?:TableName":|RequestItems":\{)"([^"]+)"/g;

/** The tables that a request names; one that names none is refused by the engine itself. */
const tablesIn = (body: Buffer): string[] =>
  [...body.toString().matchAll(NAMED)].map(([, name = '']) => name);

const putSchema = z.object({ Item: z.object({ pk: z.object({ S: z.string() }) }) });

/** The partition that an item is put into. */
function partitionsIn(body: Buffer): string[] | undefined {
  const { data } = putSchema.safeParse(JSON.parse(body.toString()));
  return data && [data.Item.pk.S];
}

const ASKED = /"ReturnConsumedCapacity":"(TOTAL|INDEXES)"/;
const requestSchema = z.looseObject({});

/** Makes every read report its cost, whether the caller asked or not: no read goes unmeasured. */
function askForCapacity(body: Buffer): Buffer {
  const text = body.toString();
  if (ASKED.test(text)) return body;
  const parsed = requestSchema.safeParse(JSON.parse(text));
  return parsed.success
    ? Buffer.from(JSON.stringify({ ...parsed.data, ReturnConsumedCapacity: 'TOTAL' }))
    : body;
}

function meterReads(response: ServerResponse, meter: Meter): void {
  const write = response.end.bind(response);
  const end = (chunk?: unknown): ServerResponse => {
    if (typeof chunk === 'string' && response.statusCode === 200) {
      const { ConsumedCapacity: consumed } = consumedSchema.parse(JSON.parse(chunk));
      for (const { CapacityUnits } of [consumed].flat()) meter.read(CapacityUnits);
    }
    return chunk === undefined ? write() : write(chunk);
  };
  Object.assign(response, { end });
}

const describedSchema = z.object({
  Table: z.object({
    TableStatus: z.string(),
    KeySchema: z.array(z.object({ AttributeName: z.string(), KeyType: z.string() })),
  }),
});

/** Creates the table if it is missing, and resolves when it can be used. */
async function ensureTable(origin: string, table: TableModel): Promise<void> {
  const described = await describe(origin, table);
  if (!described) {
    await change(origin, 'CreateTable', {
      TableName: table.name,
      KeySchema: table.keySchema,
      AttributeDefinitions: table.attributeDefinitions,
      BillingMode: 'PAY_PER_REQUEST',
    });
  } else if (JSON.stringify(described.KeySchema) !== JSON.stringify(table.keySchema)) {
    throw new TableMismatch(
      `table ${table.name} in the data folder has other keys than the template's: begin anew (npm start -- --fresh)`,
    );
  } else if (described.TableStatus === 'CREATING') {
    // The start that created it was killed. dynalite would leave it so for ever; only a change of its throughput, which
    // nothing here looks at, makes it usable.
    await change(origin, 'UpdateTable', {
      TableName: table.name,
      BillingMode: 'PROVISIONED',
      ProvisionedThroughput: { ReadCapacityUnits: 1, WriteCapacityUnits: 1 },
    });
  }
  // dynalite answers before it stores that the table can be used.
  while ((await describe(origin, table))?.TableStatus === 'CREATING') await setImmediate();
}

async function describe(origin: string, { name }: TableModel) {
  const response = await call(origin, 'DescribeTable', { TableName: name });
  return response.status === 400 ? undefined : describedSchema.parse(await response.json()).Table;
}

async function change(origin: string, operation: string, body: unknown): Promise<void> {
  const response = await call(origin, operation, body);
  if (response.status !== 200) throw new Error(`${operation} failed: ${await response.text()}`);
}

function call(origin: string, operation: string, body: unknown): Promise<Response> {
  return fetch(origin, {
    method: 'POST',
    headers: {
      'content-type': 'application/x-amz-json-1.0',
      'x-amz-target': `DynamoDB_20120810.${operation}`,
      'x-amz-date': '20260101T000000Z',
      authorization: `AWS4-HMAC-SHA256 Credential=${OWN_ACCESS_KEY}/20260101/local/dynamodb/aws4_request, SignedHeaders=host, Signature=0`,
    },
    body: JSON.stringify(body),
  });
}
