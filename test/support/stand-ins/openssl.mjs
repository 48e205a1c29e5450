// Stands in for openssl where a machine has none: exactly what the guide for providers asks of it.
import { createHash, createPrivateKey, randomBytes, sign } from 'node:crypto';
import { readFileSync, writeSync } from 'node:fs';

const [command, ...args] = process.argv.slice(2);
const after = (name) => args[args.indexOf(name) + 1];

/** What each command writes. */
const COMMANDS = {
  'dgst -sha256 -binary': () =>
    createHash('sha256')
      .update(readFileSync(args.at(-1)))
      .digest(),
  'base64 -A': () => readFileSync(0).toString('base64'),
  'rand -hex': () => `${randomBytes(Number(args.at(-1))).toString('hex')}\n`,
  'pkeyutl -sign -rawin -inkey -in': () =>
    sign(null, readFileSync(after('-in')), createPrivateKey(readFileSync(after('-inkey')))),
};

const asked = [command, ...args.filter((arg) => arg.startsWith('-'))].join(' ');
if (!Object.hasOwn(COMMANDS, asked)) throw new Error(`the stand-in for openssl has no ${asked}`);
writeSync(1, COMMANDS[asked]());
