/**
 * The distribution: path rules in order, allowed methods, viewer functions, what policies pass on, error pages, response
 * headers, conditional requests and compression. It caches nothing: every answer comes from the origin, so a test here proves
 * what an always fresh cache would show.
 * Source: Amazon CloudFront developer guide (request and response behavior for custom and S3 origins, quotas).
 */
import type { BehaviourModel, DistributionModel, Selection } from '../template/distribution.ts';
import type { CorsModel } from '../template/edge.ts';
import { compress } from './compression.ts';
import { allowedOrigin, preflightHeaders } from './cors.ts';
import { forwardedBy } from './http-event.ts';
import { type EdgeRequest, type EdgeResponse, type Origin, respond } from './message.ts';
import { newViewerFunction } from './viewer-function.ts';

/** Limit in bytes for path and query. */
const URL_LIMIT = 8_192;

/** The address that an origin is asked from. */
const EDGE = '127.0.0.1';

/** Headers that always pass, whatever the policies say. */
const ALWAYS = [
  'content-type',
  'if-match',
  'if-none-match',
  'if-modified-since',
  'if-unmodified-since',
  'if-range',
  'range',
];

const refuse = (status: number, text: string) =>
  respond(
    status,
    'text/html',
    `<!DOCTYPE html><title>ERROR: The request could not be satisfied</title><h1>${status} ERROR</h1><p>${text}</p>`,
  );

/** @param origins by domain name, as the distribution names them */
export function newDistribution(model: DistributionModel, origins: ReadonlyMap<string, Origin>): Origin {
  for (const { originDomain, pattern } of model.behaviours) {
    if (!origins.has(originDomain))
      throw new Error(`path rule ${pattern}: nothing here answers for ${originDomain}`);
  }
  const rules = model.behaviours.map((behaviour) => ({
    behaviour,
    test: patternTest(behaviour.pattern),
    onRequest: behaviour.viewerRequest && newViewerFunction(behaviour.viewerRequest, model.domainName),
  }));
  const ruleFor = (path: string) => rules.find(({ test }) => test(path));

  async function ask(behaviour: BehaviourModel, request: EdgeRequest): Promise<EdgeResponse> {
    const origin = origins.get(behaviour.originDomain);
    if (!origin) throw new Error(`nothing here answers for ${behaviour.originDomain}`);
    return origin(passOn(behaviour, request));
  }

  /** The error page, fetched through the path rules like any other page; if that fails, the origin's own answer. */
  async function withErrorPage(response: EdgeResponse, request: EdgeRequest): Promise<EdgeResponse> {
    const page = model.errorResponses.get(response.status);
    const behaviour = page && ruleFor(page.path)?.behaviour;
    if (!page || !behaviour) return response;
    const { 'if-none-match': _none, 'if-modified-since': _since, ...headers } = request.headers;
    const body = await ask(behaviour, { ...request, method: 'GET', path: page.path, query: '', headers });
    return body.status === 200 ? { ...body, status: page.status } : response;
  }

  return async (request) => {
    if (Buffer.byteLength(`${request.path}?${request.query}`) > URL_LIMIT)
      return refuse(414, 'URI too long.');
    const rule = ruleFor(request.path);
    if (!rule) throw new Error('a distribution has a default behaviour');
    const { behaviour, onRequest } = rule;
    if (!behaviour.allowedMethods.includes(request.method)) {
      return refuse(403, 'This distribution is not configured to allow the HTTP request method.');
    }
    if (request.body.length > 0 && (request.method === 'GET' || request.method === 'HEAD')) {
      return refuse(403, 'Bad request: a body where none belongs.');
    }
    const passed = onRequest ? onRequest(request) : request;
    // A viewer function's own answer is sent unchanged: policies apply only to answers of an origin.
    if ('status' in passed) return passed;
    const { path: asked } = passed;
    const path = asked === '/' && model.rootObject !== '' ? `/${model.rootObject}` : asked;
    const answered = await ask(behaviour, { ...passed, path });
    const response = withResponseHeaders(behaviour, request, await withErrorPage(answered, request));
    if (isUnchanged(request, response)) {
      const { 'content-type': _type, ...headers } = response.headers;
      return { ...response, status: 304, headers, body: Buffer.alloc(0) };
    }
    return behaviour.compress
      ? compress(response, request.headers['accept-encoding'] ?? '', behaviour.encodings)
      : response;
  };
}

