/** What a deployment would create: the templates, AWS's own rules for them, and each function's permissions. */

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Validations } from 'aws-cdk-lib';
import { Match } from 'aws-cdk-lib/assertions';
import { Bucket } from 'aws-cdk-lib/aws-s3';
import { AwsSolutionsChecks } from 'cdk-nag';
import { beforeAll, describe, expect, it } from 'vitest';
import * as z from 'zod';
import { ROOT } from '../../infra/build/paths.ts';
import { readConfig } from '../../infra/config.ts';
import { matchRoute } from '../../infra/local/edge/routes.ts';
import { readAssembly } from '../../infra/local/template/assembly.ts';
import type { RouteModel } from '../../infra/local/template/edge.ts';
import { newResolver } from '../../infra/local/template/resolve.ts';
import { FEED_OPERATIONS, OPERATIONS, PRIVATE_OPERATIONS } from '../../shared/contracts/api.ts';
import { newApp, templates } from './support/synth-app.ts';

const { data, app } = templates();

describe('data stack', () => {
  it('keeps its data even if the stack is deleted', () => {
    for (const type of ['AWS::DynamoDB::GlobalTable', 'AWS::S3::Bucket']) {
      for (const [id, resource] of Object.entries(data.findResources(type))) {
        expect([id, resource.DeletionPolicy, resource.UpdateReplacePolicy]).toEqual([id, 'Retain', 'Retain']);
      }
    }
  });

  it('has one table, paid by use, with point-in-time recovery and protected from deletion', () => {
    data.resourceCountIs('AWS::DynamoDB::GlobalTable', 1);
    data.hasResourceProperties('AWS::DynamoDB::GlobalTable', {
      BillingMode: 'PAY_PER_REQUEST',
      KeySchema: [
        { AttributeName: 'pk', KeyType: 'HASH' },
        { AttributeName: 'sk', KeyType: 'RANGE' },
      ],
      Replicas: [
        Match.objectLike({
          DeletionProtectionEnabled: true,
          PointInTimeRecoverySpecification: { PointInTimeRecoveryEnabled: true },
        }),
      ],
      GlobalSecondaryIndexes: Match.absent(),
      StreamSpecification: Match.absent(),
    });
  });

  it('opens no bucket to the public', () => {
    data.allResourcesProperties('AWS::S3::Bucket', {
      PublicAccessBlockConfiguration: {
        BlockPublicAcls: true,
        BlockPublicPolicy: true,
        IgnorePublicAcls: true,
        RestrictPublicBuckets: true,
      },
      BucketEncryption: Match.anyValue(),
    });
  });

  it('lets the distribution read the site but not list it: a missing page is 403', () => {
    data.hasResourceProperties('AWS::S3::BucketPolicy', {
      PolicyDocument: {
        Statement: Match.arrayWith([
          Match.objectLike({ Principal: { Service: 'cloudfront.amazonaws.com' }, Action: 's3:GetObject' }),
        ]),
      },
    });
    expect(JSON.stringify(data.toJSON())).not.toContain('s3:ListBucket');
  });
});

const environments: Record<string, string[]> = {
  'karvon-collect-fx': ['EDITIONS_QUEUE_URL', 'EVIDENCE_BUCKET', 'TABLE_NAME'],
  'karvon-collect-prices': ['EDITIONS_QUEUE_URL', 'EVIDENCE_BUCKET', 'ROUNDS_QUEUE_URL', 'TABLE_NAME'],
  'karvon-compute-corridors': ['PUBLICATIONS_QUEUE_URL', 'RELEASES_QUEUE_URL', 'TABLE_NAME'],
  'karvon-publish-datasets': ['SITE_BUCKET', 'TABLE_NAME'],
  'karvon-publish-pages': ['SITE_BUCKET', 'TABLE_NAME'],
  'karvon-request-fx': ['RATES_QUEUE_URL', 'TABLE_NAME'],
  'karvon-serve-api': ['TABLE_NAME'],
  'karvon-serve-private': ['EVIDENCE_BUCKET', 'TABLE_NAME'],
  'karvon-serve-reference': ['TABLE_NAME'],
};

