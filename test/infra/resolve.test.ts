/** The resolver of CloudFormation's functions, and the refusal of what is not emulated. */
import { describe, expect, it } from 'vitest';
import type { Assembly, Resource } from '../../infra/local/template/assembly.ts';
import { rateMs } from '../../infra/local/template/compute.ts';
import { newReader } from '../../infra/local/template/reader.ts';
import { newResolver } from '../../infra/local/template/resolve.ts';
import { RESOURCE_TYPES } from '../../infra/local/template/resource-types.ts';
import { tables } from '../../infra/local/template/storage.ts';

const place = { region: 'eu-central-1', account: '000000000000', queueOrigin: 'http://here:1' };

function resource(logicalId: string, type: string, properties: Record<string, unknown> = {}): Resource {
  return { stack: 'one', logicalId, type, properties };
}

function assembly(...resources: Resource[]): Assembly {
  const one = new Map(resources.map((each) => [each.logicalId, each]));
  return {
    directory: '',
    stacks: [
      {
        name: 'one',
        resources: one,
        exports: [{ name: 'one:Name', value: { Ref: 'Table' } }],
        assets: new Map(),
      },
      { name: 'two', resources: new Map(), exports: [], assets: new Map() },
    ],
  };
}

const known = assembly(
  resource('Table', 'AWS::DynamoDB::Table'),
  resource('Bucket', 'AWS::S3::Bucket'),
  resource('Queue', 'AWS::SQS::Queue'),
  resource('Named', 'AWS::Lambda::Function', { FunctionName: 'my-function' }),
  resource('Api', 'AWS::ApiGatewayV2::Api'),
  resource('Topic', 'AWS::SNS::Topic'),
);
const resolve = newResolver(known, place);

describe('resolve', () => {
  it.each<[string, unknown, unknown]>([
    ['plain values', { a: [1, 'b', true, null] }, { a: [1, 'b', true, null] }],
    ['Ref of a table', { Ref: 'Table' }, 'one-Table'],
    ['Ref of a bucket: lower case, as S3 wants', { Ref: 'Bucket' }, 'one-bucket'],
    ['Ref of a queue: its URL', { Ref: 'Queue' }, 'http://here:1/000000000000/one-Queue'],
    ['Ref of a named function', { Ref: 'Named' }, 'my-function'],
    ['Fn::GetAtt', { 'Fn::GetAtt': ['Queue', 'Arn'] }, 'arn:aws:sqs:eu-central-1:000000000000:one-Queue'],
    ['Fn::GetAtt as text', { 'Fn::GetAtt': 'Queue.QueueName' }, 'one-Queue'],
    ['pseudo parameters', [{ Ref: 'AWS::Region' }, { Ref: 'AWS::StackName' }], ['eu-central-1', 'one']],
    [
      'AWS::NoValue leaves its place out',
      { a: { Ref: 'AWS::NoValue' }, b: [{ Ref: 'AWS::NoValue' }, 1] },
      { b: [1] },
    ],
    ['Fn::Join', { 'Fn::Join': ['-', ['a', { Ref: 'Table' }, 3]] }, 'a-one-Table-3'],
    ['Fn::Join of a split', { 'Fn::Join': ['+', { 'Fn::Split': ['/', 'a/b/c'] }] }, 'a+b+c'],
    [
      'Fn::Sub',
      { 'Fn::Sub': '${Table}/${Queue.Arn}/${!Literal}' },
      'one-Table/arn:aws:sqs:eu-central-1:000000000000:one-Queue/${Literal}',
    ],
    [
      'Fn::Sub with variables',
      { 'Fn::Sub': ['${x}@${AWS::Region}', { x: { Ref: 'Bucket' } }] },
      'one-bucket@eu-central-1',
    ],
    ['Fn::Select', { 'Fn::Select': [2, { 'Fn::Split': ['/', 'https://host'] }] }, 'host'],
    ['Fn::Select by text', { 'Fn::Select': ['0', ['a', 'b']] }, 'a'],
    ['a key that only looks like a function', { Ref: 'Table', other: 1 }, { Ref: 'Table', other: 1 }],
  ])('%s', (_, expression, value) => {
    expect(resolve(expression, 'one')).toEqual(value);
  });

  it("imports another stack's exports", () => {
    expect(resolve({ 'Fn::ImportValue': 'one:Name' }, 'two')).toBe('one-Table');
  });

  it('extracts the host of an API from its address, as the CDK writes it', () => {
    const expression = {
      'Fn::Select': [2, { 'Fn::Split': ['/', { 'Fn::GetAtt': ['Api', 'ApiEndpoint'] }] }],
    };
    expect(resolve(expression, 'one')).toBe('one-api.execute-api.eu-central-1.amazonaws.com');
  });

  it.each<[string, unknown, RegExp]>([
    ['a missing resource', { Ref: 'Nothing' }, /no resource Nothing/],
    ['an attribute nobody has', { 'Fn::GetAtt': ['Table', 'Colour'] }, /no attribute Colour.*Table/],
    ['a resource that is ignored', { 'Fn::GetAtt': ['Topic', 'Arn'] }, /Topic.*AWS::SNS::Topic.*ignored/],
    ['an export nobody makes', { 'Fn::ImportValue': 'x' }, /no stack exports x/],
    ['a function it does not know', { 'Fn::Base64': 'x' }, /does not know Fn::Base64/],
    ['a condition', { 'Fn::If': ['a', 1, 2] }, /does not know Fn::If/],
    ['a place past the end', { 'Fn::Select': [3, ['a']] }, /Fn::Select 3 of 1/],
    ['a list where text belongs', { 'Fn::Join': ['-', [['a']]] }, /wants text/],
    ['text where a list belongs', { 'Fn::Select': [0, 'a'] }, /wants a list/],
  ])('refuses %s', (_, expression, message) => {
    expect(() => resolve(expression, 'one')).toThrow(message);
  });
});

