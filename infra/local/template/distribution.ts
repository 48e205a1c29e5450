/** The distribution: origins, path rules and their policies, from the template. */
import * as z from 'zod';
import {
  cachePolicySchema,
  corsHeaders,
  requestPolicySchema,
  responseHeaders,
  responsePolicySchema,
} from './distribution-policies.ts';
import type { CorsModel } from './edge.ts';
import type { Reader } from './reader.ts';

/** Which headers, query strings or cookies of a request pass; names in lower case. */
export type Selection = { readonly all: true } | { readonly all: false; readonly names: readonly string[] };

export interface BehaviourModel {
  /** `*` for the default behaviour. */
  readonly pattern: string;
  readonly originDomain: string;
  readonly allowedMethods: readonly string[];
  readonly compress: boolean;
  /** Encodings that the cache policy allows; none if nothing may be cached. */
  readonly encodings: readonly ('br' | 'gzip')[];
  readonly headers: Selection;
  readonly query: Selection;
  readonly cookies: Selection;
  readonly responseHeaders: readonly {
    readonly name: string;
    readonly value: string;
    readonly override: boolean;
  }[];
  /** Whether other websites may read; null: the policy does not say. */
  readonly cors: (CorsModel & { readonly override: boolean }) | null;
  /** The function that runs on each request; null: none. */
  readonly viewerRequest: EdgeFunctionModel | null;
}

export interface EdgeFunctionModel {
  readonly name: string;
  /** JavaScript with a function `handler`. */
  readonly code: string;
}

export interface DistributionModel {
  readonly domainName: string;
  readonly rootObject: string;
  /** In the order in which they are tried; the default behaviour comes last. */
  readonly behaviours: readonly BehaviourModel[];
  readonly errorResponses: ReadonlyMap<number, { readonly path: string; readonly status: number }>;
}

const behaviourSchema = z.object({
  PathPattern: z.string().optional(),
  TargetOriginId: z.string(),
  AllowedMethods: z.array(z.string()).default(['GET', 'HEAD']),
  Compress: z.boolean().default(false),
  CachePolicyId: z.string(),
  OriginRequestPolicyId: z.string().optional(),
  ResponseHeadersPolicyId: z.string().optional(),
  FunctionAssociations: z
    .array(z.strictObject({ EventType: z.literal('viewer-request'), FunctionARN: z.string() }))
    .max(1)
    .default([]),
  LambdaFunctionAssociations: z.array(z.never()).max(0).default([]),
  TrustedKeyGroups: z.array(z.never()).max(0).default([]),
});
const distributionSchema = z.object({
  DistributionConfig: z.object({
    DefaultRootObject: z.string().default(''),
    Origins: z.array(
      z.object({ Id: z.string(), DomainName: z.string(), OriginPath: z.literal('').default('') }),
    ),
    DefaultCacheBehavior: behaviourSchema,
    CacheBehaviors: z.array(behaviourSchema).default([]),
    CustomErrorResponses: z
      .array(
        z.object({
          ErrorCode: z.number(),
          ResponseCode: z.number().optional(),
          ResponsePagePath: z.string().optional(),
        }),
      )
      .default([]),
  }),
});
const edgeFunctionSchema = z.object({
  AutoPublish: z.literal(true),
  FunctionCode: z.string(),
  FunctionConfig: z.strictObject({ Comment: z.string(), Runtime: z.literal('cloudfront-js-2.0') }),
});

/** If one policy has `all`, that counts; else the names of both. */
function select(
  ...parts: readonly { readonly behaviour: string; readonly names: readonly string[] }[]
): Selection {
  const names: string[] = [];
  for (const { behaviour, names: listed } of parts) {
    if (behaviour === 'all' || behaviour === 'allViewer') return { all: true };
    if (behaviour === 'whitelist') names.push(...listed.map((name) => name.toLowerCase()));
    else if (behaviour !== 'none')
      throw new Error(`the local target does not know the policy behaviour ${behaviour}`);
  }
  return { all: false, names };
}