const functionSchema = z.object({
  Properties: z.object({
    FunctionName: z.string(),
    Environment: z.object({ Variables: z.record(z.string(), z.unknown()) }),
    Role: z.object({ 'Fn::GetAtt': z.tuple([z.string(), z.literal('Arn')]) }),
  }),
});
const policySchema = z.object({
  Properties: z.object({
    Roles: z.array(z.object({ Ref: z.string() })),
    PolicyDocument: z.object({
      Statement: z.array(
        z.object({ Action: z.union([z.string(), z.array(z.string())]), Effect: z.literal('Allow') }),
      ),
    }),
  }),
});

/** The actions that a function may do, by the function's name. */
function actionsOf(name: string, template = app): string[] {
  const functions = Object.values(template.findResources('AWS::Lambda::Function')).map((one) =>
    functionSchema.parse(one),
  );
  const role = functions.find(({ Properties }) => Properties.FunctionName === name)?.Properties.Role[
    'Fn::GetAtt'
  ][0];
  return Object.values(template.findResources('AWS::IAM::Policy'))
    .map((one) => policySchema.parse(one).Properties)
    .filter(({ Roles }) => Roles.some(({ Ref }) => Ref === role))
    .flatMap(({ PolicyDocument }) => PolicyDocument.Statement.flatMap(({ Action }) => Action))
    .filter((action) => !action.startsWith('logs:'))
    .toSorted();
}

