/** `node test/bench/signature.ts`: what it takes to verify who signed a request of 100 kB. It fails above a millisecond. */
import { verifySignature } from '../../functions/http/signature.ts';
import { newKey, signed } from '../support/signing.ts';
import { ALTERNATIONS, median } from './measure.ts';

const ROUNDS = 300;
const LIMIT_MS = 1;

const now = new Date('2026-11-30T06:00:00Z');
const key = newKey('example-remit/k1');
const known = { publicKey: key.publicKey, from: '2026-01-01T00:00:00.000Z', until: null, revokedAt: null };
const request = signed({ target: '/v1/in/feeds', body: 'x'.repeat(100_000), key, now });

/** Processor time for one, in milliseconds: other processes do not count. */
async function each(): Promise<number> {
  const start = process.cpuUsage();
  for (let round = 0; round < ROUNDS; round++) await verifySignature(request, async () => known, now);
  const { user, system } = process.cpuUsage(start);
  return (user + system) / 1000 / ROUNDS;
}

await each();
const figures: number[] = [];
for (let round = 0; round < ALTERNATIONS; round++) figures.push(await each());
const ms = median(figures);
console.log(`a signature is verified in ${ms.toFixed(3)} ms`);
if (ms >= LIMIT_MS) throw new Error(`it takes ${ms} ms, and may take ${LIMIT_MS}`);
