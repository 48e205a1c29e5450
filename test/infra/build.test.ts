/** When a step runs again, and when a folder is free. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { bundle } from '../../infra/build/bundle.ts';
import { hashInputs } from '../../infra/build/input-hash.ts';
import { lock, tryLock } from '../../infra/build/lock.ts';
import { ROOT } from '../../infra/build/paths.ts';
import { step } from '../../infra/build/step.ts';
import { temporaryFolder } from './support/temporary-folder.ts';

it('a build that is killed makes no app of what is half there', async () => {
  const folder = join(temporaryFolder('killed'), 'cdk.out');
  const child = spawn(process.execPath, ['infra/bin/app-when-built.ts'], {
    cwd: ROOT,
    env: { ...process.env, CDK_OUTDIR: folder },
    stdio: ['pipe', 'ignore', 'inherit'],
  });
  // As the system closes the pipe of a process that is gone.
  child.stdin.end();
  expect(await once(child, 'close')).toEqual([0, null]);
  expect(existsSync(folder)).toBe(false);
});

describe('hashInputs', () => {
  const root = temporaryFolder('inputs');
  mkdirSync(join(root, 'src', 'deep'), { recursive: true });
  const files = { 'package-lock.json': '{}', 'src/a.ts': 'a', 'src/deep/b.csv': 'b' };
  for (const [file, text] of Object.entries(files)) writeFileSync(join(root, file), text);
  const before = hashInputs(root, ['src'], ['x']);

  it('is the same for the same files, whenever they were written', () => {
    writeFileSync(join(root, 'src/a.ts'), 'a');
    writeFileSync(join(root, 'elsewhere.ts'), 'not asked for');
    expect(hashInputs(root, ['src'], ['x'])).toBe(before);
  });

  it.each<[string, () => void, () => void]>([
    [
      'a changed file',
      () => writeFileSync(join(root, 'src/deep/b.csv'), 'B'),
      () => writeFileSync(join(root, 'src/deep/b.csv'), 'b'),
    ],
    ['a new file', () => writeFileSync(join(root, 'src/c.ts'), ''), () => rmSync(join(root, 'src/c.ts'))],
    [
      'bytes moved to another file',
      () => {
        writeFileSync(join(root, 'src/a.ts'), 'ab');
        writeFileSync(join(root, 'src/deep/b.csv'), '');
      },
      () => {
        writeFileSync(join(root, 'src/a.ts'), 'a');
        writeFileSync(join(root, 'src/deep/b.csv'), 'b');
      },
    ],
    [
      'other packages',
      () => writeFileSync(join(root, 'package-lock.json'), '{ }'),
      () => writeFileSync(join(root, 'package-lock.json'), '{}'),
    ],
  ])('sees %s', (_, change, undo) => {
    change();
    expect(hashInputs(root, ['src'], ['x'])).not.toBe(before);
    undo();
    expect(hashInputs(root, ['src'], ['x'])).toBe(before);
  });

  it('sees other settings', () => expect(hashInputs(root, ['src'], ['y'])).not.toBe(before));
});

describe('lock', () => {
  it('is held by one at a time', async () => {
    const file = join(temporaryFolder('lock'), 'deep', 'lock');
    const held = await lock(file);
    expect(tryLock(file)).toEqual({ heldBy: process.pid });
    held.release();
    const again = tryLock(file);
    expect(again).toHaveProperty('release');
  });

  it('waits for its holder', async () => {
    const file = join(temporaryFolder('lock'), 'lock');
    const held = await lock(file);
    let waited = false;
    setTimeout(() => {
      waited = true;
      held.release();
    }, 150);
    await lock(file);
    expect(waited).toBe(true);
  });

  it('is free again when its holder was killed', async () => {
    const file = join(temporaryFolder('lock'), 'lock');
    const module = new URL('../../infra/build/lock.ts', import.meta.url).href;
    const script = `const { tryLock } = await import('${module}'); tryLock('${file}'); console.log('held'); setInterval(() => {}, 1000);`;
    const child = spawn(process.execPath, ['--input-type=module', '-e', script], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    await once(child.stdout, 'data');
    expect(tryLock(file)).toEqual({ heldBy: child.pid });
    child.kill('SIGKILL');
    await once(child, 'close');
    expect(tryLock(file)).toHaveProperty('release');
  });

  it.each(['', '{"pid":', '{"pid":"x"}', '{"pid":1,"started":"another process with this id"}'])(
    'is not held by %j',
    (text) => {
      const file = join(temporaryFolder('lock'), 'lock');
      writeFileSync(file, text);
      expect(tryLock(file)).toHaveProperty('release');
    },
  );
});

describe('a step', () => {
  /** A step that makes a folder and a file, and where they are. */
  function made() {
    const work = temporaryFolder('step');
    const folder = join(work, 'folder');
    let runs = 0;
    const run = async () => {
      runs += 1;
      mkdirSync(join(folder, 'deep'), { recursive: true });
      writeFileSync(join(folder, 'deep', 'one.mjs'), 'one');
      writeFileSync(join(folder, 'two.mjs'), 'two');
    };
    const passing = () => new Set(['old']);
    const go = (inputs = 'a') =>
      step(join(work, 'stamps'), { name: 'it', inputs, makes: [folder], passing, run, log: () => {} });
    return { folder, stamp: join(work, 'stamps', 'it.hash'), go, runs: () => runs };
  }

  it('runs once, and again for other inputs; what it did not make stays then', async () => {
    const { folder, go, runs } = made();
    await go();
    await go();
    expect(runs()).toBe(1);
    mkdirSync(join(folder, 'old'));
    await go('b');
    expect(runs()).toBe(2);
    expect(existsSync(join(folder, 'old'))).toBe(true);
  });

  it.each<[string, (folder: string, stamp: string) => void]>([
    ['a file was cut', (folder) => writeFileSync(join(folder, 'deep', 'one.mjs'), 'o')],
    ['a file is missing', (folder) => rmSync(join(folder, 'two.mjs'))],
    ['a file was added', (folder) => writeFileSync(join(folder, 'three.mjs'), '')],
    ['all is missing', (folder) => rmSync(folder, { recursive: true })],
    [
      'a folder is a file',
      (folder) => {
        rmSync(folder, { recursive: true });
        writeFileSync(folder, '');
      },
    ],
    [
      'a file is a folder',
      (folder) => {
        rmSync(join(folder, 'two.mjs'));
        mkdirSync(join(folder, 'two.mjs'));
      },
    ],
    ['its stamp is cut', (_, stamp) => writeFileSync(stamp, 'a')],
    [
      'its stamp is a folder',
      (_, stamp) => {
        rmSync(stamp);
        mkdirSync(stamp);
      },
    ],
  ])('runs again if %s, and leaves nothing of what was there', async (_, damage) => {
    const { folder, stamp, go, runs } = made();
    await go();
    damage(folder, stamp);
    await go();
    expect(runs()).toBe(2);
    expect(readdirSync(folder, { recursive: true }).toSorted()).toEqual(['deep', 'deep/one.mjs', 'two.mjs']);
    expect(readFileSync(join(folder, 'deep', 'one.mjs'), 'utf8')).toBe('one');
    await go();
    expect(runs()).toBe(2);
  });
});

