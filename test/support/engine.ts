/** The real table engine in memory, with the template's tables, and tables that break at a chosen write. */
import { CreateTableCommand, DynamoDBClient, waitUntilTableExists } from '@aws-sdk/client-dynamodb';
import dynalite from 'dynalite';
import { newTable, type Table } from '../../functions/storage/table.ts';

export interface Engine {
  /** A new, empty table. */
  newTable(): Promise<Table>;
  close(): Promise<void>;
}

export async function startEngine(): Promise<Engine> {
  const server = dynalite({ createTableMs: 0 });
  // A test may compute for longer than a connection stays open; the next request would fail.
  Object.assign(server, { keepAliveTimeout: 0 });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('the engine has no port');
  const client = new DynamoDBClient({
    endpoint: `http://127.0.0.1:${address.port}`,
    region: 'eu-central-1',
    credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
  });
  let tables = 0;
  return {
    newTable: async () => {
      tables += 1;
      const TableName = `karvon-${tables}`;
      await client.send(
        new CreateTableCommand({
          TableName,
          BillingMode: 'PAY_PER_REQUEST',
          AttributeDefinitions: [
            { AttributeName: 'pk', AttributeType: 'S' },
            { AttributeName: 'sk', AttributeType: 'S' },
          ],
          KeySchema: [
            { AttributeName: 'pk', KeyType: 'HASH' },
            { AttributeName: 'sk', KeyType: 'RANGE' },
          ],
        }),
      );
      // The table is created a moment after the request: until then it does not exist.
      await waitUntilTableExists({ client, maxWaitTime: 10, minDelay: 0.01, maxDelay: 0.1 }, { TableName });
      return newTable(client, TableName);
    },
    close: async () => {
      client.destroy();
      await new Promise((done) => server.close(done));
    },
  };
}

/** The process dies here. */
export class Crash extends Error {
  override readonly name = 'Crash';
}

/**
 * The same table, but the process dies at one of its writes: just before the table gets the write, or just after it, before
 * the answer comes. After that it writes nothing more.
 */
export function breakingAt(
  table: Table,
  write: number,
  when: 'before' | 'after',
): Table & { writes(): number } {
  let writes = 0;
  return {
    ...table,
    writes: () => writes,
    put: async (item, ifVersion) => {
      writes += 1;
      if (writes > write || (writes === write && when === 'before')) throw new Crash();
      await table.put(item, ifVersion);
      if (writes === write) throw new Crash();
    },
  };
}