/** Only the template's own policies: AWS's managed ones are not in it, so they are refused as unknown. */
export function distributions(reader: Reader): DistributionModel[] {
  const policies = <T>(type: string, parse: (resource: Parameters<Reader['identify']>[0]) => T) =>
    new Map(reader.all(type).map((resource) => [reader.identify(resource).ref, parse(resource)]));
  const cache = policies(
    'AWS::CloudFront::CachePolicy',
    (one) => reader.read(one, cachePolicySchema).CachePolicyConfig,
  );
  const request = policies(
    'AWS::CloudFront::OriginRequestPolicy',
    (one) => reader.read(one, requestPolicySchema).OriginRequestPolicyConfig,
  );
  const response = policies('AWS::CloudFront::ResponseHeadersPolicy', (one) => {
    const config = reader.read(one, responsePolicySchema).ResponseHeadersPolicyConfig;
    return { added: responseHeaders(config), cors: corsHeaders(config) };
  });
  const functions = policies('AWS::CloudFront::Function', (one): EdgeFunctionModel => {
    const { FunctionCode: code } = reader.read(one, edgeFunctionSchema);
    return { name: one.logicalId, code };
  });

  return reader.all('AWS::CloudFront::Distribution').map((resource) => {
    const { DistributionConfig: config } = reader.read(resource, distributionSchema);
    const origins = new Map(config.Origins.map(({ Id, DomainName }) => [Id, DomainName]));
    const found = <T>(map: ReadonlyMap<string, T>, id: string, what: string): T => {
      const value = map.get(id);
      if (value === undefined) throw new Error(`${resource.logicalId}: the template has no ${what} ${id}`);
      return value;
    };
    const behaviour = (read: z.infer<typeof behaviourSchema>): BehaviourModel => {
      const { MaxTTL, ParametersInCacheKeyAndForwardedToOrigin: key } = found(
        cache,
        read.CachePolicyId,
        'cache policy',
      );
      const forwarded = read.OriginRequestPolicyId
        ? [found(request, read.OriginRequestPolicyId, 'origin request policy')]
        : [];
      const headers = read.ResponseHeadersPolicyId
        ? found(response, read.ResponseHeadersPolicyId, 'response headers policy')
        : undefined;
      const [association] = read.FunctionAssociations;
      const encodings =
        MaxTTL === 0
          ? []
          : [
              ...(key.EnableAcceptEncodingBrotli ? (['br'] as const) : []),
              ...(key.EnableAcceptEncodingGzip ? (['gzip'] as const) : []),
            ];
      return {
        pattern: read.PathPattern ?? '*',
        originDomain: found(origins, read.TargetOriginId, 'origin'),
        allowedMethods: read.AllowedMethods,
        compress: read.Compress,
        encodings,
        headers: select(key.HeadersConfig, ...forwarded.map((one) => one.HeadersConfig)),
        query: select(key.QueryStringsConfig, ...forwarded.map((one) => one.QueryStringsConfig)),
        cookies: select(key.CookiesConfig, ...forwarded.map((one) => one.CookiesConfig)),
        responseHeaders: headers?.added ?? [],
        cors: headers?.cors ?? null,
        viewerRequest: association ? found(functions, association.FunctionARN, 'function') : null,
      };
    };
    return {
      domainName: reader.identify(resource).attributes.DomainName ?? '',
      rootObject: config.DefaultRootObject,
      behaviours: [...config.CacheBehaviors, config.DefaultCacheBehavior].map(behaviour),
      errorResponses: new Map(
        config.CustomErrorResponses.flatMap(({ ErrorCode, ResponseCode, ResponsePagePath }) =>
          ResponsePagePath
            ? [[ErrorCode, { path: ResponsePagePath, status: ResponseCode ?? ErrorCode }] as const]
            : [],
        ),
      ),
    };
  });
}
