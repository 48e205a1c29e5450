/** The cache that the bundler gives to the DynamoDB client: as the package that it stands for. */
import { describe, expect, test } from 'vitest';
import OurCache from '../../infra/build/lru-cache.ts';

describe('a cache of two', () => {
  test('forgets what was used longest ago; looking is no use, getting and setting are', () => {
    const cache = new OurCache<string, number>(2);
    cache.set('a', 1);
    cache.set('b', 2);
    expect([cache.get('a'), cache.peek('b'), cache.has('c')]).toEqual([1, 2, false]);
    cache.set('c', 3);
    expect([cache.has('a'), cache.has('b'), cache.has('c')]).toEqual([true, false, true]);
    cache.set('a', 4);
    cache.set('d', 5);
    expect([cache.get('a'), cache.get('c'), cache.get('d')]).toEqual([4, undefined, 5]);
    cache.clear();
    expect([cache.has('a'), cache.peek('d'), cache.get('d')]).toEqual([false, undefined, undefined]);
  });
});
