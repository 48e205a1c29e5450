import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { newFunctionPool } from '../../infra/local/lambda/function-pool.ts';
import { NETWORK_GUARD } from './app.ts';

test('a function of the running app that connects off the machine fails', async () => {
  const directory = mkdtempSync(join(tmpdir(), 'karvon-guard-'));
  writeFileSync(
    join(directory, 'index.mjs'),
    "import { connect } from 'node:net'; export const handler = async () => { connect(443, '192.0.2.1'); };",
  );
  const pool = newFunctionPool({
    model: {
      name: 'leaver',
      arn: 'arn',
      description: '',
      directory,
      handler: 'index.handler',
      environment: {},
      timeoutSeconds: 5,
      memory: 128,
    },
    environment: {},
    limit: 1,
    threadArgs: NETWORK_GUARD,
    onOutput: () => {},
  });
  await expect(pool.invoke('{}')).rejects.toThrow('a test tried to connect to 192.0.2.1');
  await pool.close();
  rmSync(directory, { recursive: true });
});
