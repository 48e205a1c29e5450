/** A line between a browser and the app that can be off, slow or cut: a server that passes everything on, or does not. */
import { request as ask, createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

export type Fault =
  /** The connection ends without an answer. */
  | 'off'
  /** Half of the answer's bytes, then the connection ends. */
  | 'cut'
  /** As cut, but with all that HTTP needs to take the half for the whole. */
  | 'half'
  /** No answer at all. */
  | 'silent'
  /** The server says that it fails. */
  | 'error';

export interface BadLine {
  readonly url: string;
  /** The paths asked for, with their methods and queries, in order: `GET /en`. */
  readonly asked: string[];
  /** What happens to a path from now on; undefined: it is passed on. */
  fault(of: (path: string) => Fault | undefined): void;
  /** Answers a path with a text of its own from now on. */
  answer(path: string, text: string | undefined): void;
  close(): Promise<void>;
}

export async function startBadLine(target: string): Promise<BadLine> {
  const asked: string[] = [];
  const own = new Map<string, string>();
  let faultOf: (path: string) => Fault | undefined = () => undefined;
  const server = createServer((request, response) => {
    const path = request.url ?? '/';
    const fault = faultOf(path);
    if (fault === 'off') {
      request.socket.destroy();
      return;
    }
    asked.push(`${request.method} ${path}`);
    if (fault === 'silent') return;
    if (fault === 'error') {
      response.writeHead(503, { 'content-type': 'text/plain' }).end('later');
      return;
    }
    const text = own.get(path);
    if (text !== undefined) {
      response.writeHead(200, { 'content-type': 'text/javascript', 'cache-control': 'no-cache' }).end(text);
      return;
    }
    // Asked for all of it: that nothing has changed cannot break off.
    const { 'if-none-match': _tag, 'if-modified-since': _since, ...others } = request.headers;
    const headers = fault ? others : request.headers;
    const passed = ask(`${target}${path}`, { method: request.method, headers }, (answer) => {
      const parts: Buffer[] = [];
      answer.on('data', (part: Buffer) => parts.push(part));
      answer.on('end', () => {
        const body = Buffer.concat(parts);
        const half = body.subarray(0, body.length / 2);
        const length = { 'content-length': String(half.length) };
        response.writeHead(answer.statusCode ?? 502, { ...answer.headers, ...(fault === 'half' && length) });
        if (fault === 'cut') response.write(half, () => response.destroy());
        else response.end(fault === 'half' ? half : body);
      });
    });
    passed.on('error', () => response.destroy());
    request.pipe(passed);
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  return {
    url: `http://localhost:${(server.address() as AddressInfo).port}`,
    asked,
    fault: (of) => {
      faultOf = of;
    },
    answer: (path, text) => {
      if (text === undefined) own.delete(path);
      else own.set(path, text);
    },
    close: async () => {
      server.closeAllConnections();
      await new Promise((done) => server.close(done));
    },
  };
}
