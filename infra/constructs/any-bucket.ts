/** Closes a gap between the library's types and ours. */
import type { Bucket, IBucket } from 'aws-cdk-lib/aws-s3';

/**
 * The same bucket as an `IBucket`. It is one, but `policy?: T` and `policy: T | undefined` differ to a compiler that
 * checks exactOptionalPropertyTypes, which the library's types do not.
 */
export const anyBucket = (bucket: Bucket): IBucket => bucket as IBucket;
