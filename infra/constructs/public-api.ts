/** The public HTTP API: every route by name, open to any website for reading, and an access log without data on readers. */
import { RemovalPolicy } from 'aws-cdk-lib';
import { AccessLogFormat } from 'aws-cdk-lib/aws-apigateway';
import {
  CfnStage,
  CorsHttpMethod,
  HttpApi,
  HttpMethod,
  HttpRoute,
  HttpRouteKey,
  HttpStage,
  LogGroupLogDestination,
} from 'aws-cdk-lib/aws-apigatewayv2';
import { HttpLambdaIntegration } from 'aws-cdk-lib/aws-apigatewayv2-integrations';
import { LogGroup, RetentionDays } from 'aws-cdk-lib/aws-logs';
import { Construct } from 'constructs';
import {
  FEED_OPERATIONS,
  PRICE_OPERATIONS,
  PRIVATE_OPERATIONS,
  REFERENCE_OPERATIONS,
} from '../../shared/contracts/api.ts';
import { acknowledge } from './acknowledge.ts';
import { ALARM_PERIOD, type Alarms } from './alarms.ts';
import { ANY_READER } from './any-reader.ts';
import type { MonitoredFunction } from './monitored-function.ts';

/** What the log records of a request: its result, but not who asked or for which amount. */
const ACCESS_LOG = JSON.stringify({
  requestId: '$context.requestId',
  time: '$context.requestTime',
  route: '$context.routeKey',
  status: '$context.status',
  error: '$context.integrationErrorMessage',
  milliseconds: '$context.responseLatency',
  bytes: '$context.responseLength',
});

/** Two operations may have one path. */
const FEED_PATHS = [...new Set(FEED_OPERATIONS.map(({ path }) => path))];
const PRIVATE_PATHS: readonly string[] = PRIVATE_OPERATIONS.map(({ path }) => path);

/** Why the gateway asks nobody who he is. */
const whyOpen = (path: string | undefined): string =>
  FEED_PATHS.some((one) => one === path)
    ? 'Each request is signed by its sender; only the function sees the body that the signature covers.'
    : PRIVATE_PATHS.some((one) => one === path)
      ? 'The function itself looks the token up: an authorizer would answer 403, of which the distribution makes a page.'
      : 'Published prices: anybody may read them, and no account is asked for.';

export interface PublicApiProps {
  /** Answers requests about prices, and requests for unknown paths. */
  readonly prices: MonitoredFunction;
  /** Answers requests about reference rates. */
  readonly reference: MonitoredFunction;
  /** Answers providers; undefined: there are no such routes. */
  readonly feeds: MonitoredFunction | undefined;
  /** Answers whoever holds a token. */
  readonly views: MonitoredFunction;
  readonly alarms: Alarms;
}

export class PublicApi extends Construct {
  /** Without the scheme. */
  readonly domainName: string;

  constructor(scope: Construct, id: string, { prices, reference, feeds, views, alarms }: PublicApiProps) {
    super(scope, id);
    const api = new HttpApi(this, 'Api', {
      description: 'What it costs to send money, corridor by corridor',
      createDefaultStage: false,
      corsPreflight: {
        allowOrigins: ANY_READER.origins,
        allowMethods: [CorsHttpMethod.GET, CorsHttpMethod.HEAD],
        allowHeaders: ANY_READER.headers,
        exposeHeaders: ANY_READER.exposed,
        maxAge: ANY_READER.maxAge,
      },
    });
    const ofPrices = new HttpLambdaIntegration('Prices', prices.lambda);
    const ofReference = new HttpLambdaIntegration('Reference', reference.lambda);
    const ofFeeds = feeds && new HttpLambdaIntegration('Feeds', feeds.lambda);
    const ofViews = new HttpLambdaIntegration('Views', views.lambda);
    // Every method of a path goes to the function that knows the path: it answers HEAD like GET and refuses other methods.
    const methods = [HttpMethod.ANY];
    const routes = [
      ...PRICE_OPERATIONS.flatMap(({ path }) => api.addRoutes({ path, methods, integration: ofPrices })),
      ...REFERENCE_OPERATIONS.flatMap(({ path }) =>
        api.addRoutes({ path, methods, integration: ofReference }),
      ),
      ...(ofFeeds
        ? FEED_PATHS.flatMap((path) => api.addRoutes({ path, methods, integration: ofFeeds }))
        : []),
      ...PRIVATE_PATHS.flatMap((path) => api.addRoutes({ path, methods, integration: ofViews })),
      // All other paths are answered too, `/v1` and `/v1/` included, so that a mistake gets an explanation.
      new HttpRoute(this, 'Mistakes', {
        httpApi: api,
        routeKey: HttpRouteKey.DEFAULT,
        integration: ofPrices,
      }),
    ];
    for (const route of routes) {
      acknowledge(route, 'AwsSolutions-APIG4', whyOpen(route.path));
    }
    const stage = new HttpStage(this, 'Stage', {
      httpApi: api,
      autoDeploy: true,
      throttle: { rateLimit: 500, burstLimit: 1000 },
      accessLogSettings: {
        destination: new LogGroupLogDestination(
          new LogGroup(this, 'AccessLog', {
            retention: RetentionDays.ONE_MONTH,
            removalPolicy: RemovalPolicy.DESTROY,
          }),
        ),
        format: AccessLogFormat.custom(ACCESS_LOG),
      },
    });
    // Reference rates are computed from weeks of bulletins, once for each month of days. A crowd must not block the functions that
    // publish, in an account that has ten runs at once, nor cost without a limit; one reader has a fifth of this
    // (functions/serve-reference/shares.ts). HEAD costs as much as GET, so a route has both.
    // Whoever sends feeds without a key, or looks without a token, is refused by the function, which costs a read of the table at most.
    const dear = [
      ...REFERENCE_OPERATIONS.map(({ path }) => path).filter((path) => path.startsWith('/v1/rates')),
      ...(feeds ? FEED_PATHS : []),
      ...PRIVATE_PATHS,
    ];
    const settings = stage.node.defaultChild;
    if (!(settings instanceof CfnStage)) throw new Error('the stage is no resource');
    settings.routeSettings = Object.fromEntries(
      dear.map((path) => [`ANY ${path}`, { ThrottlingRateLimit: 50, ThrottlingBurstLimit: 100 }]),
    );
    // The settings name routes, so the routes must exist first.
    for (const route of routes) stage.node.addDependency(route);
    // The functions turn each error into an answer, which for Lambda is none.
    alarms.when(this, 'Fails', {
      metric: api.metricServerError({ period: ALARM_PERIOD, statistic: 'Sum' }),
      breaks:
        'Programs that read prices or rates, providers that send them, or regulators with a token get errors (5xx), or nothing is published ' +
        'yet. Families are not touched: the pages are files.',
    });
    this.domainName = `${api.apiId}.execute-api.${api.stack.region}.amazonaws.com`;
  }
}
