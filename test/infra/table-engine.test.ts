/** The table engine ends in order, whatever it is asked meanwhile. */
import { expect, it } from 'vitest';
import { newMeter } from '../../infra/local/engine/meter.ts';
import { startTableEngine } from '../../infra/local/engine/table-engine.ts';
import { temporaryFolder } from './support/temporary-folder.ts';

const TABLE = {
  name: 'notes',
  arn: 'arn:notes',
  keySchema: [
    { AttributeName: 'pk', KeyType: 'HASH' },
    { AttributeName: 'sk', KeyType: 'RANGE' },
  ],
  attributeDefinitions: [
    { AttributeName: 'pk', AttributeType: 'S' },
    { AttributeName: 'sk', AttributeType: 'S' },
  ],
} as const;

it('closes its store only when nothing reads it any more', async () => {
  const fatal: Error[] = [];
  const note = (error: Error) => fatal.push(error);
  process.on('uncaughtExceptionMonitor', note);
  const engine = await startTableEngine(temporaryFolder('table'), [TABLE], newMeter(), () => true);
  const call = (operation: string, body: object): Promise<unknown> =>
    fetch(engine.origin, {
      method: 'POST',
      headers: {
        'content-type': 'application/x-amz-json-1.0',
        'x-amz-target': `DynamoDB_20120810.${operation}`,
        'x-amz-date': '20260101T000000Z',
        authorization: 'AWS4-HMAC-SHA256 Credential=any/1/2/dynamodb/3, SignedHeaders=host, Signature=0',
      },
      body: JSON.stringify({ TableName: TABLE.name, ...body }),
    }).then((answer) => answer.text());
  for (let note = 0; note < 20; note++) {
    const Item = { pk: { S: 'a' }, sk: { S: String(note) }, text: { S: 'x'.repeat(100_000) } };
    await call('PutItem', { Item });
  }
  const query = { KeyConditionExpression: 'pk = :pk', ExpressionAttributeValues: { ':pk': { S: 'a' } } };
  let answers = 0;
  const readers = Array.from({ length: 200 }, () =>
    call('Query', query).then(
      () => (answers += 1),
      (error: Error) => error,
    ),
  );
  await expect.poll(() => answers, { interval: 1 }).toBeGreaterThan(3);
  await engine.close();
  expect(await Promise.all(readers)).toContainEqual(expect.any(Error));
  process.off('uncaughtExceptionMonitor', note);
  expect(fatal).toEqual([]);
});
