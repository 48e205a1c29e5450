/** The day as on which a function runs: given on one machine, refused where it is deployed. */
import { describe, expect, it } from 'vitest';
import { asOnDay } from '../../functions/environment.ts';

describe('the day', () => {
  it('is today without a word', () => {
    expect(asOnDay({})).toBeUndefined();
    expect(asOnDay({ AWS_ENDPOINT_URL_DYNAMODB: 'http://127.0.0.1:8000' })).toBeUndefined();
  });
  it.each(['http://127.0.0.1:41234', 'http://localhost:8000'])(
    'is another one with the table at %s',
    (table) => {
      expect(asOnDay({ AS_ON_DAY: '2026-04-24', AWS_ENDPOINT_URL_DYNAMODB: table })).toBe('2026-04-24');
    },
  );
  it.each([undefined, '', 'https://dynamodb.eu-central-1.amazonaws.com', 'http://127.0.0.1.evil.example:80'])(
    'is refused with the table at %s',
    (table) => {
      expect(() => asOnDay({ AS_ON_DAY: '2026-04-24', AWS_ENDPOINT_URL_DYNAMODB: table })).toThrow(
        /deployed/,
      );
    },
  );
});
