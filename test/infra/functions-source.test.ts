/** The functions do not know where they run: no address, no engine, no variable that the template does not set. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import { templates } from './support/synth-app.ts';

const FUNCTIONS = new URL('../../functions/', import.meta.url).pathname;
const sources = readdirSync(FUNCTIONS, { recursive: true, encoding: 'utf8' })
  .filter((file) => /\.(ts|mjs|js|json)$/.test(file))
  .map((file) => ({ file, text: readFileSync(join(FUNCTIONS, file), 'utf8') }));

const FORBIDDEN = /localhost|127\.0\.0\.1|\bendpoint|dynalite/i;

/** The variables that a source reads: `environment([...])`, or `process.env` by name; `null` if the name cannot be read. */
function variablesIn(text: string): (string | null)[] {
  const listed = [...text.matchAll(/\benvironment\(\s*\[([^\]]*)\]/g)].flatMap(([, names = '']) =>
    [...names.matchAll(/['"]([^'"]+)['"]/g)].map(([, name = '']) => name),
  );
  const direct = [...text.matchAll(/process\.env(?:\.(\w+)|\[\s*['"](\w+)['"]\s*\])?/g)].map(
    ([, dotted, bracketed]) => dotted ?? bracketed ?? null,
  );
  return [...listed, ...direct];
}

const functionSchema = z.object({
  Properties: z.object({
    FunctionName: z.string(),
    Environment: z.object({ Variables: z.record(z.string(), z.unknown()) }),
  }),
});
/** With every setting that adds a variable. */
const settings = {
  contact: 'help@karvon.example',
  domain: {
    name: 'karvon.example',
    certificateArn: 'arn:aws:acm:us-east-1:111122223333:certificate/1',
  },
};
const given = new Map(
  Object.values(templates(settings).app.findResources('AWS::Lambda::Function')).map((one) => {
    const { FunctionName, Environment } = functionSchema.parse(one).Properties;
    return [FunctionName.replace('karvon-', ''), Object.keys(Environment.Variables)];
  }),
);

describe('functions', () => {
  it('exist', () => {
    expect(sources.map(({ file }) => file)).toEqual(
      expect.arrayContaining([...given.keys()].map((name) => join(name, 'handler.ts'))),
    );
  });

  it.each(sources.map(({ file, text }) => [file, text] as const))(
    '%s names no address and no engine',
    (_, text) => {
      expect(text).not.toMatch(FORBIDDEN);
    },
  );

  it.each([...given])('%s reads exactly the variables that its template sets', (name, variables) => {
    const own = sources
      .filter(({ file }) => file.startsWith(`${name}/`))
      .flatMap(({ text }) => variablesIn(text));
    expect([...new Set(own)].toSorted()).toEqual(variables.toSorted());
  });

  it('otherwise read the environment in one place only', () => {
    const elsewhere = sources.filter(
      ({ file }) => ![...given.keys()].some((name) => file.startsWith(`${name}/`)),
    );
    const asking = elsewhere.filter(({ text }) => variablesIn(text).length > 0);
    expect(asking.map(({ file }) => file)).toEqual(['environment.ts']);
  });
});

describe('this check', () => {
  it.each(["fetch('http://localhost:1')", "'127.0.0.1'", 'new S3Client({ endpoint })', "import 'dynalite'"])(
    'sees %s',
    (text) => expect(text).toMatch(FORBIDDEN),
  );

  it.each<[string, (string | null)[]]>([
    ['process.env.SECRET', ['SECRET']],
    ["process.env['SECRET']", ['SECRET']],
    ['const { SECRET } = process.env', [null]],
    ["environment(['A', 'B'])", ['A', 'B']],
  ])('sees %s', (text, variables) => expect(variablesIn(text)).toEqual(variables));
});
