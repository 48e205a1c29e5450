/** The one public address: pages and data files from the bucket, `/v1` from the API. */
import { fileURLToPath } from 'node:url';
import { Annotations, CfnOutput, Duration, Stack } from 'aws-cdk-lib';
import { Certificate } from 'aws-cdk-lib/aws-certificatemanager';
import * as cloudfront from 'aws-cdk-lib/aws-cloudfront';
import { HttpOrigin, S3BucketOrigin } from 'aws-cdk-lib/aws-cloudfront-origins';
import { Bucket } from 'aws-cdk-lib/aws-s3';
import { Construct } from 'constructs';
import { type Config, signedHost } from '../config.ts';
import { acknowledge } from './acknowledge.ts';
import { ANY_READER } from './any-reader.ts';

const POLICY_ELSEWHERE = '@aws-cdk/aws-cloudfront-origins:updateImportedBucketPolicyOac';

export interface SiteDistributionProps {
  readonly config: Config;
  /** The bucket's own stack lets the account's distributions read it. */
  readonly bucket: Bucket;
  /** Domain name of the API. */
  readonly api: string;
}

export class SiteDistribution extends Construct {
  constructor(scope: Construct, id: string, { config, bucket, api }: SiteDistributionProps) {
    super(scope, id);
    // These names hold for the whole account, in all regions, and the library's own leave the region out.
    const named = (what: string): string => `${config.name}-${what}-${Stack.of(this).region}`;
    const responseHeadersPolicy = new cloudfront.ResponseHeadersPolicy(this, 'Headers', {
      responseHeadersPolicyName: named('pages'),
      comment: 'No framing, no sniffing, no referrer, https only',
      securityHeadersBehavior: SECURITY,
      customHeadersBehavior: PERMISSIONS,
    });
    // By its attributes: else the library would change the policy in the bucket's stack, and each stack would need the other.
    const files = Bucket.fromBucketAttributes(this, 'Files', {
      bucketArn: bucket.bucketArn,
      bucketRegionalDomainName: bucket.bucketRegionalDomainName,
    });
    const origin = S3BucketOrigin.withOriginAccessControl(files, {
      originAccessControl: new cloudfront.S3OriginAccessControl(this, 'Access', {
        originAccessControlName: named('files'),
      }),
    });
    Annotations.of(this).acknowledgeWarning(POLICY_ELSEWHERE, 'The policy is in the data stack.');
    const answers: cloudfront.BehaviorOptions = {
      origin: new HttpOrigin(api, { protocolPolicy: cloudfront.OriginProtocolPolicy.HTTPS_ONLY }),
      allowedMethods: cloudfront.AllowedMethods.ALLOW_GET_HEAD_OPTIONS,
      viewerProtocolPolicy: cloudfront.ViewerProtocolPolicy.HTTPS_ONLY,
      compress: true,
      cachePolicy: apiCache(this),
      responseHeadersPolicy,
    };
    const pages: cloudfront.BehaviorOptions = {
      origin,
      allowedMethods: cloudfront.AllowedMethods.ALLOW_GET_HEAD,
      viewerProtocolPolicy: cloudfront.ViewerProtocolPolicy.REDIRECT_TO_HTTPS,
      compress: true,
      cachePolicy: filesCache(this),
      responseHeadersPolicy,
      functionAssociations: [
        onRequest(this, 'PageAddress', 'page-address.js', 'Sends readers to the one address of a page'),
      ],
    };
    const dataFiles: cloudfront.BehaviorOptions = {
      ...pages,
      allowedMethods: cloudfront.AllowedMethods.ALLOW_GET_HEAD_OPTIONS,
      responseHeadersPolicy: new cloudfront.ResponseHeadersPolicy(this, 'DataHeaders', {
        responseHeadersPolicyName: named('data'),
        comment: 'As of pages, and any website may read',
        securityHeadersBehavior: SECURITY,
        customHeadersBehavior: PERMISSIONS,
        corsBehavior: {
          accessControlAllowOrigins: ANY_READER.origins,
          accessControlAllowMethods: ['GET', 'HEAD'],
          accessControlAllowHeaders: ANY_READER.headers,
          accessControlExposeHeaders: ANY_READER.exposed,
          accessControlMaxAge: ANY_READER.maxAge,
          accessControlAllowCredentials: false,
          originOverride: true,
        },
      }),
      functionAssociations: [
        onRequest(this, 'DataPreflight', 'data-preflight.js', 'Tells browsers that any website may read'),
      ],
    };
    const distribution = new cloudfront.Distribution(this, 'Distribution', {
      comment: `${config.name}: pages, data files and API`,
      defaultRootObject: 'index.html',
      ...(config.domain && {
        domainNames: [config.domain.name],
        certificate: Certificate.fromCertificateArn(this, 'Certificate', config.domain.certificateArn),
        minimumProtocolVersion: cloudfront.SecurityPolicyProtocol.TLS_V1_2_2021,
      }),
      defaultBehavior: pages,
      // `/v1/*` alone would send `/v1` to the bucket.
      additionalBehaviors: {
        ...(signedHost(config) !== undefined && { '/v1/in/*': signed(this, answers, named('signed')) }),
        '/v1/private/*': forTokens(this, answers),
        '/v1': answers,
        '/v1/*': answers,
        '/data/*': dataFiles,
      },
      // Without the right to list, S3 answers 403 for a missing object. The API never answers 403, and it explains its own
      // 404s, so only 403 has an error page.
      errorResponses: [
        { httpStatus: 403, responseHttpStatus: 404, responsePagePath: '/en/404', ttl: Duration.seconds(60) },
      ],
    });
    new CfnOutput(this, 'Address', { value: `https://${config.domain?.name ?? distribution.domainName}` });
    acknowledge(
      distribution,
      'AwsSolutions-CFR1',
      'People compare from every country; a geographic restriction would shut families out.',
    );
    acknowledge(
      distribution,
      'AwsSolutions-CFR2',
      'Static files, an API that is read without an account, feeds, of which each request is verified by its signature, and private views, ' +
        'each by its token; the routes of both are throttled.',
    );
    acknowledge(
      distribution,
      'AwsSolutions-CFR3',
      'An access log would keep the addresses of the people who compare, of whom nothing is kept.',
    );
    if (!config.domain) {
      acknowledge(
        distribution,
        'AwsSolutions-CFR4',
        "CloudFront's own name comes with its own certificate; a deployment with a domain sets TLS 1.2 (2021).",
      );
    }
  }
}

