/** What is read once: together, again after a failure, and never twice for one that succeeded. */
import { expect, test } from 'vitest';
import { once } from '../../functions/once.ts';

/** A read that fails the first times, and counts how often it is called. */
function reads(failures: number) {
  let calls = 0;
  const read = once(async () => {
    calls += 1;
    await Promise.resolve();
    if (calls <= failures) throw new Error(`failure ${calls}`);
    return `value ${calls}`;
  });
  return { read, calls: () => calls };
}

test('it is read when it is first asked for, and kept', async () => {
  const { read, calls } = reads(0);
  expect(calls()).toBe(0);
  expect(await Promise.all([read(), read()])).toEqual(['value 1', 'value 1']);
  expect(await read()).toBe('value 1');
  expect(calls()).toBe(1);
});

test('a failure is told to all who wait for it, and not kept', async () => {
  const { read, calls } = reads(1);
  const both = await Promise.allSettled([read(), read()]);
  expect(both.map(({ status }) => status)).toEqual(['rejected', 'rejected']);
  expect(calls()).toBe(1);
  expect(await read()).toBe('value 2');
  expect(await read()).toBe('value 2');
  expect(calls()).toBe(2);
});