describe('app stack', () => {
  it('gives each function only the environment it needs', () => {
    const given = Object.values(app.findResources('AWS::Lambda::Function')).map((one) => {
      const { FunctionName, Environment } = functionSchema.parse(one).Properties;
      return [FunctionName, Object.keys(Environment.Variables).toSorted()];
    });
    expect(Object.fromEntries(given)).toEqual(environments);
  });

  it('gives each function only the permissions it needs', () => {
    const receive = [
      'sqs:ChangeMessageVisibility',
      'sqs:DeleteMessage',
      'sqs:GetQueueAttributes',
      'sqs:GetQueueUrl',
      'sqs:ReceiveMessage',
    ];
    const site = ['s3:DeleteObject', 's3:GetObject', 's3:ListBucket', 's3:PutObject'];
    const sorted = (...actions: string[]) => actions.toSorted();
    expect(actionsOf('karvon-collect-prices')).toEqual(
      sorted(
        'dynamodb:GetItem',
        'dynamodb:Query',
        'dynamodb:PutItem',
        's3:PutObject',
        ...receive,
        'sqs:SendMessage',
      ),
    );
    expect(actionsOf('karvon-request-fx')).toEqual(['dynamodb:Query', 'sqs:SendMessage']);
    expect(actionsOf('karvon-collect-fx')).toEqual(
      sorted(
        'dynamodb:GetItem',
        'dynamodb:Query',
        'dynamodb:PutItem',
        's3:PutObject',
        ...receive,
        'sqs:SendMessage',
      ),
    );
    expect(actionsOf('karvon-serve-reference')).toEqual(['dynamodb:GetItem', 'dynamodb:Query']);
    expect(actionsOf('karvon-compute-corridors')).toEqual(
      sorted(
        'dynamodb:GetItem',
        'dynamodb:BatchGetItem',
        'dynamodb:Query',
        'dynamodb:PutItem',
        ...receive,
        'sqs:SendMessage',
      ),
    );
    expect(actionsOf('karvon-publish-pages')).toEqual(
      sorted('dynamodb:GetItem', 'dynamodb:BatchGetItem', 'dynamodb:PutItem', ...receive, ...site),
    );
    expect(actionsOf('karvon-serve-api')).toEqual(['dynamodb:GetItem']);
    const releases = ['s3:GetObject', 's3:PutObject'];
    expect(actionsOf('karvon-publish-datasets')).toEqual(
      sorted('dynamodb:GetItem', 'dynamodb:Query', 's3:ListBucket', ...receive, ...releases),
    );
  });

  it('lets the function that makes releases write releases and the pointer to the newest, and nothing else', () => {
    const written = Object.values(app.findResources('AWS::IAM::Policy')).flatMap(({ Properties }) =>
      Properties.PolicyName.startsWith('PublishDatasets')
        ? Properties.PolicyDocument.Statement.filter(({ Action }: { Action: unknown }) =>
            JSON.stringify(Action).includes('s3:PutObject'),
          )
        : [],
    );
    // Statements with the same actions become one, with a list of resources.
    const ends = written
      .flatMap(({ Resource }: { Resource: unknown }) => (Array.isArray(Resource) ? Resource : [Resource]))
      .map((resource: unknown) => JSON.stringify(resource).split('"').at(-2));
    expect(ends.toSorted()).toEqual(['/data/latest.json*', '/data/releases*']);
  });

  it('lets the function that publishes pages write one partition of the table, and no prices', () => {
    app.hasResourceProperties('AWS::IAM::Policy', {
      PolicyName: Match.stringLikeRegexp('^PublishPages'),
      PolicyDocument: {
        Statement: Match.arrayWith([
          Match.objectLike({
            Action: 'dynamodb:PutItem',
            Condition: { 'ForAllValues:StringLike': { 'dynamodb:LeadingKeys': ['PUBLISHING'] } },
          }),
        ]),
      },
    });
  });

  it('reserves no concurrency, which an account with a quota of ten refuses', () => {
    for (const template of [data, app])
      expect(JSON.stringify(template.toJSON())).not.toContain('ReservedConcurrentExecutions');
  });

  it('runs on Node 24, on arm64, from one module', () => {
    app.allResourcesProperties('AWS::Lambda::Function', {
      Runtime: 'nodejs24.x',
      Architectures: ['arm64'],
      Handler: 'index.handler',
    });
  });

  it('says in each alarm what breaks for people', () => {
    const alarms = Object.values(app.findResources('AWS::CloudWatch::Alarm'));
    expect(alarms).toHaveLength(45);
    for (const { Properties } of alarms) {
      expect(Properties.AlarmDescription).toMatch(/famil|regulator|program|page|price/i);
      expect(Properties.AlarmActions).toHaveLength(1);
    }
  });

  it('lets CloudWatch publish alarms to the topic', () => {
    const [policy] = Object.values(app.findResources('AWS::SNS::TopicPolicy'));
    const statements = policy?.Properties.PolicyDocument.Statement ?? [];
    expect(statements).toContainEqual(
      expect.objectContaining({
        Effect: 'Allow',
        Action: 'sns:Publish',
        Principal: { Service: 'cloudwatch.amazonaws.com' },
      }),
    );
  });

  it('looks for work every minute, even without a message', () => {
    const rates = Object.values(app.findResources('AWS::Scheduler::Schedule')).map(
      ({ Properties }) => Properties.ScheduleExpression,
    );
    expect(rates.toSorted()).toEqual([
      'rate(1 day)',
      'rate(1 day)',
      'rate(1 hour)',
      'rate(1 minute)',
      'rate(1 minute)',
      'rate(10 minutes)',
    ]);
  });

  it('starts no schedule before its role may run the function and keep what failed', () => {
    const schedules = Object.entries(app.findResources('AWS::Scheduler::Schedule'));
    expect(schedules).toHaveLength(6);
    const policies = Object.entries(app.findResources('AWS::IAM::Policy'));
    for (const [id, { Properties, DependsOn }] of schedules) {
      const role = Properties.Target.RoleArn['Fn::GetAtt'][0];
      const own = policies.filter(([, policy]) =>
        policy.Properties.Roles.some(({ Ref }: { Ref: string }) => Ref === role),
      );
      expect(own, id).toHaveLength(1);
      expect(DependsOn, id).toContain(own[0]?.[0]);
      expect(own[0]?.[1].Properties.PolicyDocument.Statement).toEqual([
        { Action: 'lambda:InvokeFunction', Effect: 'Allow', Resource: Properties.Target.Arn },
        { Action: 'sqs:SendMessage', Effect: 'Allow', Resource: Properties.Target.DeadLetterConfig.Arn },
      ]);
    }
  });

  it('tries a run that nobody waits for again only until the next one is due, and keeps a rare one that failed', () => {
    const of = (type: string) => Object.values(app.findResources(type)).map(({ Properties }) => Properties);
    const configs = of('AWS::Lambda::EventInvokeConfig');
    const tries = of('AWS::Scheduler::Schedule').map(({ ScheduleExpression, Target }) => {
      const ofFunction = configs.filter(
        ({ FunctionName }) => FunctionName.Ref === Target.Arn['Fn::GetAtt'][0],
      );
      expect(ofFunction).toHaveLength(1);
      const { MaximumEventAgeInSeconds, MaximumRetryAttempts, DestinationConfig } = ofFunction[0];
      expect(Target.RetryPolicy).toEqual({ MaximumEventAgeInSeconds, MaximumRetryAttempts });
      expect(MaximumRetryAttempts).toBe(2);
      const kept = DestinationConfig?.OnFailure.Destination;
      if (kept) expect(kept).toEqual(Target.DeadLetterConfig.Arn);
      return [ScheduleExpression, MaximumEventAgeInSeconds, kept !== undefined];
    });
    expect(tries.toSorted()).toEqual([
      ['rate(1 day)', 21_600, true],
      ['rate(1 day)', 21_600, true],
      ['rate(1 hour)', 3600, false],
      ['rate(1 minute)', 60, false],
      ['rate(1 minute)', 60, false],
      ['rate(10 minutes)', 600, false],
    ]);
  });

  it('gathers what comes in together before it computes, and only there', () => {
    const mappings = Object.entries(app.findResources('AWS::Lambda::EventSourceMapping'));
    const windows = mappings.map(([id, { Properties }]) => [
      id.startsWith('ComputeCorridors'),
      Properties.MaximumBatchingWindowInSeconds,
    ]);
    expect(windows.sort()).toEqual([
      [false, undefined],
      [false, undefined],
      [false, undefined],
      [false, undefined],
      [true, 1],
    ]);
  });

  it('hides a message longer than the function may run, and then moves it to a dead-letter queue', () => {
    const queues = Object.values(app.findResources('AWS::SQS::Queue')).map(({ Properties }) => Properties);
    const work = queues.filter(({ RedrivePolicy }) => RedrivePolicy);
    expect(work).toHaveLength(5);
    const ofFunctions = [6 * 300, 6 * 300, 6 * 900, 6 * 900, 3600];
    expect(work.map(({ VisibilityTimeout }) => VisibilityTimeout).toSorted()).toEqual(ofFunctions.toSorted());
    for (const { RedrivePolicy } of work) {
      expect(RedrivePolicy.maxReceiveCount).toBe(3);
    }
  });

  it('names every route of the API', () => {
    const keys = Object.values(app.findResources('AWS::ApiGatewayV2::Route')).map(
      ({ Properties }) => Properties.RouteKey,
    );
    const open = OPERATIONS.filter(({ path }) => !path.startsWith('/v1/in/'));
    expect(keys.toSorted()).toEqual(['$default', ...open.map(({ path }) => `ANY ${path}`)].toSorted());
    expect(keys).toContain('ANY /v1/corridors/{corridor}/offers');
  });

  it('throttles what is expensive to compute, with any method', () => {
    const routes = Object.values(app.findResources('AWS::ApiGatewayV2::Route')).map(
      ({ Properties }): RouteModel => ({ key: Properties.RouteKey, functionArn: '', timeoutMs: 1 }),
    );
    const [stage] = Object.values(app.findResources('AWS::ApiGatewayV2::Stage'));
    const settings: Record<string, unknown> = stage?.Properties.RouteSettings;
    // A setting for a missing route makes the deployment fail.
    expect(routes.map(({ key }) => key)).toEqual(expect.arrayContaining(Object.keys(settings)));
    for (const path of ['/v1/rates', '/v1/rates/KGS']) {
      for (const method of ['GET', 'HEAD', 'OPTIONS', 'POST']) {
        const key = matchRoute(routes, method, path)?.route.key ?? '';
        expect(settings[key], `${method} ${path}`).toEqual({
          ThrottlingRateLimit: 50,
          ThrottlingBurstLimit: 100,
        });
      }
    }
  });

  it('logs nothing about readers: no address, browser, path or query', () => {
    const [stage] = Object.values(app.findResources('AWS::ApiGatewayV2::Stage'));
    const format: string = stage?.Properties.AccessLogSettings.Format;
    expect(format).toContain('$context.status');
    expect(format).not.toMatch(/\.(ip|sourceIp|userAgent|path|caller|user)\b|identity|queryString/i);
    app.hasResourceProperties('AWS::CloudFront::Distribution', {
      DistributionConfig: { Logging: Match.absent() },
    });
  });

  it('shows the error page only for a missing file', () => {
    app.hasResourceProperties('AWS::CloudFront::Distribution', {
      DistributionConfig: {
        DefaultRootObject: 'index.html',
        CustomErrorResponses: [
          Match.objectLike({ ErrorCode: 403, ResponseCode: 404, ResponsePagePath: '/en/404' }),
        ],
        CacheBehaviors: Match.arrayWith(
          ['/v1', '/v1/*'].map((PathPattern) =>
            Match.objectLike({ PathPattern, AllowedMethods: ['GET', 'HEAD', 'OPTIONS'], Compress: true }),
          ),
        ),
      },
    });
  });

  it('stores no data itself', () => {
    for (const type of ['AWS::S3::Bucket', 'AWS::DynamoDB::GlobalTable']) app.resourceCountIs(type, 0);
  });
});

