/** Sends one HTTP request exactly as given: it normalizes no path, asks for no encoding and follows no redirect. */
import { type IncomingHttpHeaders, request } from 'node:http';

export interface RawRequest {
  readonly method?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string | Buffer;
}

export interface RawResponse {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly body: Buffer;
  readonly text: string;
}

export function send(origin: string, path: string, options: RawRequest = {}): Promise<RawResponse> {
  const { hostname, port } = new URL(origin);
  const { method = 'GET', headers = {}, body } = options;
  return new Promise((resolve, reject) => {
    const outgoing = request({ hostname, port, path, method, headers, agent: false }, (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('end', () => {
        const bytes = Buffer.concat(chunks);
        resolve({
          status: response.statusCode ?? 0,
          headers: response.headers,
          body: bytes,
          text: bytes.toString(),
        });
      });
      response.on('error', reject);
    });
    outgoing.on('error', reject);
    outgoing.end(body);
  });
}

/** Sends a request whose answer nobody waits for. @returns a function that breaks the connection */
export function leaving(origin: string, path: string): () => void {
  const { hostname, port } = new URL(origin);
  const outgoing = request({ hostname, port, path, agent: false });
  outgoing.on('error', () => {});
  outgoing.end();
  return () => outgoing.destroy();
}
