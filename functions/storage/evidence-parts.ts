/** Evidence as somebody reads it who knows its hash: how large it is, and a part of its bytes. */
import { GetObjectCommand, HeadObjectCommand, type S3Client } from '@aws-sdk/client-s3';

export interface EvidenceParts {
  /** @throws the client's error if these bytes are not stored */
  sizeOf(sha256: string): Promise<{ readonly bytes: number; readonly contentType: string | null }>;
  /** The bytes from one to another, both included, as far as there are any. @throws the same */
  read(sha256: string, from: number, to: number): Promise<Uint8Array>;
}

export function newEvidenceParts(client: S3Client, Bucket: string): EvidenceParts {
  const keyOf = (sha256: string): string => `sha256/${sha256}`;
  return {
    async sizeOf(sha256) {
      const { ContentLength = 0, ContentType = null } = await client.send(
        new HeadObjectCommand({ Bucket, Key: keyOf(sha256) }),
      );
      return { bytes: ContentLength, contentType: ContentType };
    },
    async read(sha256, from, to) {
      const { Body } = await client.send(
        new GetObjectCommand({ Bucket, Key: keyOf(sha256), Range: `bytes=${from}-${to}` }),
      );
      if (!Body) throw new Error(`the evidence ${sha256} came without a body`);
      return Body.transformToByteArray();
    },
  };
}
