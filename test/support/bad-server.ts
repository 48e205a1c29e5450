/** A server on this machine that misbehaves: each path does one thing wrong. */
import { readFileSync } from 'node:fs';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { createServer as createTlsServer } from 'node:https';
import type { Server } from 'node:net';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';

export interface BadServer {
  readonly url: string;
  /** The requests, in order. */
  readonly asked: {
    readonly path: string;
    readonly method: string;
    readonly headers: IncomingMessage['headers'];
  }[];
  /** Bytes passed to the sockets so far. */
  sent(): number;
  close(): Promise<void>;
}

const XML = '<?xml version="1.0" encoding="utf-8"?>\n<rates><rate code="USD">87.4500</rate></rates>\n';
const PAGE =
  '<!DOCTYPE html>\n<html lang="en"><head><title>Welcome</title></head><body>Maintenance</body></html>';
const CAPTCHA =
  '<html><head><title>Just a moment...</title></head><body><div class="g-recaptcha"></div></body></html>';

const MEGABYTE = 1_048_576;
const TEN_GIGABYTES = 10 * 1024 * MEGABYTE;

/** 3 GB of spaces in 3 MB: 300 members of 10 MB each, which unpack one after the other. */
const bombMember = (): Buffer => gzipSync(Buffer.alloc(10 * MEGABYTE, 32));

/** Writes the block repeatedly, only as fast as the client reads, until the client disconnects. */
const pour = (response: ServerResponse, block: Buffer, count: (bytes: number) => void): void => {
  const more = () => {
    while (!response.destroyed) {
      count(block.byteLength);
      if (!response.write(block)) {
        response.once('drain', more);
        return;
      }
    }
  };
  more();
};

type Behaviour = (response: ServerResponse, request: IncomingMessage) => void;

/** @param tls with a certificate for another name @param files what it answers correctly besides: by path, read when it is asked for */
export async function startBadServer({
  tls = false,
  files = {},
}: {
  readonly tls?: boolean;
  readonly files?: Readonly<Record<string, () => Uint8Array>>;
} = {}): Promise<BadServer> {
  let sent = 0;
  const asked: BadServer['asked'] = [];
  const timers = new Set<NodeJS.Timeout>();
  const count = (bytes: number) => {
    sent += bytes;
  };
  const xml = (response: ServerResponse, status: number, headers = {}) =>
    response.writeHead(status, { 'content-type': 'text/xml', ...headers }).end(XML);
  const page = (response: ServerResponse, body: string) =>
    response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' }).end(body);
  const behaviours: Record<string, Behaviour> = {
    '/good': (response) =>
      xml(response, 200, {
        etag: '"7"',
        'last-modified': 'Fri, 20 Nov 2026 10:00:00 GMT',
        'set-cookie': 'a=b',
      }),
    '/packed': (response) =>
      response.writeHead(200, { 'content-type': 'text/xml', 'content-encoding': 'gzip' }).end(gzipSync(XML)),
    '/slow-headers': () => undefined,
    '/drip': (response) => {
      response.writeHead(200, { 'content-type': 'text/xml' });
      timers.add(setInterval(() => response.write('<'), 20));
    },
    '/cut-off': (response) => {
      response.writeHead(200, { 'content-type': 'text/xml', 'content-length': XML.length });
      response.write(XML.slice(0, 40), () => response.destroy());
    },
    '/cut-off-chunked': (response) => {
      response.writeHead(200, { 'content-type': 'text/xml' });
      response.write(XML.slice(0, 40), () => response.destroy());
    },
    '/reset': (_, { socket }) => socket.resetAndDestroy(),
    '/wrong-encoding': (response) =>
      response.writeHead(200, { 'content-type': 'text/xml', 'content-encoding': 'gzip' }).end(XML),
    '/bomb': (response) => {
      response.writeHead(200, { 'content-type': 'text/xml', 'content-encoding': 'gzip' });
      pour(response, bombMember(), count);
    },
    '/huge': (response) => {
      response.writeHead(200, { 'content-type': 'text/xml', 'content-length': TEN_GIGABYTES });
      pour(response, Buffer.alloc(65_536, 32), count);
    },
    '/endless': (response) => {
      response.writeHead(200, { 'content-type': 'text/xml' });
      pour(response, Buffer.alloc(65_536, 32), count);
    },
    '/round': (response) => response.writeHead(302, { location: '/round' }).end(),
    '/moved': (response) => response.writeHead(301, { location: 'https://elsewhere.invalid/new' }).end(),
    '/page': (response) => page(response, PAGE),
    '/captcha': (response) => page(response, CAPTCHA),
    '/empty': (response) => response.writeHead(200).end(),
    '/later': (response) => xml(response, 503, { 'retry-after': '7' }),
    '/much-later': (response) => xml(response, 503, { 'retry-after': '3600' }),
    '/later-date': (response) => xml(response, 503, { 'retry-after': 'Sun, 22 Nov 2026 00:00:05 GMT' }),
    '/too-many': (response) => xml(response, 429, { 'retry-after': '120' }),
    '/recovers': (response) =>
      asked.filter(({ path }) => path === '/recovers').length < 3 ? xml(response, 502) : xml(response, 200),
  };
  const answer = (request: IncomingMessage, response: ServerResponse) => {
    const path = request.url ?? '/';
    asked.push({ path, method: request.method ?? '', headers: request.headers });
    const status = /^\/status\/(\d{3})$/.exec(path)?.[1];
    const file = files[path]?.();
    if (file) response.writeHead(200, { 'content-type': 'application/octet-stream' }).end(file);
    else if (status) response.writeHead(Number(status)).end();
    else (behaviours[path] ?? ((unknown: ServerResponse) => unknown.writeHead(404).end()))(response, request);
  };
  const pem = (name: string) =>
    readFileSync(fileURLToPath(new URL(`../fixtures/tls/elsewhere.${name}.pem`, import.meta.url)));
  const server: Server & { closeAllConnections(): void } = tls
    ? createTlsServer({ key: pem('key'), cert: pem('cert') }, answer)
    : createServer(answer);
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('no port');
  return {
    url: `${tls ? 'https' : 'http'}://127.0.0.1:${address.port}`,
    asked,
    sent: () => sent,
    close: async () => {
      for (const timer of timers) clearInterval(timer);
      server.closeAllConnections();
      await new Promise((done) => server.close(done));
    },
  };
}
