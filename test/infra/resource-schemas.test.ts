/** Every property of every resource against CloudFormation's own schemas. */
import { describe, expect, it } from 'vitest';
import { schemaErrors } from './support/resource-schemas.ts';
import { templates } from './support/synth-app.ts';

/** With every setting that adds a resource or a property. */
const SETTINGS = {
  alarmEmail: 'a@example.org',
  contact: 'help@karvon.example',
  domain: {
    name: 'karvon.example',
    certificateArn: 'arn:aws:acm:us-east-1:111122223333:certificate/1',
  },
};

// The library's own check of templates takes longer than all else here, and the test of the stacks runs it.
process.env.CDK_VALIDATION = 'false';

describe('every resource has the properties of its schema', () => {
  it.each([
    ['as it comes', {}],
    ['with every setting', SETTINGS],
  ])('%s', (_, settings) => {
    const { data, app } = templates(settings);
    const all = [data, app].map((template) => template.toJSON());
    expect(all.flatMap(({ Resources }) => Object.keys(Resources)).length).toBeGreaterThan(100);
    expect(all.flatMap(schemaErrors)).toEqual([]);
  });
});

describe('this check', () => {
  const errorsOf = (Type: string, Properties: unknown) =>
    schemaErrors({ Resources: { It: { Type, Properties } } });
  const queue = (Properties: unknown) => errorsOf('AWS::SQS::Queue', Properties);
  const alarm = (more: object) =>
    errorsOf('AWS::CloudWatch::Alarm', {
      ComparisonOperator: 'GreaterThanThreshold',
      EvaluationPeriods: 1,
      ...more,
    });

  it('accepts what is right, and what is known only where it is deployed', () => {
    expect(queue({ VisibilityTimeout: 30, QueueName: { 'Fn::Sub': 'a' } })).toEqual([]);
    expect(alarm({ Dimensions: [{ Name: 'a', Value: { Ref: 'b' } }] })).toEqual([]);
  });

  it.each<[string, string[], string]>([
    [
      'a type that does not exist',
      errorsOf('AWS::SQS::Line', {}),
      'It: there is no resource of type AWS::SQS::Line',
    ],
    ['an unknown property', queue({ VisibilityTimeOut: 30 }), 'It.VisibilityTimeOut is not known'],
    ['a read-only property', queue({ Arn: 'arn:aws:sqs:::a' }), 'It.Arn is read-only'],
    ['a missing property', errorsOf('AWS::Lambda::Function', { Code: {} }), 'It.Role is missing'],
    ['a string for an integer', queue({ VisibilityTimeout: '30' }), 'It.VisibilityTimeout is no integer'],
    ['a fraction for an integer', queue({ VisibilityTimeout: 1.5 }), 'It.VisibilityTimeout is no integer'],
    ['a string for a boolean', queue({ FifoQueue: 'true' }), 'It.FifoQueue is no boolean'],
    ['a number for a string', queue({ QueueName: 7 }), 'It.QueueName is no string'],
    ['one thing for a list', alarm({ AlarmActions: 'arn:aws:sns:::a' }), 'It.AlarmActions is no list'],
    [
      'a list for an object',
      errorsOf('AWS::Lambda::Function', { Code: [], Role: 'a' }),
      'It.Code is no object',
    ],
    ['a wrong element of a list', alarm({ AlarmActions: ['a', 7] }), 'It.AlarmActions[1] is no string'],
    [
      'an unknown property deep inside',
      alarm({ Dimensions: [{ Name: 'a', Value: 'b', Valeu: 'c' }] }),
      'It.Dimensions[0].Valeu is not known',
    ],
    [
      'a missing property deep inside',
      alarm({ Dimensions: [{ Name: 'a' }] }),
      'It.Dimensions[0].Value is missing',
    ],
    [
      'a value that is not allowed',
      errorsOf('AWS::Lambda::Function', { Code: {}, Role: 'a', PackageType: 'Tar' }),
      'It.PackageType is none of Image, Zip',
    ],
    ['a tag without a key', queue({ Tags: [{ Value: 'a' }] }), 'It.Tags[0] is no tag'],
    ['a number for JSON', queue({ RedrivePolicy: 7 }), 'It.RedrivePolicy is no JSON'],
  ])('sees %s', (_, found, error) => expect(found).toEqual([error]));
});
