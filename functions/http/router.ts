/** Finds the operation that answers a request's path, method and query; any other request gets a reason. */
import type { APIGatewayProxyEventV2 } from 'aws-lambda';
import { API_PATHS } from '../../shared/contracts/api-paths.ts';
import { Problem } from './problem.ts';

/** What a router needs of an operation: a path with at most one parameter, in braces, and whether it reads, the default, or changes. */
export interface Routable {
  readonly path: string;
  readonly method?: 'POST';
}

export interface Routed<O extends Routable> {
  readonly operation: O;
  /** The value in place of the path's braces; empty if the path has none. */
  readonly parameter: string;
  /** As given, each once; the operation checks the values. */
  readonly query: Record<string, string>;
  /** All methods of the path, as the header says them. */
  readonly allow: string;
}

const MAX_PARAMETERS = 20;

/** OPTIONS is answered for every path, whatever it does otherwise. */
const methodsOf = ({ method }: Routable): readonly string[] => (method ? [method] : ['GET', 'HEAD']);

/**
 * Finds the operation of a request among the given ones.
 * @throws Problem for an unknown path or method, a body where nothing is changed, or a parameter given twice.
 */
export function newRouter<O extends Routable>(
  operations: readonly O[],
): (event: APIGatewayProxyEventV2) => Routed<O> {
  const patterns = operations.map((operation) => ({
    operation,
    pattern: new RegExp(`^${operation.path.replaceAll('.', '\\.').replace(/\{\w+\}/, '([^/]+)')}$`),
  }));
  return (event) => {
    const found = find(patterns, event.rawPath, event.requestContext.http.method);
    if (found.operation.method === undefined && event.body !== undefined && event.body !== '') {
      throw new Problem(400, 'unexpected-body', 'A reading request has no body.', [
        { field: 'body', detail: 'There is one.', allowed: ['no body'] },
      ]);
    }
    return { ...found, query: parametersOf(event) };
  };
}

function find<O extends Routable>(
  patterns: readonly { readonly operation: O; readonly pattern: RegExp }[],
  path: string,
  method: string,
): { operation: O; parameter: string; allow: string } {
  const paths = [...API_PATHS];
  if (path.split('/').some((part) => part === '..' || part === '.' || /%2e/i.test(part))) {
    throw new Problem(400, 'bad-path', 'The path has dots that lead elsewhere.', [
      { field: 'path', detail: 'It has a segment of dots.', allowed: paths },
    ]);
  }
  const here = patterns.flatMap(({ operation, pattern }) => {
    const match = pattern.exec(path);
    return match ? [{ operation, parameter: match[1] ?? '' }] : [];
  });
  const [first] = here;
  if (!first) {
    throw new Problem(404, 'unknown-path', 'There is nothing at this path.', [
      { field: 'path', detail: 'It is none of ours.', allowed: paths },
    ]);
  }
  const methods = [...here.flatMap(({ operation }) => methodsOf(operation)), 'OPTIONS'];
  const allow = methods.join(', ');
  const found =
    method === 'OPTIONS' ? first : here.find(({ operation }) => methodsOf(operation).includes(method));
  if (found) return { ...found, allow };
  const [code, detail] = methods.includes('POST')
    ? ['unknown-method', 'This path has no such method.']
    : ['reading-only', 'This API can only be read.'];
  throw new Problem(
    405,
    code,
    `${method.slice(0, 20)} is not answered here.`,
    [{ field: 'method', detail, allowed: methods }],
    { allow },
  );
}

/** Reads the raw query: the gateway's own map joins repeated parameters with a comma, which hides them. */
function parametersOf(event: APIGatewayProxyEventV2): Record<string, string> {
  const given = new URLSearchParams(event.rawQueryString);
  const names = [...given.keys()];
  if (names.length > MAX_PARAMETERS) {
    throw new Problem(400, 'bad-parameters', 'There are too many parameters.', [
      { field: 'query', detail: `It has ${names.length}.`, allowed: [`at most ${MAX_PARAMETERS}`] },
    ]);
  }
  const repeated = names.find((name, index) => names.indexOf(name) !== index);
  if (repeated !== undefined) {
    const field = repeated.slice(0, 80);
    throw new Problem(400, 'bad-parameters', `Not understood: ${field}.`, [
      { field, detail: 'It is given more than once.', allowed: ['each parameter once'] },
    ]);
  }
  return Object.fromEntries(given);
}
