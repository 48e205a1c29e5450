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

test('a failure is thrown once nothing runs any more', async () => {
  const pending = newPending(2);
  let end = () => {};
  let ended = false;
  await pending.add(() => new Promise<void>((resolve) => (end = resolve)).then(() => (ended = true)));
  await pending.add(() => Promise.reject(new Error('no room')));
  const next = pending.add(async () => {}).catch((error: Error) => [error.message, ended]);
  await new Promise(setImmediate);
  end();
  expect(await next).toEqual(['no room', true]);
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
