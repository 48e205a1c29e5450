/**
 * Route selection of API Gateway HTTP APIs: an exact segment before a `{variable}`, a variable before a greedy
 * `{proxy+}`, a method before ANY, and `$default` last.
 * Source: Amazon API Gateway developer guide, "Create routes for HTTP APIs", routing API requests.
 */
import type { RouteModel } from '../template/edge.ts';

export interface Match {
  readonly route: RouteModel;
  readonly parameters: Readonly<Record<string, string>>;
}

const EXACT = 0;
const VARIABLE = 1;
const GREEDY = 2;
const NOT_GREEDY_END = 3;

interface Candidate extends Match {
  /** Compared item by item; the smaller comes first. */
  readonly rank: readonly number[];
}

/** @param path decoded, beginning with a slash */
export function matchRoute(routes: readonly RouteModel[], method: string, path: string): Match | undefined {
  const candidates = routes.flatMap((route) => {
    const match = matchOne(route, method, path);
    return match ? [match] : [];
  });
  return candidates.sort(byRank)[0];
}

function matchOne(route: RouteModel, method: string, path: string): Candidate | undefined {
  if (route.key === '$default') return { route, parameters: {}, rank: [NOT_GREEDY_END + 1] };
  const [routeMethod = '', template = ''] = route.key.split(' ');
  if (routeMethod !== 'ANY' && routeMethod !== method) return undefined;
  const wanted = template.split('/').slice(1);
  const given = path.split('/').slice(1);
  const parameters: Record<string, string> = {};
  const rank: number[] = [];
  for (const [place, part] of wanted.entries()) {
    const greedy = /^\{(.+)\+\}$/.exec(part)?.[1];
    if (greedy) {
      const rest = given.slice(place).join('/');
      if (rest === '') return undefined;
      parameters[greedy] = rest;
      rank.push(GREEDY);
      return { route, parameters, rank: [...rank, routeMethod === 'ANY' ? 1 : 0] };
    }
    const segment = given[place];
    if (segment === undefined) return undefined;
    const variable = /^\{(.+)\}$/.exec(part)?.[1];
    if (variable) {
      if (segment === '') return undefined;
      parameters[variable] = segment;
    } else if (part !== segment) return undefined;
    rank.push(variable ? VARIABLE : EXACT);
  }
  if (given.length !== wanted.length) return undefined;
  return { route, parameters, rank: [...rank, routeMethod === 'ANY' ? 1 : 0] };
}

function byRank(a: Candidate, b: Candidate): number {
  for (let place = 0; place < Math.max(a.rank.length, b.rank.length); place += 1) {
    const difference = (a.rank[place] ?? 0) - (b.rank[place] ?? 0);
    if (difference !== 0) return difference;
  }
  return 0;
}
