/** Work under way has a limit, and no failure of it is lost. */
import { expect, test } from 'vitest';
import { newPending } from '../../functions/pending.ts';

test('at most so many run at once, and each one runs', async () => {
  const ends: (() => void)[] = [];
  const started: number[] = [];
  const pending = newPending(2);
  const task = (n: number) => () => {
    started.push(n);
    return new Promise<void>((resolve) => ends.push(resolve));
  };
  await pending.add(task(1));
  await pending.add(task(2));
  const third = pending.add(task(3));
  await new Promise(setImmediate);
  expect(started).toEqual([1, 2]);
  ends[1]?.();
  await third;
  expect(started).toEqual([1, 2, 3]);
  let settled = false;
  const all = pending.settled().then(() => {
    settled = true;
  });
  ends[0]?.();
  await new Promise(setImmediate);
  expect(settled).toBe(false);
  ends[2]?.();
  await all;
});

test('after a failure nothing more starts, and it is thrown where work is added and at the end', async () => {
  const pending = newPending(1);
  const failure = new Error('no room on the disk');
  await pending.add(() => Promise.reject(failure));
  let ran = false;
  const next = pending.add(async () => {
    ran = true;
  });
  await expect(next).rejects.toBe(failure);
  expect(ran).toBe(false);
  await expect(pending.settled()).rejects.toBe(failure);
});
