/**
 * The part of S3 that the app's functions use, for the unmodified SDK: PutObject (with If-None-Match: * and If-Match),
 * GetObject (with a range of bytes), HeadObject, DeleteObject and ListObjectsV2, path-style. Any other request is answered 501, with its name.
 */
import { createHash } from 'node:crypto';
import type { IncomingHttpHeaders, IncomingMessage, ServerResponse } from 'node:http';
import { crc32 } from 'node:zlib';
import { accessKeyOf, type May } from '../template/permissions.ts';
import { decodeAwsChunked, MalformedChunks } from './aws-chunked.ts';
import { type BucketStore, KeyTooLong, type StoredObject } from './bucket-store.ts';
import { contentRange, rangeIn } from './byte-range.ts';
import type { Meter } from './meter.ts';
import { readBody, type Service, serve } from './service.ts';

class S3Error extends Error {
  readonly status: number;
  readonly code: string;
  constructor(status: number, code: string, message: string) {
    super(message);
    this.status = status;
    this.code = code;
  }
}

/** Headers that are stored with an object and returned with it. */
const KEPT =
  /^(content-type|cache-control|content-disposition|content-encoding|content-language|expires|x-amz-meta-.+)$/;

/** @param buckets by name */
export function startBucketServer(
  buckets: ReadonlyMap<string, BucketStore>,
  meter: Meter,
  may: May,
): Promise<Service> {
  return serve((request, response) => {
    request.on('error', () => response.destroy());
    response.on('error', () => {});
    handle(buckets, meter, may, request, response).catch((error) => fail(response, request.method, error));
  });
}

async function handle(
  buckets: ReadonlyMap<string, BucketStore>,
  meter: Meter,
  may: May,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  // Not parsed as a URL, which would resolve the dots of a key.
  const [pathname = '', search = ''] = (request.url ?? '/').split('?', 2);
  const query = new URLSearchParams(search);
  const [, name = '', path = ''] = /^\/([^/]*)\/?(.*)$/s.exec(pathname) ?? [];
  const key = decodeURIComponent(path);
  const bucket = buckets.get(name);
  if (!bucket) throw new S3Error(404, 'NoSuchBucket', `there is no bucket ${name}`);
  const operation = operationOf(request.method ?? '', key, query);
  const caller = accessKeyOf(request.headers.authorization);
  const denied = (action: string) => new S3Error(403, 'AccessDenied', `${caller} may not ${action}`);
  const arn = `arn:aws:s3:::${name}`;
  const object = `${arn}/${key}`;
  if (!may(caller, ACTIONS[operation], operation === 'ListObjectsV2' ? arn : object))
    throw denied(ACTIONS[operation]);

  if (operation === 'PutObject' || operation === 'DeleteObject') {
    const body = await readBody(request);
    const fault = meter.write('bucket', operation);
    if (fault === 'refused') throw new S3Error(403, 'AccessDenied', 'a fault that was asked for');
    if (fault === 'throttled') throw new S3Error(503, 'SlowDown', 'a fault that was asked for');
    /** All is done; the client gets the answer, or sees its connection break instead. */
    const answer = (status: number, headers: Record<string, string> = {}) =>
      fault === 'lost' ? response.destroy() : response.writeHead(status, headers).end();
    // No await until the store's rename, so no other request can come between the condition and the write.
    if (operation === 'DeleteObject') {
      bucket.delete(key);
      answer(204);
      return;
    }
    checkConditions(request.headers, bucket.get(key));
    const bytes = plainBody(request.headers, body ?? Buffer.alloc(0));
    answer(200, { etag: bucket.put(key, bytes, keptHeaders(request.headers)).etag });
    return;
  }
  await readBody(request);
  if (operation === 'ListObjectsV2') {
    const body = listing(name, bucket, query);
    response.writeHead(200, { 'content-type': 'application/xml' }).end(body);
    return;
  }
  const stored = bucket.get(key);
  if (!stored) {
    // A caller who may not list a bucket is not told that an object is missing.
    if (!may(caller, 's3:ListBucket', arn)) throw denied('s3:ListBucket');
    throw new S3Error(404, 'NoSuchKey', 'The specified key does not exist.');
  }
  const { length } = stored.bytes;
  const range = operation === 'HeadObject' ? 'whole' : rangeIn(request.headers.range, length);
  if (range === 'beyond') throw new S3Error(416, 'InvalidRange', 'The requested range is not satisfiable');
  if (range === 'whole') {
    response.writeHead(200, objectHeaders(stored)).end(operation === 'HeadObject' ? undefined : stored.bytes);
    return;
  }
  const part = stored.bytes.subarray(range.from, range.to + 1);
  response
    .writeHead(206, {
      ...objectHeaders(stored),
      'content-length': String(part.length),
      'content-range': contentRange(range, length),
    })
    .end(part);
}

const ACTIONS = {
  PutObject: 's3:PutObject',
  GetObject: 's3:GetObject',
  HeadObject: 's3:GetObject',
  DeleteObject: 's3:DeleteObject',
  ListObjectsV2: 's3:ListBucket',
} as const;
type Operation = keyof typeof ACTIONS;

const METHODS: Readonly<Record<string, Operation>> = {
  PUT: 'PutObject',
  GET: 'GetObject',
  HEAD: 'HeadObject',
  DELETE: 'DeleteObject',
};

