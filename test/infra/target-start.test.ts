/** What the target starts from: other templates, other folders, faults, existing data. */
import { mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { CreateTableCommand, DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { CfnResource } from 'aws-cdk-lib';
import { HttpMethod } from 'aws-cdk-lib/aws-apigatewayv2';
import { HttpLambdaIntegration } from 'aws-cdk-lib/aws-apigatewayv2-integrations';
import * as cloudfront from 'aws-cdk-lib/aws-cloudfront';
import { HttpOrigin } from 'aws-cdk-lib/aws-cloudfront-origins';
import { AttributeType, TableV2 } from 'aws-cdk-lib/aws-dynamodb';
import { Code, Function as LambdaFunction, Runtime } from 'aws-cdk-lib/aws-lambda';
import dynalite from 'dynalite';
import { describe, expect, it, test } from 'vitest';
import { DataInUse, StartFailed, startTarget } from '../../infra/local/target.ts';
import { readModel } from '../../infra/local/template/model.ts';
import { synthFixture } from './support/fixture-app.ts';
import { send } from './support/raw-http.ts';
import { temporaryFolder } from './support/temporary-folder.ts';

const plain = synthFixture();
function brokenCode(): string {
  const folder = temporaryFolder('broken');
  writeFileSync(join(folder, 'index.mjs'), "throw new RangeError('no environment');\n");
  return folder;
}

const TEXT = { method: 'PUT', headers: { 'content-type': 'text/plain' } };

describe('templates', () => {
  it('with one more table and one more route run unchanged', async () => {
    const cdkOut = synthFixture((stack) => {
      const extra = new TableV2(stack, 'Extra', { partitionKey: { name: 'pk', type: AttributeType.STRING } });
      stack.web.addEnvironment('TABLE_NAME', extra.tableName);
      extra.grantReadWriteData(stack.web);
      const integration = new HttpLambdaIntegration('Extra', stack.web);
      stack.api.addRoutes({ path: '/api/extra/{id}', methods: [HttpMethod.GET], integration });
    });
    const target = await startTarget({ cdkOut, dataDir: temporaryFolder('data'), schedules: false });
    try {
      const got = JSON.parse((await send(target.url, '/api/extra/7')).text);
      expect(got).toMatchObject({ routeKey: 'GET /api/extra/{id}', pathParameters: { id: '7' } });
      expect(target.functions['fixture-web']?.TABLE_NAME).toMatch(/^fixture-app-Extra/);
      expect((await send(target.url, '/api/notes/x', { ...TEXT, body: 'in Extra' })).status).toBe(204);
      expect((await send(target.url, '/api/notes/x')).text).toBe('{"text":"in Extra"}');
    } finally {
      await target.close();
    }
  });

  it('let a function use only what its role names', async () => {
    const cdkOut = synthFixture((stack) => {
      const extra = new TableV2(stack, 'Extra', { partitionKey: { name: 'pk', type: AttributeType.STRING } });
      stack.web.addEnvironment('TABLE_NAME', extra.tableName);
    });
    const target = await startTarget({ cdkOut, dataDir: temporaryFolder('data'), schedules: false });
    expect((await send(target.url, '/api/notes/x', { ...TEXT, body: 'in Extra' })).status).toBe(500);
    await target.close();
  });

  it('with an unknown resource stop it, with type and name', async () => {
    const cdkOut = synthFixture((stack) => {
      new CfnResource(stack, 'Stranger', { type: 'AWS::Kinesis::Stream' });
    });
    const started = startTarget({ cdkOut, dataDir: temporaryFolder('data') });
    await expect(started).rejects.toThrow(/AWS::Kinesis::Stream \(Stranger in stack fixture-app\)/);
  });

  it('with a route to a function that cannot be loaded stop it, and say why', async () => {
    const cdkOut = synthFixture((stack) => {
      const broken = new LambdaFunction(stack, 'Broken', {
        runtime: Runtime.NODEJS_24_X,
        functionName: 'fixture-broken',
        handler: 'index.handler',
        code: Code.fromAsset(brokenCode()),
      });
      const integration = new HttpLambdaIntegration('Broken', broken);
      stack.api.addRoutes({ path: '/api/broken', methods: [HttpMethod.GET], integration });
    });
    const started = startTarget({ cdkOut, dataDir: temporaryFolder('data') });
    await expect(started).rejects.toThrow(/fixture-broken cannot be loaded: RangeError: no environment/);
  });

  it.each([
    ['of another runtime', cloudfront.FunctionRuntime.JS_1_0, 'VIEWER_REQUEST', /Tried.*cloudfront-js-2.0/s],
    ['on answers', cloudfront.FunctionRuntime.JS_2_0, 'VIEWER_RESPONSE', /Second.*viewer-request/s],
  ] as const)('with a function at the edge %s stop it, with its name', async (_, runtime, event, message) => {
    const cdkOut = synthFixture((stack) => {
      const code = cloudfront.FunctionCode.fromInline('function handler(event) { return event.request; }');
      const tried = new cloudfront.Function(stack, 'Tried', { code, runtime });
      new cloudfront.Distribution(stack, 'Second', {
        defaultBehavior: {
          origin: new HttpOrigin('elsewhere.example'),
          cachePolicy: new cloudfront.CachePolicy(stack, 'None'),
          functionAssociations: [{ function: tried, eventType: cloudfront.FunctionEventType[event] }],
        },
      });
    });
    const started = startTarget({ cdkOut, dataDir: temporaryFolder('data'), schedules: false });
    await expect(started).rejects.toThrow(message);
  });

  it('that were never synthesized stop it', async () => {
    const started = startTarget({ cdkOut: temporaryFolder('empty'), dataDir: temporaryFolder('data') });
    await expect(started).rejects.toThrow(/manifest.json.*synthesized/);
  });
});

describe('data', () => {
  it('is kept from one start to the next', async () => {
    const dataDir = temporaryFolder('data');
    const first = await startTarget({ cdkOut: plain, dataDir });
    await send(first.url, '/api/notes/kept', { ...TEXT, body: 'kept' });
    await first.close();
    const second = await startTarget({ cdkOut: plain, dataDir, schedules: false });
    expect((await send(second.url, '/api/notes/kept')).text).toBe('{"text":"kept"}');
    expect((await send(second.url, '/en')).text).toContain('<title>en</title>');
    await second.close();
    expect(readdirSync(join(dataDir, 'logs')).toSorted()).toEqual(['fixture-store.log', 'fixture-web.log']);
  });

  it('in a folder that is a file is an error of one line', async () => {
    const file = join(temporaryFolder('data'), 'file');
    writeFileSync(file, '');
    await expect(startTarget({ cdkOut: plain, dataDir: file })).rejects.toThrow(/ENOTDIR|EEXIST/);
  });

  it('that another process has open is not opened', async () => {
    const dataDir = temporaryFolder('data');
    const first = await startTarget({ cdkOut: plain, dataDir, schedules: false });
    await expect(startTarget({ cdkOut: plain, dataDir, schedules: false })).rejects.toThrow(DataInUse);
    await first.close();
  });
});

describe('faults', () => {
  it('end the start at the chosen write; the next start completes the work', async () => {
    const dataDir = temporaryFolder('data');
    mkdirSync(dataDir, { recursive: true });
    const onWrite = (n: number) => (n >= 3 ? 'refused' : undefined);
    const broken = startTarget({ cdkOut: plain, dataDir, faults: { onWrite } });
    await expect(broken).rejects.toThrow(StartFailed);
    await expect(broken).rejects.toThrow(/fixture-store failed: AccessDenied/);
    expect(
      readdirSync(join(dataDir, 'buckets', readdirSync(join(dataDir, 'buckets'))[0] ?? '')),
    ).toHaveLength(2);

    const mended = await startTarget({ cdkOut: plain, dataDir, schedules: false });
    await mended.runSchedules();
    expect((await send(mended.url, '/en/page')).status).toBe(200);
    expect(mended.stats().bucketWrites).toBe(4);
    await mended.close();
  });
});

test('a table whose creation a kill cut short can be used after the next start', async () => {
  const dataDir = temporaryFolder('data');
  const place = { region: 'eu-central-1', account: '000000000000', queueOrigin: 'http://127.0.0.1:9' };
  const [table] = readModel(plain, place).tables;
  // An engine that takes longer to create a table than it lives.
  mkdirSync(join(dataDir, 'table'), { recursive: true });
  const engine = dynalite({ path: join(dataDir, 'table'), createTableMs: 60_000 });
  await new Promise<void>((done) => engine.listen(0, '127.0.0.1', done));
  const client = new DynamoDBClient({
    endpoint: `http://127.0.0.1:${(engine.address() as AddressInfo).port}`,
    region: place.region,
    credentials: { accessKeyId: 'x', secretAccessKey: 'x' },
  });
  const created = await client.send(
    new CreateTableCommand({
      TableName: table?.name,
      KeySchema: [{ AttributeName: 'pk', KeyType: 'HASH' }],
      AttributeDefinitions: [{ AttributeName: 'pk', AttributeType: 'S' }],
      BillingMode: 'PAY_PER_REQUEST',
    }),
  );
  expect(created.TableDescription?.TableStatus).toBe('CREATING');
  await new Promise((done) => engine.close(done));

  for (const text of ['after the kill', 'after one more start']) {
    const target = await startTarget({ cdkOut: plain, dataDir, schedules: false });
    expect((await send(target.url, '/api/notes/x', { ...TEXT, body: text })).status).toBe(204);
    expect((await send(target.url, '/api/notes/x')).text).toBe(JSON.stringify({ text }));
    await target.close();
  }
});

describe('close', () => {
  it('leaves no open port', async () => {
    const target = await startTarget({ cdkOut: plain, dataDir: temporaryFolder('data'), schedules: false });
    const slow = send(target.url, '/api/slow').catch(() => 'ended');
    await new Promise((done) => setTimeout(done, 100));
    await target.close();
    await slow;
    await expect(send(target.url, '/')).rejects.toThrow(/ECONNREFUSED/);
    await expect(target.invoke('web', {})).rejects.toThrow(/closing/);
  });
});