describe('the private views', () => {
  it('can be read by a function that writes nothing but looks', () => {
    expect(actionsOf('karvon-serve-private')).toEqual(
      [
        'dynamodb:BatchGetItem',
        'dynamodb:GetItem',
        'dynamodb:PutItem',
        'dynamodb:Query',
        's3:GetObject',
        's3:ListBucket',
      ].toSorted(),
    );
    app.hasResourceProperties('AWS::IAM::Policy', {
      PolicyName: Match.stringLikeRegexp('^ServePrivate'),
      PolicyDocument: {
        Statement: Match.arrayWith([
          Match.objectLike({
            Action: 'dynamodb:PutItem',
            Condition: { 'ForAllValues:StringLike': { 'dynamodb:LeadingKeys': ['LOOKS#*'] } },
          }),
        ]),
      },
    });
  });

  it('get the header Authorization through the edge, where nothing is kept, and no other header', () => {
    for (const template of [app, templates({ onOneMachine: true }).app]) {
      const [distribution] = Object.values(template.findResources('AWS::CloudFront::Distribution'));
      const rules: { PathPattern: string; CachePolicyId: { Ref: string } }[] =
        distribution?.Properties.DistributionConfig.CacheBehaviors;
      // Before the rule of all other paths of the API, or it would never be used.
      const patterns = rules.map(({ PathPattern }) => PathPattern);
      expect(patterns.indexOf('/v1/private/*')).toBeGreaterThanOrEqual(0);
      expect(patterns.indexOf('/v1/private/*')).toBeLessThan(patterns.indexOf('/v1/*'));
      const rule = rules.find(({ PathPattern }) => PathPattern === '/v1/private/*');
      expect(rule).toMatchObject({ AllowedMethods: ['GET', 'HEAD', 'OPTIONS'] });
      expect(rule).not.toHaveProperty('OriginRequestPolicyId');
      const policy = template.findResources('AWS::CloudFront::CachePolicy')[rule?.CachePolicyId.Ref ?? ''];
      // CloudFront refuses a header in the key of a cache that may keep nothing, and Authorization anywhere else.
      expect(policy?.Properties.CachePolicyConfig).toMatchObject({
        MinTTL: 0,
        DefaultTTL: 0,
        MaxTTL: 1,
        ParametersInCacheKeyAndForwardedToOrigin: {
          HeadersConfig: { HeaderBehavior: 'whitelist', Headers: ['Authorization'] },
          QueryStringsConfig: { QueryStringBehavior: 'all' },
          CookiesConfig: { CookieBehavior: 'none' },
        },
      });
    }
  });

  it('are throttled, with any method', () => {
    const [stage] = Object.values(app.findResources('AWS::ApiGatewayV2::Stage'));
    for (const { path } of PRIVATE_OPERATIONS)
      expect(stage?.Properties.RouteSettings[`ANY ${path}`], path).toEqual({
        ThrottlingRateLimit: 50,
        ThrottlingBurstLimit: 100,
      });
  });
});

