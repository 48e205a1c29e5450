/** The HTTP side: the API with its routes, and the distribution in front of it, from the template. */
import * as z from 'zod';
import type { Reader } from './reader.ts';

export interface CorsModel {
  readonly origins: readonly string[];
  readonly methods: readonly string[];
  readonly headers: readonly string[];
  readonly exposed: readonly string[];
  /** Seconds; null: not sent. */
  readonly maxAge: number | null;
}

export interface RouteModel {
  /** `GET /v1/corridors/{corridor}` or `$default`. */
  readonly key: string;
  readonly functionArn: string;
  readonly timeoutMs: number;
}

/** Requests a second, and at once. */
export interface ThrottleModel {
  readonly rate: number;
  readonly burst: number;
}

export interface ApiModel {
  readonly id: string;
  readonly domainName: string;
  readonly cors: CorsModel | null;
  readonly routes: readonly RouteModel[];
  /** Null: the account's own limits, which are far higher. */
  readonly throttle: ThrottleModel | null;
  /** By the key of the route. */
  readonly routeThrottles: ReadonlyMap<string, ThrottleModel>;
}

const apiSchema = z.object({
  ProtocolType: z.literal('HTTP'),
  CorsConfiguration: z
    .object({
      AllowOrigins: z.array(z.string()).default([]),
      AllowMethods: z.array(z.string()).default([]),
      AllowHeaders: z.array(z.string()).default([]),
      ExposeHeaders: z.array(z.string()).default([]),
      MaxAge: z.coerce.number().optional(),
      AllowCredentials: z.literal(false).optional(),
    })
    .optional(),
});
const integrationSchema = z.object({
  ApiId: z.string(),
  IntegrationType: z.literal('AWS_PROXY'),
  IntegrationUri: z.string(),
  PayloadFormatVersion: z.literal('2.0'),
  TimeoutInMillis: z.coerce.number().default(30_000),
});
const routeSchema = z.object({
  ApiId: z.string(),
  RouteKey: z.string(),
  Target: z.string(),
  AuthorizationType: z.literal('NONE').default('NONE'),
});
const throttleSchema = z
  .object({ ThrottlingRateLimit: z.number(), ThrottlingBurstLimit: z.number() })
  .transform(({ ThrottlingRateLimit: rate, ThrottlingBurstLimit: burst }) => ({ rate, burst }));
const stageSchema = z.object({
  ApiId: z.string(),
  StageName: z.literal('$default'),
  DefaultRouteSettings: throttleSchema.optional(),
  RouteSettings: z.record(z.string(), throttleSchema).default({}),
});

export function apis(reader: Reader): ApiModel[] {
  const integrations = new Map(
    reader.all('AWS::ApiGatewayV2::Integration').map((resource) => {
      reader.refuse(resource, 'RequestParameters', 'ResponseParameters');
      return [reader.identify(resource).ref, reader.read(resource, integrationSchema)];
    }),
  );
  const stages = reader.all('AWS::ApiGatewayV2::Stage').map((resource) => {
    reader.refuse(resource, 'StageVariables');
    return reader.read(resource, stageSchema);
  });
  const routes = reader.all('AWS::ApiGatewayV2::Route').map((resource) => {
    const { ApiId, RouteKey, Target } = reader.read(resource, routeSchema);
    const integration = integrations.get(Target.replace(/^integrations\//, ''));
    if (!integration) throw new Error(`route ${RouteKey} (stack ${resource.stack}) has no integration`);
    return {
      api: ApiId,
      key: RouteKey,
      functionArn: integration.IntegrationUri,
      timeoutMs: integration.TimeoutInMillis,
    };
  });
  return reader.all('AWS::ApiGatewayV2::Api').map((resource) => {
    reader.refuse(resource, 'Body', 'BodyS3Location', 'DisableExecuteApiEndpoint');
    const { CorsConfiguration: cors } = reader.read(resource, apiSchema);
    const { ref: id, attributes } = reader.identify(resource);
    const stage = stages.find(({ ApiId }) => ApiId === id);
    if (!stage) throw new Error(`API ${resource.logicalId} has no $default stage`);
    return {
      id,
      domainName: new URL(attributes.ApiEndpoint ?? '').hostname,
      cors: cors
        ? {
            origins: cors.AllowOrigins,
            methods: cors.AllowMethods,
            headers: cors.AllowHeaders,
            exposed: cors.ExposeHeaders,
            maxAge: cors.MaxAge ?? null,
          }
        : null,
      routes: routes.filter(({ api }) => api === id),
      throttle: stage.DefaultRouteSettings ?? null,
      routeThrottles: new Map(Object.entries(stage.RouteSettings)),
    };
  });
}