/** CloudFront's path patterns: `*` for any run of characters, `?` for one; the leading slash may be left out. */
function patternTest(pattern: string): (path: string) => boolean {
  const source = pattern
    .replace(/[.+^${}()|[\]\\]/g, '\\$&')
    .replaceAll('*', '.*')
    .replaceAll('?', '.');
  const expression = new RegExp(`^/?${source.replace(/^\//, '')}$`, 's');
  return (path) => expression.test(path);
}

function passOn(behaviour: BehaviourModel, request: EdgeRequest): EdgeRequest {
  const headers: Record<string, string> = {};
  for (const [name, value] of Object.entries(request.headers)) {
    // The origin is requested under its own name, and cookies have their own policy.
    if (name === 'host' || name === 'cookie' || name === 'connection') continue;
    if (ALWAYS.includes(name) || passes(behaviour.headers, name)) headers[name] = value;
  }
  if (!passes(behaviour.headers, 'user-agent')) headers['user-agent'] = 'Amazon CloudFront';
  const { encodings } = behaviour;
  if (encodings.length > 0 && request.headers['accept-encoding'])
    headers['accept-encoding'] = encodings.join(',');
  const cookies = (request.headers.cookie ?? '').split(/;\s*/).filter((cookie) => cookie !== '');
  const kept = cookies.filter((cookie) => passes(behaviour.cookies, cookie.split('=', 1)[0] ?? ''));
  if (kept.length > 0) headers.cookie = kept.join('; ');
  headers['x-forwarded-for'] = forwardedBy(request);
  headers['x-forwarded-proto'] = 'http';
  headers.via = '1.1 local.cloudfront.net (CloudFront)';
  const query = request.query
    .split('&')
    .filter((part) => part !== '' && passes(behaviour.query, (part.split('=', 1)[0] ?? '').toLowerCase()));
  return {
    ...request,
    headers,
    sourceIp: EDGE,
    query: behaviour.query.all ? request.query : query.join('&'),
  };
}

const passes = (selection: Selection, name: string) =>
  selection.all || selection.names.includes(name.toLowerCase());

function withResponseHeaders(
  { responseHeaders, cors }: BehaviourModel,
  request: EdgeRequest,
  response: EdgeResponse,
): EdgeResponse {
  const headers: Record<string, string> = { ...response.headers };
  const added = [...responseHeaders, ...(cors ? corsHeaders(cors, request) : [])];
  for (const { name, value, override } of added) if (override || !(name in headers)) headers[name] = value;
  return { ...response, headers };
}

/** Only for requests from another website; preflight headers go only to a preflight. */
function corsHeaders(
  { override, ...cors }: CorsModel & { readonly override: boolean },
  request: EdgeRequest,
) {
  const origin = allowedOrigin(cors, request);
  if (origin === undefined) return [];
  const named =
    request.method === 'OPTIONS'
      ? preflightHeaders(cors, request)
      : {
          'access-control-allow-origin': origin,
          ...(cors.exposed.length > 0 && { 'access-control-expose-headers': cors.exposed.join(',') }),
        };
  return Object.entries(named).map(([name, value]) => ({ name, value, override }));
}

const weak = (tag: string) => tag.trim().replace(/^W\//, '');

/** The date counts only where no tag is given (RFC 9110, 13.1.3). */
function isUnchanged(request: EdgeRequest, { status, headers }: EdgeResponse): boolean {
  if (status !== 200 || !['GET', 'HEAD'].includes(request.method)) return false;
  const { 'if-none-match': asked, 'if-modified-since': since } = request.headers;
  const { etag, 'last-modified': changed } = headers;
  if (asked === undefined)
    return since !== undefined && changed !== undefined && Date.parse(changed) <= Date.parse(since);
  return (
    etag !== undefined && (asked.trim() === '*' || asked.split(',').some((tag) => weak(tag) === weak(etag)))
  );
}
