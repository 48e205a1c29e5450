/** Bridges a difference between the library's types and ours. */
import type { Bucket, IBucket } from 'aws-cdk-lib/aws-s3';

/**
 * The same bucket as an `IBucket`. It is one, but exactOptionalPropertyTypes, which only we switch on, makes `policy?: T` and
 * `policy: T | undefined` different types.
 */
export const anyBucket = (bucket: Bucket): IBucket => bucket as IBucket;