/** Objects carry their own cache rules. Their names are their versions: no query string is needed. */
function filesCache(scope: Construct): cloudfront.CachePolicy {
  return new cloudfront.CachePolicy(scope, 'FilesCache', {
    comment: 'Published files: as their own cache-control says',
    minTtl: Duration.seconds(0),
    defaultTtl: Duration.seconds(60),
    maxTtl: Duration.days(365),
    enableAcceptEncodingBrotli: true,
    enableAcceptEncodingGzip: true,
  });
}

/** All query strings pass. `Origin` is in the cache key: the API answers cross-origin requests with other headers. */
function apiCache(scope: Construct): cloudfront.CachePolicy {
  return new cloudfront.CachePolicy(scope, 'AnswersCache', {
    comment: 'API answers: as their own cache-control says',
    minTtl: Duration.seconds(0),
    defaultTtl: Duration.seconds(0),
    maxTtl: Duration.days(1),
    queryStringBehavior: cloudfront.CacheQueryStringBehavior.all(),
    headerBehavior: cloudfront.CacheHeaderBehavior.allowList(
      'Origin',
      'Access-Control-Request-Method',
      'Access-Control-Request-Headers',
    ),
    enableAcceptEncodingBrotli: true,
    enableAcceptEncodingGzip: true,
  });
}

