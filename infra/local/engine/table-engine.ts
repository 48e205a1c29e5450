/**
 * The table engine: DynamoDB's protocol over a folder's tables. It creates the template's tables if they are missing, measures
 * every read, and counts every write, which a test can spoil.
 */
import type { IncomingMessage, ServerResponse } from 'node:http';
import { setImmediate } from 'node:timers/promises';
import * as z from 'zod';
import { accessKeyOf, type May } from '../template/permissions.ts';
import type { TableModel } from '../template/storage.ts';
import type { Meter } from './meter.ts';
import { readBody, type Service, serve } from './service.ts';
import { openTableStore, READS, type TableAnswer, type TableStore, WRITES } from './table-store.ts';

const ASKED_FOR = 'a fault that was asked for';
const refusal = (type: string, message: string): TableAnswer => ({
  status: 400,
  body: { __type: type, message },
});
/** An error that the SDK does not retry, so that a refused write ends the invocation like a crash. */
const accessDenied = (message: string) => refusal('com.amazon.coral.service#AccessDeniedException', message);
const FAULTS = {
  refused: accessDenied(ASKED_FOR),
  throttled: refusal('com.amazonaws.dynamodb.v20120810#ThrottlingException', ASKED_FOR),
};

/** The folder contains tables with other keys. */
export class TableMismatch extends Error {
  override readonly name = 'TableMismatch';
}

const requestSchema = z.looseObject({ ReturnConsumedCapacity: z.string().optional() });
const consumedSchema = z.object({
  ConsumedCapacity: z.union([
    z.object({ CapacityUnits: z.number() }),
    z.array(z.object({ CapacityUnits: z.number() })),
  ]),
});

/**
 * @param directory where the items are stored
 * @param report receives a line when the disk refuses a write, and when it takes one again
 * @throws TableMismatch if a table there has other keys than the template's; DamagedStore
 */
export async function startTableEngine(
  directory: string,
  tables: readonly TableModel[],
  meter: Meter,
  may: May,
  report: (line: string) => void = () => {},
): Promise<Service> {
  const arns = new Map(tables.map(({ name, arn }) => [name, arn]));
  const arnOf = (name: string): string => arns.get(name) ?? name;
  const store = await openTableStore(directory, report);
  let service: Service;
  try {
    for (const table of tables) await ensureTable(store, table);
    service = await serve((request, response) => {
      // A function that is stopped half-way breaks its connection; the engine must not treat that as its own failure.
      request.on('error', () => response.destroy());
      response.on('error', () => {});
      handle(request, response).catch(() => response.destroy());
    });
  } catch (error) {
    await store.close();
    throw error;
  }

  async function handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const operation = String(request.headers['x-amz-target'] ?? '').split('.')[1] ?? '';
    const text = String(await readBody(request));
    const caller = accessKeyOf(request.headers.authorization);
    const answer = ({ status, body }: TableAnswer) =>
      response.writeHead(status, { 'content-type': 'application/x-amz-json-1.0' }).end(JSON.stringify(body));
    const partitions = operation === 'PutItem' ? partitionsIn(text) : undefined;
    const barred = tablesIn(text).find(
      (name) => !may(caller, `dynamodb:${operation}`, arnOf(name), partitions),
    );
    if (barred !== undefined) {
      answer(accessDenied(`${caller} may not dynamodb:${operation} on ${barred}`));
      return;
    }
    const fault = WRITES.has(operation) ? meter.write('table', operation) : undefined;
    if (fault === 'refused' || fault === 'throttled') {
      answer(FAULTS[fault]);
      return;
    }
    const result = await store.run(operation, asked(operation, text));
    if (READS.has(operation) && result.status === 200) {
      const { ConsumedCapacity: consumed } = consumedSchema.parse(result.body);
      for (const { CapacityUnits } of [consumed].flat()) meter.read(CapacityUnits);
    }
    // All is done, but the client sees its connection break instead of the answer.
    if (fault === 'lost') response.destroy();
    else answer(result);
  }

  return {
    origin: service.origin,
    async close() {
      await service.close();
      await store.close();
    },
  };
}

const NAMED = /"(?:TableName":|RequestItems":\{)"([^"]+)"/g;

/** The tables that a request names; one that names none is refused by the engine itself. */
const tablesIn = (text: string): string[] => [...text.matchAll(NAMED)].map(([, name = '']) => name);

const putSchema = z.object({ Item: z.object({ pk: z.object({ S: z.string() }) }) });

/** The partition that an item is put into. */
function partitionsIn(text: string): string[] | undefined {
  const { data } = putSchema.safeParse(JSON.parse(text));
  return data && [data.Item.pk.S];
}

/** The request; a read reports its cost, whether the caller asked or not, so that none goes unmeasured. */
function asked(operation: string, text: string): object {
  const request = requestSchema.parse(JSON.parse(text));
  const { ReturnConsumedCapacity: wanted } = request;
  const isAsked = wanted === 'TOTAL' || wanted === 'INDEXES';
  return READS.has(operation) && !isAsked ? { ...request, ReturnConsumedCapacity: 'TOTAL' } : request;
}

const describedSchema = z.object({
  Table: z.object({
    TableStatus: z.string(),
    KeySchema: z.array(z.object({ AttributeName: z.string(), KeyType: z.string() })),
  }),
});

/** Creates the table if it is missing, and resolves when it can be used. */
async function ensureTable(store: TableStore, table: TableModel): Promise<void> {
  const described = await describe(store, table);
  if (!described) {
    await change(store, 'CreateTable', {
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
    await change(store, 'UpdateTable', {
      TableName: table.name,
      BillingMode: 'PROVISIONED',
      ProvisionedThroughput: { ReadCapacityUnits: 1, WriteCapacityUnits: 1 },
    });
  }
  // dynalite answers before it stores that the table can be used.
  while ((await describe(store, table))?.TableStatus === 'CREATING') await setImmediate();
}

async function describe(store: TableStore, { name }: TableModel) {
  const { status, body } = await store.run('DescribeTable', { TableName: name });
  return status === 400 ? undefined : describedSchema.parse(body).Table;
}

async function change(store: TableStore, operation: string, request: object): Promise<void> {
  const { status, body } = await store.run(operation, request);
  if (status !== 200) throw new Error(`${operation} failed: ${JSON.stringify(body)}`);
}
