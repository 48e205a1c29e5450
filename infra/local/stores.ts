/**
 * The table and the evidence for a command that works beside no app: this machine's, while nothing else uses them; or with TABLE_NAME,
 * EVIDENCE_BUCKET and credentials in the environment, a deployment's.
 */
import { join } from 'node:path';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { S3Client } from '@aws-sdk/client-s3';
import { type EvidenceStore, newEvidenceStore } from '../../functions/storage/evidence.ts';
import { type EvidenceFiles, newEvidenceFiles } from '../../functions/storage/evidence-files.ts';
import { newTable, type Table } from '../../functions/storage/table.ts';
import { tryLock } from '../build/lock.ts';
import { startBucketServer } from './engine/bucket-server.ts';
import { openBucket } from './engine/bucket-store.ts';
import { newMeter } from './engine/meter.ts';
import { startTableEngine } from './engine/table-engine.ts';
import { DataInUse } from './target.ts';
import { readModel } from './template/model.ts';

export interface Stores {
  readonly table: Table;
  readonly evidence: EvidenceStore;
  readonly files: EvidenceFiles;
  close(): Promise<void>;
}

export interface Place {
  readonly cdkOut: string;
  readonly dataDir: string;
}

const REGION = 'eu-central-1';

const storesOf = (
  dynamo: DynamoDBClient,
  s3: S3Client,
  { table, bucket }: { readonly table: string; readonly bucket: string },
): Omit<Stores, 'close'> => ({
  table: newTable(dynamo, table),
  evidence: newEvidenceStore(s3, bucket),
  files: newEvidenceFiles(s3, bucket),
});

/** @throws DataInUse while an app or another command uses this machine's; DamagedStore */
export async function openStores({ cdkOut, dataDir }: Place, env = process.env): Promise<Stores> {
  const { TABLE_NAME, EVIDENCE_BUCKET } = env;
  if (TABLE_NAME && EVIDENCE_BUCKET) {
    const [dynamo, s3] = [new DynamoDBClient({}), new S3Client({})];
    return {
      ...storesOf(dynamo, s3, { table: TABLE_NAME, bucket: EVIDENCE_BUCKET }),
      close: async () => {
        dynamo.destroy();
        s3.destroy();
      },
    };
  }
  const lock = tryLock(join(dataDir, 'lock'));
  if ('heldBy' in lock) throw new DataInUse(`${dataDir} is in use by process ${lock.heldBy}`);
  const closers: (() => unknown)[] = [lock.release];
  const close = async () => {
    for (const closer of closers.splice(0).reverse()) await closer();
  };
  try {
    const model = readModel(cdkOut, {
      region: REGION,
      account: '000000000000',
      queueOrigin: 'http://localhost',
    });
    const bucket = model.functions.flatMap(({ environment }) => environment.EVIDENCE_BUCKET ?? [])[0];
    const table = model.tables[0]?.name;
    if (bucket === undefined || table === undefined)
      throw new Error('the template names no table or no bucket of evidence');
    const meter = newMeter();
    const engine = await startTableEngine(join(dataDir, 'table'), model.tables, meter, () => true);
    closers.push(() => engine.close());
    const store = openBucket(join(dataDir, 'buckets', bucket), () => new Date());
    const buckets = await startBucketServer(new Map([[bucket, store]]), meter, () => true);
    closers.push(() => buckets.close());
    const local = { region: REGION, credentials: { accessKeyId: 'local', secretAccessKey: 'local' } };
    const dynamo = new DynamoDBClient({ ...local, endpoint: engine.origin });
    const s3 = new S3Client({ ...local, endpoint: buckets.origin, forcePathStyle: true });
    closers.push(
      () => dynamo.destroy(),
      () => s3.destroy(),
    );
    return { ...storesOf(dynamo, s3, { table, bucket }), close };
  } catch (error) {
    await close();
    throw error;
  }
}