/** Like the API's other answers, but what is signed arrives as it was signed, and nothing of it is kept at the edge. */
function signed(
  scope: Construct,
  answers: cloudfront.BehaviorOptions,
  originRequestPolicyName: string,
): cloudfront.BehaviorOptions {
  return {
    ...answers,
    allowedMethods: cloudfront.AllowedMethods.ALLOW_ALL,
    cachePolicy: new cloudfront.CachePolicy(scope, 'NoCache', {
      comment: 'Nothing is kept',
      minTtl: Duration.seconds(0),
      defaultTtl: Duration.seconds(0),
      maxTtl: Duration.seconds(0),
    }),
    // The method, the path and the body always pass.
    originRequestPolicy: new cloudfront.OriginRequestPolicy(scope, 'SignedParts', {
      originRequestPolicyName,
      comment: 'The parts of a request that a signature covers, and the signature',
      queryStringBehavior: cloudfront.OriginRequestQueryStringBehavior.all(),
      headerBehavior: cloudfront.OriginRequestHeaderBehavior.allowList(
        'Signature',
        'Signature-Input',
        'Content-Digest',
        'Idempotency-Key',
        'Content-Type',
      ),
    }),
  };
}

/**
 * Like the API's other answers, but with the header Authorization. CloudFront passes that on only as a part of the cache's key, which needs
 * a cache that may keep something: for a second at most, and nothing of ours, since each answer says `no-store`. What it keeps of an
 * error is for that one token.
 */
function forTokens(scope: Construct, answers: cloudfront.BehaviorOptions): cloudfront.BehaviorOptions {
  return {
    ...answers,
    cachePolicy: new cloudfront.CachePolicy(scope, 'TokenCache', {
      comment: 'Answers to tokens: none is kept, each says no-store',
      minTtl: Duration.seconds(0),
      defaultTtl: Duration.seconds(0),
      maxTtl: Duration.seconds(1),
      queryStringBehavior: cloudfront.CacheQueryStringBehavior.all(),
      headerBehavior: cloudfront.CacheHeaderBehavior.allowList('Authorization'),
      enableAcceptEncodingBrotli: true,
      enableAcceptEncodingGzip: true,
    }),
  };
}

/** Our code that CloudFront runs on each request of a path rule, before it looks into its cache. */
function onRequest(
  scope: Construct,
  id: string,
  file: string,
  comment: string,
): cloudfront.FunctionAssociation {
  const code = cloudfront.FunctionCode.fromFile({
    filePath: fileURLToPath(new URL(`edge-functions/${file}`, import.meta.url)),
  });
  const runtime = cloudfront.FunctionRuntime.JS_2_0;
  return {
    function: new cloudfront.Function(scope, id, { code, runtime, comment }),
    eventType: cloudfront.FunctionEventType.VIEWER_REQUEST,
  };
}

/** Pages carry their own content security policy, by hash; this adds what a meta tag cannot contain. */
const SECURITY: cloudfront.ResponseSecurityHeadersBehavior = {
  contentTypeOptions: { override: true },
  frameOptions: { frameOption: cloudfront.HeadersFrameOption.DENY, override: true },
  referrerPolicy: { referrerPolicy: cloudfront.HeadersReferrerPolicy.NO_REFERRER, override: true },
  strictTransportSecurity: {
    accessControlMaxAge: Duration.days(365),
    includeSubdomains: true,
    override: true,
  },
};

/** No page asks for a place, a camera, a microphone or a payment, and nothing that got into one could. */
const PERMISSIONS: cloudfront.ResponseCustomHeadersBehavior = {
  customHeaders: [
    {
      header: 'Permissions-Policy',
      value: ['camera', 'geolocation', 'microphone', 'payment', 'usb']
        .map((feature) => `${feature}=()`)
        .join(', '),
      override: true,
    },
  ],
};
