/**
 * No test connects off the machine: a socket that this process opens to another address fails the test that opened it.
 * Child processes get the same guard (see `guardedEnvironment`); the browser resolves no name but localhost.
 */
import { Socket } from 'node:net';
import { fileURLToPath } from 'node:url';

const HERE = new Set(['localhost', '127.0.0.1', '::1', '0.0.0.0', '::']);

export class LeftTheMachine extends Error {
  override readonly name = 'LeftTheMachine';
}

/** The host that a call of `Socket.connect` connects to; undefined for a path on this machine. */
function hostOf(args: readonly unknown[]): string | undefined {
  // net normalizes its arguments into one array and passes it on as the first.
  const [first, second] = Array.isArray(args[0]) ? args[0] : args;
  if (typeof first === 'object' && first !== null) {
    if ('path' in first && first.path) return undefined;
    return 'host' in first && typeof first.host === 'string' ? first.host : 'localhost';
  }
  if (typeof first === 'string' && Number.isNaN(Number(first))) return undefined;
  return typeof second === 'string' ? second : 'localhost';
}

const connect = Socket.prototype.connect;
Socket.prototype.connect = function guarded(this: Socket, ...args: unknown[]) {
  const host = hostOf(args);
  if (host !== undefined && !HERE.has(host)) throw new LeftTheMachine(`a test tried to connect to ${host}`);
  return Reflect.apply(connect, this, args);
} as typeof connect;

/** The environment for a Node process that a test starts, with the same guard. */
export function guardedEnvironment(extra: NodeJS.ProcessEnv = {}): NodeJS.ProcessEnv {
  return { ...process.env, NODE_OPTIONS: `--import ${fileURLToPath(import.meta.url)}`, ...extra };
}