describe('where providers can sign for a host', () => {
  const certificateArn = 'arn:aws:acm:us-east-1:111122223333:certificate/1';
  const { app: withDomain } = templates({ domain: { name: 'karvon.example', certificateArn } });

  it('a function receives feeds, and only there', () => {
    const named = { FunctionName: 'karvon-receive-feeds' };
    withDomain.hasResourceProperties('AWS::Lambda::Function', {
      ...named,
      Environment: { Variables: Match.objectLike({ FEED_AUTHORITY: 'karvon.example' }) },
    });
    expect(app.findResources('AWS::Lambda::Function', { Properties: named })).toEqual({});
    expect(JSON.stringify(app.toJSON())).not.toContain('/v1/in/');
    const { app: here } = templates({ onOneMachine: true });
    here.hasResourceProperties('AWS::Lambda::Function', {
      ...named,
      Environment: { Variables: Match.objectLike({ FEED_AUTHORITY: 'localhost' }) },
    });
  });

  it('it may write what belongs to feeds, and no party', () => {
    expect(actionsOf('karvon-receive-feeds', withDomain)).toEqual(
      [
        'dynamodb:BatchGetItem',
        'dynamodb:GetItem',
        'dynamodb:PutItem',
        'dynamodb:Query',
        's3:PutObject',
        'sqs:SendMessage',
      ].toSorted(),
    );
    withDomain.hasResourceProperties('AWS::IAM::Policy', {
      PolicyName: Match.stringLikeRegexp('^ReceiveFeeds'),
      PolicyDocument: {
        Statement: Match.arrayWith([
          Match.objectLike({
            Action: 'dynamodb:PutItem',
            Condition: {
              'ForAllValues:StringLike': {
                'dynamodb:LeadingKeys': ['FEEDS', 'RECEIPTS#*', 'FEED#*', 'FEED_LOG#*', 'EVIDENCE_OF#*'],
              },
            },
          }),
        ]),
      },
    });
  });

  it('what a signature covers passes the edge, and nothing is kept there', () => {
    const [distribution] = Object.values(withDomain.findResources('AWS::CloudFront::Distribution'));
    const [first] = distribution?.Properties.DistributionConfig.CacheBehaviors ?? [];
    expect(first).toMatchObject({
      PathPattern: '/v1/in/*',
      AllowedMethods: ['GET', 'HEAD', 'OPTIONS', 'PUT', 'PATCH', 'POST', 'DELETE'],
    });
    const config = (type: string, id: string) =>
      Object.entries(withDomain.findResources(`AWS::CloudFront::${type}`)).find(([name]) => name === id)?.[1]
        .Properties[`${type}Config`];
    expect(config('CachePolicy', first.CachePolicyId.Ref)).toMatchObject({ MaxTTL: 0, DefaultTTL: 0 });
    expect(config('OriginRequestPolicy', first.OriginRequestPolicyId.Ref)).toMatchObject({
      HeadersConfig: {
        HeaderBehavior: 'whitelist',
        Headers: ['Signature', 'Signature-Input', 'Content-Digest', 'Idempotency-Key', 'Content-Type'],
      },
      QueryStringsConfig: { QueryStringBehavior: 'all' },
    });
  });

  it('its routes are throttled, with any method', () => {
    const [stage] = Object.values(withDomain.findResources('AWS::ApiGatewayV2::Stage'));
    for (const { path } of FEED_OPERATIONS)
      expect(stage?.Properties.RouteSettings[`ANY ${path}`], path).toEqual({
        ThrottlingRateLimit: 50,
        ThrottlingBurstLimit: 100,
      });
  });
});

