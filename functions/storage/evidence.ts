/**
 * The evidence store: the bytes of what a source said, write-once, under their SHA-256, before anything is read from
 * them. An observation names its evidence, so that it can be shown and parsed again.
 */
import { createHash } from 'node:crypto';
import { PutObjectCommand, type S3Client, S3ServiceException } from '@aws-sdk/client-s3';

export interface Evidence {
  readonly sha256: string;
  /** Whether these bytes were new. */
  readonly stored: boolean;
}

export interface EvidenceStore {
  /** Stores the bytes unless they are there already. `from`: which source they came from. */
  keep(bytes: Uint8Array, about: { from: string; contentType: string }): Promise<Evidence>;
}

export function newEvidenceStore(client: S3Client, bucket: string): EvidenceStore {
  return {
    async keep(bytes, about) {
      const sha256 = createHash('sha256').update(bytes).digest('hex');
      try {
        await client.send(
          new PutObjectCommand({
            Bucket: bucket,
            Key: `sha256/${sha256}`,
            Body: bytes,
            ContentType: about.contentType,
            Metadata: { source: about.from },
            IfNoneMatch: '*',
          }),
        );
        return { sha256, stored: true };
      } catch (error) {
        const there = error instanceof S3ServiceException && error.$metadata.httpStatusCode === 412;
        if (there) return { sha256, stored: false };
        throw error;
      }
    },
  };
}
