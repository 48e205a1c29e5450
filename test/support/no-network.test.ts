import { spawnSync } from 'node:child_process';
import { connect, createServer } from 'node:net';
import { expect, test } from 'vitest';
import { guardedEnvironment, LeftTheMachine } from './no-network.ts';

test('a connection off the machine fails the test', () => {
  expect(() => connect(443, '192.0.2.1')).toThrow(LeftTheMachine);
  expect(() => connect({ port: 443, host: 'example.org' })).toThrow('example.org');
});

test('fetch off the machine fails', async () => {
  await expect(fetch('http://192.0.2.1/')).rejects.toThrow();
});

test('a connection on the machine works', async () => {
  const server = createServer((socket) => socket.end('here')).listen(0, '127.0.0.1');
  await new Promise((done) => server.once('listening', done));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('no port');
  const text = await new Promise((done) =>
    connect(address.port, '127.0.0.1').once('data', (d) => done(String(d))),
  );
  server.close();
  expect(text).toBe('here');
});

test('a process that a test starts is guarded too', () => {
  const script = 'require("node:net").connect(443, "192.0.2.1")';
  const { status, stderr } = spawnSync(process.execPath, ['-e', script], {
    env: guardedEnvironment(),
    encoding: 'utf8',
  });
  expect(status).not.toBe(0);
  expect(stderr).toContain('a test tried to connect to 192.0.2.1');
});
