/** The day as on which a function runs: given on one machine, refused where it is deployed. */
import { describe, expect, it } from 'vitest';
import { asOnDay } from '../../functions/environment.ts';
import { CDK_OUT } from '../../infra/build/paths.ts';
import { functionEnvironment } from '../../infra/local/lambda/environment.ts';
import { readModel } from '../../infra/local/template/model.ts';

const DAY = { AS_ON_DAY: '2026-04-24' };

describe('the day', () => {
  it('is today without a word', () => {
    expect(asOnDay({})).toBeUndefined();
    expect(asOnDay({ AWS_EXECUTION_ENV: 'AWS_Lambda_nodejs24.x' })).toBeUndefined();
  });

  it('is another one in every function that the local target runs', () => {
    const place = { region: 'eu-central-1', account: '000000000000', queueOrigin: 'http://127.0.0.1:9' };
    const { functions } = readModel(CDK_OUT, place);
    const origins = { table: 'http://t', bucket: 'http://b', queue: 'http://q' };
    expect(functions.length).toBeGreaterThan(5);
    for (const model of functions)
      expect(asOnDay({ ...functionEnvironment(model, place, origins), ...DAY })).toBe('2026-04-24');
  });

  it.each([
    { AWS_EXECUTION_ENV: 'AWS_Lambda_nodejs24.x' },
    { AWS_LAMBDA_RUNTIME_API: '127.0.0.1:9001' },
    { AWS_EXECUTION_ENV: '' },
  ])('is refused where Lambda set %j', (variables) => {
    expect(() => asOnDay({ ...DAY, ...variables })).toThrow(/deployed/);
  });
});