describe('a second region of the same account', () => {
  /** Services whose names hold for a whole account, and S3, whose names hold for all of them. */
  const GLOBAL = /^AWS::(CloudFront|IAM|S3|Route53)::/;

  /** `type name` of each resource of a global service whose name the template chooses. */
  function namesIn(cdkOut: string, region: string): string[] {
    const assembly = readAssembly(cdkOut);
    const resolve = newResolver(assembly, { region, account: '111122223333', queueOrigin: 'http://queue' });
    return assembly.stacks.flatMap(({ name: stack, resources }) =>
      [...resources.values()]
        // A policy is named within its role.
        .filter(({ type }) => GLOBAL.test(type) && type !== 'AWS::IAM::Policy')
        .flatMap(({ type, properties }) => {
          const own = new RegExp(`^(${type.split('::').at(-1)})?Name$`);
          const configs = Object.entries(properties).flatMap(([key, value]) =>
            key.endsWith('Config') ? [value] : [],
          );
          return [properties, ...configs]
            .flatMap((part) => Object.entries(part ?? {}))
            .filter(([key]) => own.test(key))
            .map(([, value]) => `${type} ${resolve(value, stack)}`);
        }),
    );
  }

  it('gets names of its own', () => {
    const { app: whole } = newApp({ onOneMachine: true });
    const { directory } = whole.synth();
    const [here, there] = [namesIn(directory, 'eu-central-1'), namesIn(directory, 'us-east-1')];
    // Four policies for caches, one for requests, two for headers, two functions at the edge, the access to the bucket.
    expect(here).toHaveLength(10);
    expect(here.filter((name) => there.includes(name))).toEqual([]);
  });
});

