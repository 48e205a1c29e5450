/** The table engine ends in order, whatever it is asked meanwhile. */
import db from 'dynalite/db/index.js';
import { expect, it, onTestFinished } from 'vitest';
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

const QUERY = { KeyConditionExpression: 'pk = :pk', ExpressionAttributeValues: { ':pk': { S: 'a' } } };

const call = (origin: string, operation: string, body: object): Promise<string> =>
  fetch(origin, {
    method: 'POST',
    headers: {
      'content-type': 'application/x-amz-json-1.0',
      'x-amz-target': `DynamoDB_20120810.${operation}`,
      'x-amz-date': '20260101T000000Z',
      authorization: 'AWS4-HMAC-SHA256 Credential=any/1/2/dynamodb/3, SignedHeaders=host, Signature=0',
    },
    body: JSON.stringify({ TableName: TABLE.name, ...body }),
  }).then((answer) => answer.text());

it('closes its store only when nothing reads it any more', async () => {
  const fatal: Error[] = [];
  const note = (error: Error) => fatal.push(error);
  process.on('uncaughtExceptionMonitor', note);
  const engine = await startTableEngine(temporaryFolder('table'), [TABLE], newMeter(), () => true);
  for (let note = 0; note < 20; note++) {
    const Item = { pk: { S: 'a' }, sk: { S: String(note) }, text: { S: 'x'.repeat(100_000) } };
    await call(engine.origin, 'PutItem', { Item });
  }
  let answers = 0;
  const readers = Array.from({ length: 200 }, () =>
    call(engine.origin, 'Query', QUERY).then(
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

it('keeps nothing of a query that it has answered', async () => {
  // Counted where the store itself keeps them, so that it can close.
  const held = { open: 0 };
  let base: object = db.create({
    path: temporaryFolder('probe'),
    createTableMs: 0,
    deleteTableMs: 0,
    updateTableMs: 0,
  }).db;
  while (!Object.hasOwn(base, 'attachResource')) base = Object.getPrototypeOf(base);
  const count = (method: 'attachResource' | 'detachResource', by: number) => {
    const before: (...args: unknown[]) => unknown = Reflect.get(base, method);
    Object.assign(base, {
      [method](...args: unknown[]) {
        held.open += by;
        return before.apply(this, args);
      },
    });
    onTestFinished(() => void Object.assign(base, { [method]: before }));
  };
  count('attachResource', 1);
  count('detachResource', -1);
  const engine = await startTableEngine(temporaryFolder('table'), [TABLE], newMeter(), () => true);
  for (const sk of ['1', '2', '3'])
    await call(engine.origin, 'PutItem', { Item: { pk: { S: 'a' }, sk: { S: sk } } });
  const ask = async (more: object = {}) =>
    JSON.parse(await call(engine.origin, 'Query', { ...QUERY, ...more }));
  expect((await ask()).Count).toBe(3);
  await expect.poll(() => held.open).toBeLessThan(5);
  const before = held.open;
  for (let at = 0; at < 20; at++) {
    await ask();
    await ask({ Limit: 1 });
    await ask({ ScanIndexForward: false });
    await call(engine.origin, 'Scan', {});
  }
  await expect.poll(() => held.open).toBe(before);
  await engine.close();
});