describe('resource types', () => {
  it('stops at a type it does not know, with type, logical id and stack', () => {
    const strange = assembly(resource('Stranger', 'AWS::Neptune::DBCluster'));
    expect(() => newReader(strange, newResolver(strange, place), place)).toThrow(
      /AWS::Neptune::DBCluster \(Stranger in stack one\)/,
    );
  });

  it('does not treat names that every object has as known types', () => {
    const strange = assembly(resource('Stranger', 'constructor'));
    expect(() => newReader(strange, newResolver(strange, place), place)).toThrow(/type constructor/);
  });

  it('has a reason for each type it ignores', () => {
    for (const [type, one] of Object.entries(RESOURCE_TYPES)) {
      if (!one.emulated) expect(one.reason, type).toMatch(/\w+ \w+/);
    }
  });

  it("refuses an index, because the engine's differs from DynamoDB's", () => {
    const indexed = assembly(
      resource('Table', 'AWS::DynamoDB::Table', {
        KeySchema: [{ AttributeName: 'pk', KeyType: 'HASH' }],
        AttributeDefinitions: [{ AttributeName: 'pk', AttributeType: 'S' }],
        BillingMode: 'PAY_PER_REQUEST',
        GlobalSecondaryIndexes: [{}],
      }),
    );
    const reader = newReader(indexed, newResolver(indexed, place), place);
    expect(() => tables(reader)).toThrow(/Table.*GlobalSecondaryIndexes/);
  });
});

describe('rateMs', () => {
  it.each([
    ['rate(1 minute)', 60_000],
    ['rate(5 minutes)', 300_000],
    ['rate(2 hours)', 7_200_000],
    ['rate(1 day)', 86_400_000],
  ])('%s', (expression, ms) => expect(rateMs(expression, 'S')).toBe(ms));

  it.each(['cron(0 12 * * ? *)', 'at(2026-01-01T00:00:00)', 'rate(0 minutes)', 'rate(1 fortnight)', ''])(
    'refuses %s by name',
    (expression) => expect(() => rateMs(expression, 'Nightly')).toThrow(/Nightly/),
  );
});