function operationOf(method: string, key: string, query: URLSearchParams): Operation {
  if (method === 'GET' && key === '' && query.get('list-type') === '2') return 'ListObjectsV2';
  const operation = METHODS[method];
  const asked = query.get('x-id') ?? operation;
  if (!operation || key === '' || asked !== operation || query.has('uploadId')) {
    throw new S3Error(501, 'NotImplemented', `the local target does not know ${method} ${key}?${query}`);
  }
  return operation;
}

/** The headers that a reader of an object gets. */
export function objectHeaders({ head, bytes }: StoredObject): Record<string, string> {
  return {
    ...head.headers,
    etag: head.etag,
    'last-modified': new Date(head.lastModified).toUTCString(),
    'content-length': String(bytes.length),
  };
}

function checkConditions(headers: IncomingHttpHeaders, existing: StoredObject | undefined): void {
  const failed = (message: string) => new S3Error(412, 'PreconditionFailed', message);
  const { 'if-none-match': none, 'if-match': match } = headers;
  if (none !== undefined && none !== '*')
    throw new S3Error(501, 'NotImplemented', 'a write knows only If-None-Match: *');
  if (none === '*' && existing) throw failed('the object exists');
  if (match === undefined) return;
  if (!existing) throw new S3Error(404, 'NoSuchKey', 'The specified key does not exist.');
  if (existing.head.etag !== match) throw failed('the object has another ETag');
}

const CHECKSUMS: Readonly<Record<string, (body: Buffer) => Buffer>> = {
  'x-amz-checksum-crc32': (body) => {
    const crc = Buffer.alloc(4);
    crc.writeUInt32BE(crc32(body));
    return crc;
  },
  'x-amz-checksum-sha256': (body) => createHash('sha256').update(body).digest(),
  'content-md5': (body) => createHash('md5').update(body).digest(),
};

/** Removes the SDK's framing and checks the checksums that we support. */
function plainBody(headers: IncomingHttpHeaders, raw: Buffer): Buffer {
  const chunked = String(headers['content-encoding'] ?? '').includes('aws-chunked');
  const { body, trailers } = chunked ? decodeAwsChunked(raw) : { body: raw, trailers: {} };
  const given = (name: string) => trailers[name] ?? headers[name];
  for (const [name, checksum] of Object.entries(CHECKSUMS)) {
    const claimed = given(name);
    if (claimed !== undefined && claimed !== checksum(body).toString('base64'))
      throw new S3Error(400, 'BadDigest', `${name} does not match the body`);
  }
  const length = headers['x-amz-decoded-content-length'];
  if (length !== undefined && Number(length) !== body.length) {
    throw new S3Error(400, 'IncompleteBody', `${body.length} bytes came instead of ${String(length)}`);
  }
  return body;
}

function keptHeaders(headers: IncomingHttpHeaders): Record<string, string> {
  const kept: Record<string, string> = {};
  for (const [name, value] of Object.entries(headers)) {
    if (typeof value !== 'string' || !KEPT.test(name)) continue;
    const text = name === 'content-encoding' ? value.replace(/aws-chunked,?\s*/, '') : value;
    if (text) kept[name] = text;
  }
  return kept;
}

const PAGE = 1000;

function listing(name: string, bucket: BucketStore, query: URLSearchParams): string {
  if (query.has('delimiter')) throw new S3Error(501, 'NotImplemented', 'a listing knows no delimiter here');
  const after = query.get('continuation-token') ?? query.get('start-after') ?? '';
  const size = Math.min(PAGE, Number(query.get('max-keys') ?? PAGE));
  const left = bucket
    .keys(query.get('prefix') ?? '')
    .filter((key) => Buffer.from(key).compare(Buffer.from(after)) > 0);
  const page = left.slice(0, size);
  const more = left.length > page.length;
  const encode = query.get('encoding-type') === 'url' ? encodeURIComponent : escapeXml;
  const contents = page.flatMap((key) => {
    const object = bucket.get(key);
    if (!object) return [];
    const { etag, lastModified } = object.head;
    return (
      `<Contents><Key>${encode(key)}</Key><LastModified>${lastModified}</LastModified>` +
      `<ETag>${escapeXml(etag)}</ETag><Size>${object.bytes.length}</Size></Contents>`
    );
  });
  const next = more ? `<NextContinuationToken>${escapeXml(page.at(-1) ?? '')}</NextContinuationToken>` : '';
  return (
    `<?xml version="1.0" encoding="UTF-8"?><ListBucketResult><Name>${name}</Name><KeyCount>${contents.length}</KeyCount>` +
    `<MaxKeys>${size}</MaxKeys><IsTruncated>${more}</IsTruncated>${next}${contents.join('')}</ListBucketResult>`
  );
}

const escapeXml = (text: string) => text.replace(/[<>&"]/g, (character) => `&#${character.charCodeAt(0)};`);

function fail(response: ServerResponse, method: string | undefined, error: unknown): void {
  const { status, code, message } =
    error instanceof S3Error
      ? error
      : error instanceof MalformedChunks
        ? new S3Error(400, 'IncompleteBody', error.message)
        : error instanceof KeyTooLong
          ? new S3Error(400, 'KeyTooLongError', error.message)
          : new S3Error(500, 'InternalError', String(error));
  const body = `<?xml version="1.0" encoding="UTF-8"?><Error><Code>${code}</Code><Message>${escapeXml(message)}</Message></Error>`;
  if (response.headersSent) response.destroy();
  else
    response
      .writeHead(status, { 'content-type': 'application/xml' })
      .end(method === 'HEAD' ? undefined : body);
}
