/** The server that people open: turns HTTP into edge requests and back. */
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { readBody } from '../engine/service.ts';
import { BODY_LIMIT } from './gateway.ts';
import type { EdgeRequest, EdgeResponse, Origin } from './message.ts';

/** Limit in bytes for request line and headers: CloudFront's, which is above API Gateway's, so that its 431 can be seen. */
const HEAD_LIMIT = 32_768;
/** A body up to this much over API Gateway's limit is read, so that the gateway answers 413. */
const READ_LIMIT = BODY_LIMIT + 1024 * 1024;

export interface PublicServer {
  readonly server: Server;
  /** Its port, or null while it does not listen. */
  port(): number | null;
  /** Starts answering requests; before that, they get 503. */
  open(hosts: ReadonlyMap<string, Origin>, fallback: Origin, onRequest: () => void): void;
}

export function newPublicServer(): PublicServer {
  let route: ((host: string) => Origin) | null = null;
  let count: () => void = () => {};

  const server = createServer(
    { maxHeaderSize: HEAD_LIMIT, keepAliveTimeout: 60_000 },
    (request, response) => {
      request.on('error', () => response.destroy());
      if (!route) {
        const headers = { 'content-type': 'text/plain; charset=utf-8', 'retry-after': '1' };
        response.writeHead(503, headers).end('Karvon is starting.\n');
        return;
      }
      count();
      handle(route(hostOf(request)), request, response).catch((error) => {
        if (response.destroyed) return;
        console.error(`${request.method} ${request.url}:`, error);
        if (response.headersSent) response.destroy();
        else
          response
            .writeHead(502, { 'content-type': 'text/plain' })
            .end('the local target failed; see its output\n');
      });
    },
  );

  return {
    server,
    port() {
      const address = server.address();
      return address !== null && typeof address === 'object' ? address.port : null;
    },
    open(hosts, fallback, onRequest) {
      route = (host) => hosts.get(host) ?? fallback;
      count = onRequest;
    },
  };
}

const hostOf = (request: IncomingMessage) => (request.headers.host ?? '').replace(/:\d+$/, '').toLowerCase();

async function handle(origin: Origin, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const body = await readBody(request, READ_LIMIT);
  if (body === null) {
    response.writeHead(413, { 'content-type': 'application/json', connection: 'close' });
    response.end('{"message":"Request Entity Too Large"}');
    return;
  }
  const gone = new AbortController();
  response.once('close', () => gone.abort());
  const answer = await origin(edgeRequest(request, body, gone.signal));
  write(response, request.method === 'HEAD', answer);
}

function edgeRequest(request: IncomingMessage, body: Buffer, gone: AbortSignal): EdgeRequest {
  // Not parsed as a URL: that would resolve dots in the path, but the edge passes them on unchanged.
  const target = request.url ?? '/';
  const mark = target.indexOf('?');
  const headers: Record<string, string> = {};
  for (const [name, value] of Object.entries(request.headers)) {
    if (value !== undefined) headers[name] = Array.isArray(value) ? value.join(', ') : value;
  }
  return {
    method: request.method ?? 'GET',
    path: mark < 0 ? target : target.slice(0, mark),
    query: mark < 0 ? '' : target.slice(mark + 1),
    headers,
    body,
    sourceIp: request.socket.remoteAddress ?? '',
    gone,
  };
}

function write(
  response: ServerResponse,
  isHead: boolean,
  { status, headers, cookies, body }: EdgeResponse,
): void {
  const bare = status === 204 || status === 304;
  response.writeHead(status, {
    ...headers,
    ...(cookies.length > 0 && { 'set-cookie': [...cookies] }),
    ...(!bare && { 'content-length': String(body.length) }),
  });
  response.end(isHead || bare ? undefined : body);
}
