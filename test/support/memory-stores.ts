/** In-memory twins of the object stores, with the same interface and the same refusals. */
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import type { AnswerRecord, EvidenceStore } from '../../functions/storage/evidence.ts';
import type { EvidenceFiles } from '../../functions/storage/evidence-files.ts';
import { type SiteBucket, type SiteObject, tagOf } from '../../functions/storage/site-bucket.ts';
import { WriteConflict } from '../../functions/storage/table.ts';

/** Both stores of evidence, and what is in them. */
export interface MemoryEvidence extends EvidenceStore, EvidenceFiles {
  readonly kept: Map<string, Uint8Array>;
  readonly answers: AnswerRecord[];
}

export function memoryEvidence(): MemoryEvidence {
  const kept = new Map<string, Uint8Array>();
  const answers: AnswerRecord[] = [];
  const keep = async (bytes: Uint8Array) => {
    const sha256 = createHash('sha256').update(bytes).digest('hex');
    const stored = !kept.has(sha256);
    if (stored) kept.set(sha256, bytes);
    return { sha256, stored };
  };
  return {
    kept,
    answers,
    record: async (answer) => {
      answers.push(answer);
    },
    keep,
    keepFile: async (path) => keep(readFileSync(path)),
  };
}

export interface MemoryBucket extends SiteBucket {
  readonly objects: Map<string, SiteObject & { readonly version: number }>;
  /** Writes as somebody would who knows nothing of what is there. */
  put(object: SiteObject): void;
}

export function memoryBucket(): MemoryBucket {
  const objects: MemoryBucket['objects'] = new Map();
  let version = 0;
  const put = (object: SiteObject) => {
    version += 1;
    objects.set(object.key, { ...object, version });
  };
  return {
    objects,
    read: async (key) => {
      const object = objects.get(key);
      if (!object) return undefined;
      const text = typeof object.body === 'string' ? object.body : new TextDecoder().decode(object.body);
      return { text, etag: tagOf(object) };
    },
    put,
    write: async (object, tag) => {
      const there = objects.get(object.key);
      if (there && tagOf(there) === tagOf(object) && tag !== tagOf(there)) return;
      if ((there && tagOf(there)) !== tag) throw new WriteConflict({ pk: 'bucket', sk: object.key });
      put(object);
    },
    list: async () =>
      new Map([...objects].map(([key, object]) => [key, { tag: tagOf(object), writtenAt: object.version }])),
    remove: async (key) => {
      objects.delete(key);
    },
  };
}
