/** CloudFront's policies: which parts of a request pass, and which headers an answer gets. */
import * as z from 'zod';

const items = z.array(z.string()).default([]);
const selectionSchema = (kind: 'Header' | 'QueryString' | 'Cookie', plural: string) =>
  z.looseObject({ [`${kind}Behavior`]: z.string(), [plural]: items }).transform((config) => ({
    behaviour: String(config[`${kind}Behavior`]),
    names: items.parse(config[plural]),
  }));
const headersConfig = selectionSchema('Header', 'Headers');
const queryConfig = selectionSchema('QueryString', 'QueryStrings');
const cookieConfig = selectionSchema('Cookie', 'Cookies');
export const cachePolicySchema = z.object({
  CachePolicyConfig: z.object({
    MaxTTL: z.number(),
    ParametersInCacheKeyAndForwardedToOrigin: z.object({
      EnableAcceptEncodingGzip: z.boolean(),
      EnableAcceptEncodingBrotli: z.boolean().default(false),
      HeadersConfig: headersConfig,
      QueryStringsConfig: queryConfig,
      CookiesConfig: cookieConfig,
    }),
  }),
});
export const requestPolicySchema = z.object({
  OriginRequestPolicyConfig: z.object({
    HeadersConfig: headersConfig,
    QueryStringsConfig: queryConfig,
    CookiesConfig: cookieConfig,
  }),
});
const override = { Override: z.boolean() };
const listed = z.strictObject({ Items: z.array(z.string()) });
export const responsePolicySchema = z.object({
  ResponseHeadersPolicyConfig: z.strictObject({
    Name: z.string(),
    Comment: z.string().optional(),
    CustomHeadersConfig: z
      .object({ Items: z.array(z.object({ Header: z.string(), Value: z.string(), ...override })) })
      .optional(),
    CorsConfig: z
      .strictObject({
        AccessControlAllowCredentials: z.literal(false),
        AccessControlAllowHeaders: listed,
        AccessControlAllowMethods: listed,
        AccessControlAllowOrigins: listed,
        AccessControlExposeHeaders: listed.optional(),
        AccessControlMaxAgeSec: z.number().optional(),
        OriginOverride: z.boolean(),
      })
      .optional(),
    SecurityHeadersConfig: z
      .strictObject({
        ContentSecurityPolicy: z.object({ ContentSecurityPolicy: z.string(), ...override }).optional(),
        ContentTypeOptions: z.object(override).optional(),
        FrameOptions: z.object({ FrameOption: z.string(), ...override }).optional(),
        ReferrerPolicy: z.object({ ReferrerPolicy: z.string(), ...override }).optional(),
        StrictTransportSecurity: z
          .object({
            AccessControlMaxAgeSec: z.number(),
            IncludeSubdomains: z.boolean().default(false),
            Preload: z.boolean().default(false),
            ...override,
          })
          .optional(),
      })
      .optional(),
  }),
});

type ResponsePolicy = z.infer<typeof responsePolicySchema>['ResponseHeadersPolicyConfig'];

/** Which other websites a policy lets read; null: it does not say. */
export function corsHeaders({ CorsConfig: cors }: ResponsePolicy) {
  return cors
    ? {
        origins: cors.AccessControlAllowOrigins.Items,
        methods: cors.AccessControlAllowMethods.Items,
        headers: cors.AccessControlAllowHeaders.Items,
        exposed: cors.AccessControlExposeHeaders?.Items ?? [],
        maxAge: cors.AccessControlMaxAgeSec ?? null,
        override: cors.OriginOverride,
      }
    : null;
}

/** The headers that a policy adds. Strict-Transport-Security stays: browsers ignore it over plain http (RFC 6797, 8.1). */
export function responseHeaders({
  CustomHeadersConfig: custom,
  SecurityHeadersConfig: security,
}: ResponsePolicy) {
  const added = (custom?.Items ?? []).map(({ Header, Value, Override }) => ({
    name: Header.toLowerCase(),
    value: Value,
    override: Override,
  }));
  const add = (name: string, value: string | undefined, part: { Override: boolean } | undefined) => {
    if (part && value !== undefined) added.push({ name, value, override: part.Override });
  };
  const hsts = security?.StrictTransportSecurity;
  const flags = `${hsts?.IncludeSubdomains ? '; includeSubDomains' : ''}${hsts?.Preload ? '; preload' : ''}`;
  add(
    'content-security-policy',
    security?.ContentSecurityPolicy?.ContentSecurityPolicy,
    security?.ContentSecurityPolicy,
  );
  add('x-content-type-options', 'nosniff', security?.ContentTypeOptions);
  add('x-frame-options', security?.FrameOptions?.FrameOption, security?.FrameOptions);
  add('referrer-policy', security?.ReferrerPolicy?.ReferrerPolicy, security?.ReferrerPolicy);
  add('strict-transport-security', `max-age=${hsts?.AccessControlMaxAgeSec}${flags}`, hsts);
  return added;
}