describe('cdk.json', () => {
  it('builds the site and all functions before each deployment, in a folder of its own', () => {
    const { app: command, output } = JSON.parse(readFileSync(join(ROOT, 'cdk.json'), 'utf8'));
    expect(command).toBe('node infra/build/build.ts && node infra/bin/app.ts');
    // The app on this machine has its own settings, and is built only when something has changed.
    expect(join(ROOT, output)).not.toBe(join(ROOT, '.karvon', 'cdk.out'));
  });
});

describe('config', () => {
  it('names stacks and functions, mails alarms, and puts the site under its domain', () => {
    const certificateArn = 'arn:aws:acm:us-east-1:111122223333:certificate/1';
    const settings = {
      name: 'trial',
      alarmEmail: 'a@example.org',
      contact: 'help@karvon.example',
      domain: { name: 'karvon.example', certificateArn },
    };
    const { app: other } = templates(JSON.stringify(settings));
    other.hasResourceProperties('AWS::Lambda::Function', { FunctionName: 'trial-serve-api' });
    other.hasResourceProperties('AWS::SNS::Subscription', { Endpoint: 'a@example.org', Protocol: 'email' });
    other.hasResourceProperties('AWS::CloudFront::Distribution', {
      DistributionConfig: {
        Aliases: ['karvon.example'],
        ViewerCertificate: Match.objectLike({ MinimumProtocolVersion: 'TLSv1.2_2021' }),
      },
    });
    // For full addresses on the pages; without a domain there is no such variable (environments, above).
    other.hasResourceProperties('AWS::Lambda::Function', {
      FunctionName: 'trial-publish-pages',
      Environment: {
        Variables: Match.objectLike({
          SITE_ORIGIN: 'https://karvon.example',
          SITE_CONTACT: 'mailto:help@karvon.example',
        }),
      },
    });
  });

  it.each<[unknown, RegExp]>([
    [{ name: 'Has Spaces' }, /name/],
    [{ alarmEmail: 'nobody' }, /alarmEmail/],
    [{ logRetentionDays: 7 }, /logRetentionDays/],
    [{ colour: 'red' }, /colour/],
  ])('refuses %j', (context, message) => {
    expect(() => readConfig(context)).toThrow(message);
  });
});

describe('cdk-nag, AwsSolutions', () => {
  beforeAll(() => {
    // The library's own rules are errors here too (cdk.json).
    process.env.CDK_VALIDATION = 'true';
  });

  it('every finding is acknowledged, with and without a domain, and on one machine', () => {
    const certificateArn = 'arn:aws:acm:us-east-1:111122223333:certificate/1';
    for (const config of [
      {},
      { onOneMachine: true },
      { domain: { name: 'karvon.example', certificateArn } },
    ]) {
      const { app: whole } = newApp(config);
      Validations.of(whole).addPlugins(new AwsSolutionsChecks(whole));
      expect(() => whole.synth()).not.toThrow();
    }
  });

  it('can fail: a bucket without a log ends the synthesis', () => {
    const { app: whole, stacks } = newApp();
    new Bucket(stacks.data, 'Careless');
    Validations.of(whole).addPlugins(new AwsSolutionsChecks(whole));
    expect(() => whole.synth()).toThrow(/access logs disabled.*AwsSolutions-S1/s);
  });

  it('findings are acknowledged on one resource at a time, each with a reason', () => {
    const { app: whole, stacks } = newApp();
    whole.synth();
    const answered = whole.node
      .findAll()
      .flatMap((construct) =>
        construct.node.metadata
          .filter(({ type }) => type === Validations.ACKNOWLEDGED_RULES_METADATA_KEY)
          .map(({ data: rules }) => ({ construct, rules: z.record(z.string(), z.string()).parse(rules) })),
      );
    expect(answered.length).toBeGreaterThan(5);
    for (const { construct, rules } of answered) {
      expect([whole, stacks.app, stacks.data]).not.toContain(construct);
      for (const reason of Object.values(rules)) expect(reason.split(' ').length).toBeGreaterThan(4);
    }
  });
});
