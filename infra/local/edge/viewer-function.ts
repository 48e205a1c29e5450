/**
 * CloudFront Functions on a viewer's request: runs the template's code in its own context, with only the language available,
 * like the runtime cloudfront-js-2.0.
 * Source: Amazon CloudFront developer guide, "CloudFront Functions event structure", "Restrictions on CloudFront Functions".
 */
import { randomUUID } from 'node:crypto';
import { createContext, Script } from 'node:vm';
import * as z from 'zod';
import type { EdgeFunctionModel } from '../template/distribution.ts';
import { type EdgeRequest, type EdgeResponse, respond } from './message.ts';

/** Limit in bytes for the code. */
const CODE_LIMIT = 10_240;
/** Limit for loading the code, which only defines functions. */
const TIMEOUT_MS = 1000;

const valueSchema = z.object({ value: z.string() });
const resultSchema = z.union([
  z.strictObject({
    statusCode: z.number().int().min(200).max(599),
    statusDescription: z.string().optional(),
    headers: z.record(z.string().regex(/^[a-z0-9-]+$/), z.strictObject({ value: z.string() })).default({}),
    body: z.string().optional(),
  }),
  z.object({
    method: z.string(),
    uri: z.string(),
    querystring: z.record(z.string(), valueSchema),
    headers: z.record(z.string(), valueSchema),
    cookies: z.record(z.string(), valueSchema),
  }),
]);

/** What happens to a request: it goes on, perhaps with another path, or is answered at once. */
export type ViewerFunction = (request: EdgeRequest) => EdgeRequest | EdgeResponse;

/**
 * @throws Error for code that is too long, cannot be parsed or has no `handler`; when called, for a change of the request
 * that is not emulated
 */
export function newViewerFunction({ name, code }: EdgeFunctionModel, domainName: string): ViewerFunction {
  if (Buffer.byteLength(code) > CODE_LIMIT) {
    throw new Error(`function ${name}: CloudFront takes ${CODE_LIMIT} bytes of code`);
  }
  // Like in CloudFront, strings cannot be run as code.
  const context = createContext({}, { codeGeneration: { strings: false, wasm: false } });
  new Script(code, { filename: name }).runInContext(context, { timeout: TIMEOUT_MS });
  if (new Script('typeof handler').runInContext(context) !== 'function') {
    throw new Error(`function ${name} has no handler`);
  }
  // Only text goes in and out: no object of this process gets into the context. A time limit costs more than the call.
  const call: (event: string) => unknown = new Script(
    '(event) => JSON.stringify(handler(JSON.parse(event)))',
  ).runInContext(context);
  const run = (event: string): unknown => {
    const result = call(event);
    return typeof result === 'string' ? JSON.parse(result) : undefined;
  };

  return (request) => {
    const event = eventOf(request, domainName);
    let result: unknown;
    try {
      result = run(JSON.stringify(event));
    } catch (error) {
      console.error(`function ${name}:`, error);
      return failed(503, 'FunctionExecutionError');
    }
    const parsed = resultSchema.safeParse(result);
    if (!parsed.success) {
      console.error(`function ${name}: ${z.prettifyError(parsed.error)}`);
      return failed(502, 'FunctionValidationError');
    }
    if ('uri' in parsed.data && parsed.data.uri !== request.path && !parsed.data.uri.startsWith('/')) {
      return failed(502, 'FunctionValidationError');
    }
    if ('statusCode' in parsed.data) {
      const { statusCode: status, headers, body = '' } = parsed.data;
      const named = Object.entries(headers).map(([header, { value }]) => [header, value] as const);
      return { status, headers: Object.fromEntries(named), cookies: [], body: Buffer.from(body) };
    }
    const { uri, ...others } = parsed.data;
    const { uri: _, ...sent } = event.request;
    if (JSON.stringify(resultOrder(others)) !== JSON.stringify(resultOrder(sent))) {
      throw new Error(
        `function ${name} changes more of a request than its path, which the local target does not emulate`,
      );
    }
    return { ...request, path: uri };
  };
}

function failed(status: number, code: string): EdgeResponse {
  const response = respond(
    status,
    'text/html',
    `<!DOCTYPE html><title>ERROR</title><h1>${status} ERROR</h1>`,
  );
  return { ...response, headers: { ...response.headers, 'x-cache': `${code} from cloudfront` } };
}

type Values = Readonly<Record<string, { readonly value: string }>>;
interface Passed {
  readonly method: string;
  readonly querystring: Values;
  readonly headers: Values;
  readonly cookies: Values;
}

/** Drops the other values of a repeated name: the emulated runtime lets a function pass them on only unchanged. */
const resultOrder = ({ method, querystring, headers, cookies }: Passed) => [
  method,
  ...[querystring, headers, cookies].map((values) =>
    Object.entries(values).map(([name, { value }]) => [name, value]),
  ),
];

/** Path, names and values as the viewer sent them: nothing is decoded. */
function eventOf(request: EdgeRequest, domainName: string) {
  const { cookie, ...headers } = request.headers;
  return {
    version: '1.0',
    context: {
      distributionDomainName: domainName,
      distributionId: domainName.split('.', 1)[0] ?? '',
      eventType: 'viewer-request',
      requestId: randomUUID(),
    },
    viewer: { ip: request.sourceIp },
    request: {
      method: request.method,
      uri: request.path,
      querystring: valuesOf(request.query.split('&')),
      headers: Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, { value }])),
      cookies: valuesOf((cookie ?? '').split(/;\s*/)),
    },
  };
}

interface Value {
  readonly value: string;
  readonly multiValue?: readonly { readonly value: string }[];
}

/** `name=value` by name; of a repeated name the last value, and the list of all values in order. */
function valuesOf(parts: readonly string[]): Record<string, Value> {
  const all = new Map<string, { value: string }[]>();
  for (const part of parts) {
    if (part === '') continue;
    const equals = part.indexOf('=');
    const name = equals < 0 ? part : part.slice(0, equals);
    const value = equals < 0 ? '' : part.slice(equals + 1);
    all.set(name, [...(all.get(name) ?? []), { value }]);
  }
  return Object.fromEntries(
    [...all].map(([name, values]) => [
      name,
      { value: values.at(-1)?.value ?? '', ...(values.length > 1 && { multiValue: values }) },
    ]),
  );
}