describe('bundle', () => {
  it('makes one minified module with its CommonJS packages inside, and a list of its content beside the folder', async () => {
    const folder = temporaryFolder('bundle');
    const outDir = join(folder, 'first');
    const source = join(temporaryFolder('source'), 'handler.ts');
    writeFileSync(
      source,
      "import { value } from '#other';\nexport const handler = async (): Promise<string> => value + require('node:os').EOL;\n",
    );
    const other = join(temporaryFolder('source'), 'other.mjs');
    writeFileSync(other, "export const value = 'from the other';\n");
    mkdirSync(outDir, { recursive: true });
    writeFileSync(join(outDir, 'left-over'), '');
    const second = join(temporaryFolder('source'), 'second.ts');
    writeFileSync(second, "export { value } from '#other';\n");
    await bundle({ entries: { first: source, second }, outDir: folder, alias: { '#other': other } });
    expect(readdirSync(folder).sort()).toEqual(['first', 'first.meta.json', 'second', 'second.meta.json']);
    expect(readdirSync(outDir)).toEqual(['index.mjs']);
    // Each lists what was read for it, and nothing that was read for another.
    for (const [name, entry] of Object.entries({ first: source, second })) {
      const { inputs, outputs } = JSON.parse(readFileSync(join(folder, `${name}.meta.json`), 'utf8'));
      const read = Object.keys(inputs).map((path) => resolve(ROOT, path));
      expect(read.sort()).toEqual([entry, other].sort());
      expect(Object.keys(outputs).map((path) => resolve(ROOT, path))).toEqual([
        join(folder, name, 'index.mjs'),
      ]);
    }
    expect(statSync(join(outDir, 'index.mjs')).size).toBeLessThan(1000);
    const { handler } = await import(join(outDir, 'index.mjs'));
    expect(await handler()).toBe('from the other\n');
  });

  it('packs CSV files, and leaves out those that nothing uses', async () => {
    const folder = temporaryFolder('source');
    // Of the alphabet that a file of names may have, long enough to be packed.
    const text = `name,note\n${'"Ümit, ""Ы"" $\\ `x`",\u2028 O‘zbekiston\n'.repeat(60)}`;
    writeFileSync(join(folder, 'long.csv'), text);
    writeFileSync(join(folder, 'short.csv'), 'name\n"a ""b"""\n');
    writeFileSync(join(folder, 'unused.csv'), `name\n${'unused\n'.repeat(400)}`);
    const entry = join(folder, 'handler.ts');
    writeFileSync(
      entry,
      "import long from './long.csv';\nimport short from './short.csv';\nimport unused from './unused.csv';\n" +
        'export const texts = [long, short];\nconst never = () => unused;\n',
    );
    const outDir = temporaryFolder('bundle');
    await bundle({ entries: { packed: entry }, outDir });
    const module = join(outDir, 'packed', 'index.mjs');
    const { texts } = await import(module);
    expect(texts).toEqual([text, 'name\n"a ""b"""\n']);
    expect(statSync(module).size).toBeLessThan(700);
    expect(text.length).toBeGreaterThan(2_000);
  });

  it('fails, with file and line, if the source has an error', async () => {
    const source = join(temporaryFolder('source'), 'handler.ts');
    writeFileSync(source, 'export const = 1;');
    const bundled = bundle({ entries: { out: source }, outDir: temporaryFolder('bundle') });
    await expect(bundled).rejects.toThrow(/handler.ts:1/);
  });
});
