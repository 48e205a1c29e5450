import { describe, expect, it } from 'vitest';
import { publicationId, publishedAt } from '../../../shared/model/publication.ts';

describe('publication ids', () => {
  it('contain the instant to the second, and give it back', () => {
    const id = publicationId('2026-11-21T21:57:09.123Z', '1a2b3c4d');
    expect(id).toBe('20261121T215709Z-1a2b3c4d');
    expect(publishedAt(id)).toBe('2026-11-21T21:57:09Z');
  });
  it.each([
    '',
    'x20261121T215709Z-1',
    '2026-11-21T215709Z-1',
    '20261121T21570Z-1',
    '20261121T2157099Z-1',
    '20261121 215709Z-1',
    '20261121T215709Z',
    'abcdefghTijklmnZ-1',
  ])('%j is none', (text) => {
    expect(() => publishedAt(text)).toThrow(RangeError);
  });
  it('names the invalid text, shortened', () => {
    expect(() => publishedAt('y'.repeat(100))).toThrow(
      new RangeError(`no publication id: ${'y'.repeat(80)}`),
    );
  });
});
