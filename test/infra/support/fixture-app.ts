/** A small app with every kind of resource that the target emulates, synthesized for a test; `extend` adds to it. */
import { join } from 'node:path';
import { App, Duration, RemovalPolicy, Stack } from 'aws-cdk-lib';
import { CorsHttpMethod, HttpApi, HttpMethod } from 'aws-cdk-lib/aws-apigatewayv2';
import { HttpLambdaIntegration } from 'aws-cdk-lib/aws-apigatewayv2-integrations';
import * as cloudfront from 'aws-cdk-lib/aws-cloudfront';
import { HttpOrigin, S3BucketOrigin } from 'aws-cdk-lib/aws-cloudfront-origins';
import { AttributeType, TableV2 } from 'aws-cdk-lib/aws-dynamodb';
import { Code, Function as LambdaFunction, Runtime } from 'aws-cdk-lib/aws-lambda';
import { SqsEventSource } from 'aws-cdk-lib/aws-lambda-event-sources';
import { Bucket } from 'aws-cdk-lib/aws-s3';
import { Schedule, ScheduleExpression } from 'aws-cdk-lib/aws-scheduler';
import { LambdaInvoke } from 'aws-cdk-lib/aws-scheduler-targets';
import { Queue } from 'aws-cdk-lib/aws-sqs';
import { bundle } from '../../../infra/build/bundle.ts';
import { anyBucket } from '../../../infra/constructs/any-bucket.ts';
import { temporaryFolder } from './temporary-folder.ts';

// The library's check of templates takes seconds, and these templates are not deployed.
process.env.CDK_VALIDATION = 'false';

export interface FixtureStack extends Stack {
  readonly web: LambdaFunction;
  readonly api: HttpApi;
  readonly bucket: Bucket;
}

/** The fixture functions are bundled once for each test file. @returns the folders */
async function bundleFixtures() {
  const outDir = temporaryFolder('bundle');
  const source = (name: string) => new URL(`../../fixtures/target/${name}.ts`, import.meta.url).pathname;
  await bundle({ entries: { web: source('web'), store: source('store') }, outDir });
  return { web: join(outDir, 'web'), store: join(outDir, 'store') };
}
const bundles = await bundleFixtures();

/** @returns the folder of the assembly */
export function synthFixture(extend: (stack: FixtureStack) => void = () => {}): string {
  const outdir = temporaryFolder('assembly');
  const app = new App({ outdir });
  const data = new Stack(app, 'fixture-data');
  const table = new TableV2(data, 'Notes', { partitionKey: { name: 'pk', type: AttributeType.STRING } });
  const stack = new Stack(app, 'fixture-app');
  const bucket = new Bucket(stack, 'Files', { removalPolicy: RemovalPolicy.RETAIN });
  const failed = new Queue(stack, 'Failed');
  const queue = new Queue(stack, 'Work', {
    visibilityTimeout: Duration.seconds(1),
    deadLetterQueue: { queue: failed, maxReceiveCount: 2 },
  });
  const common = { runtime: Runtime.NODEJS_24_X, handler: 'index.handler', memorySize: 256 };
  const web = new LambdaFunction(stack, 'Web', {
    ...common,
    functionName: 'fixture-web',
    code: Code.fromAsset(bundles.web),
    timeout: Duration.seconds(1),
    environment: { TABLE_NAME: table.tableName, QUEUE_URL: queue.queueUrl },
  });
  const store = new LambdaFunction(stack, 'Store', {
    ...common,
    functionName: 'fixture-store',
    code: Code.fromAsset(bundles.store),
    // A busy machine takes more than a second to begin it.
    timeout: Duration.seconds(10),
    environment: { BUCKET: bucket.bucketName },
  });
  table.grantReadWriteData(web);
  queue.grantSendMessages(web);
  bucket.grantReadWrite(store);
  store.addEventSource(new SqsEventSource(queue, { batchSize: 5, reportBatchItemFailures: true }));
  new Schedule(stack, 'Daily', {
    schedule: ScheduleExpression.rate(Duration.days(1)),
    target: new LambdaInvoke(store),
  });
  const api = new HttpApi(stack, 'Api', {
    corsPreflight: {
      allowOrigins: ['*'],
      allowMethods: [CorsHttpMethod.GET],
      exposeHeaders: ['etag'],
      maxAge: Duration.hours(1),
    },
  });
  const integration = new HttpLambdaIntegration('Web', web);
  api.addRoutes({ path: '/api/notes/{id}', methods: [HttpMethod.GET, HttpMethod.PUT], integration });
  api.addRoutes({ path: '/api/{proxy+}', methods: [HttpMethod.ANY], integration });
  distribution(stack, bucket, api);
  extend(Object.assign(stack, { web, api, bucket }));
  app.synth();
  return outdir;
}

function distribution(stack: Stack, bucket: Bucket, api: HttpApi): void {
  const responseHeadersPolicy = new cloudfront.ResponseHeadersPolicy(stack, 'Headers', {
    securityHeadersBehavior: { contentTypeOptions: { override: true } },
    customHeadersBehavior: { customHeaders: [{ header: 'X-Fixture', value: 'yes', override: false }] },
  });
  const cache = {
    minTtl: Duration.seconds(0),
    enableAcceptEncodingBrotli: true,
    enableAcceptEncodingGzip: true,
  };
  new cloudfront.Distribution(stack, 'Front', {
    defaultRootObject: 'index.html',
    defaultBehavior: {
      origin: S3BucketOrigin.withOriginAccessControl(anyBucket(bucket)),
      cachePolicy: new cloudfront.CachePolicy(stack, 'Files Cache', cache),
      responseHeadersPolicy,
    },
    additionalBehaviors: {
      '/api/*': {
        origin: new HttpOrigin(`${api.apiId}.execute-api.${stack.region}.amazonaws.com`),
        allowedMethods: cloudfront.AllowedMethods.ALLOW_ALL,
        cachePolicy: new cloudfront.CachePolicy(stack, 'Api Cache', {
          ...cache,
          queryStringBehavior: cloudfront.CacheQueryStringBehavior.all(),
          headerBehavior: cloudfront.CacheHeaderBehavior.allowList('Origin', 'Access-Control-Request-Method'),
        }),
        responseHeadersPolicy,
      },
    },
    errorResponses: [{ httpStatus: 403, responseHttpStatus: 404, responsePagePath: '/en/404' }],
  });
}
