/** The real table engine in memory, with the template's tables. */
import {
  CreateTableCommand,
  DynamoDBClient,
  type DynamoDBClientConfig,
  waitUntilTableExists,
} from '@aws-sdk/client-dynamodb';
import dynalite from 'dynalite';
import { newTable, type Table } from '../../functions/storage/table.ts';

export interface Engine {
  /** A new, empty table. `loses`: whether the answer to the write with this number, from 1, gets lost, so that the client writes again. */
  newTable(loses?: (write: number) => boolean): Promise<Table>;
  /** Its address, and what every one of its clients is set to. */
  readonly settings: DynamoDBClientConfig;
  /** The name of the table that was made last. */
  lastName(): string;
  close(): Promise<void>;
}

export async function startEngine(): Promise<Engine> {
  const server = dynalite({ createTableMs: 0 });
  // A test may compute for longer than a connection stays open; the next request would fail.
  Object.assign(server, { keepAliveTimeout: 0 });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('the engine has no port');
  const settings = {
    endpoint: `http://127.0.0.1:${address.port}`,
    region: 'eu-central-1',
    credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
  };
  const newClient = () => new DynamoDBClient(settings);
  const client = newClient();
  const clients = [client];
  let tables = 0;
  return {
    settings,
    lastName: () => `karvon-${tables}`,
    newTable: async (loses) => {
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
      if (!loses) return newTable(client, TableName);
      const losing = newClient();
      clients.push(losing);
      loseAnswers(losing, loses);
      return newTable(losing, TableName);
    },
    close: async () => {
      for (const each of clients) each.destroy();
      await new Promise((done) => server.close(done));
    },
  };
}

/** Below the client's own retrying: the same request is sent a second time, as after an answer that did not come. */
function loseAnswers(client: DynamoDBClient, loses: (write: number) => boolean): void {
  let writes = 0;
  client.middlewareStack.add(
    (next, context) => async (args) => {
      if (context.commandName !== 'PutItemCommand') return next(args);
      writes += 1;
      if (loses(writes)) await next(args);
      return next(args);
    },
    { step: 'deserialize', priority: 'low' },
  );
}
