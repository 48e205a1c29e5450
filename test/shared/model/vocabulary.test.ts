/** A corridor's id and its two countries are each other's inverse. */
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { corridorId, endsOf } from '../../../shared/model/vocabulary.ts';

it('the ends of an id are the countries it was joined from, and joined again they are the id', () => {
  const country = fc.stringMatching(/^[A-Z]{3}$/);
  fc.assert(
    fc.property(country, country, (sender, receiver) => {
      const id = corridorId(sender, receiver);
      expect(endsOf(id)).toEqual({ sender, receiver });
    }),
  );
  expect(corridorId('DEU', 'KGZ')).toBe('DEU-KGZ');
});
