/**
 * All folders write functions in one way: a function with several statements is a declaration, which may be used before it;
 * a function of one expression may be an arrow in a constant.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import ts from 'typescript';
import { expect, test } from 'vitest';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));

/** Names of a file's top-level constants that hold an arrow function with a body of statements. */
function arrowsWithBodies(text: string): string[] {
  const file = ts.createSourceFile('any.ts', text, ts.ScriptTarget.Latest);
  return file.statements
    .filter(ts.isVariableStatement)
    .flatMap(({ declarationList }) => [...declarationList.declarations])
    .filter(({ type, initializer }) => {
      // A constant with its own type says more than a declaration could.
      return !type && initializer && ts.isArrowFunction(initializer) && ts.isBlock(initializer.body);
    })
    .map(({ name }) => (ts.isIdentifier(name) ? name.text : ''));
}

test('functions with several statements are declarations', () => {
  const found = ['shared', 'functions', 'infra', 'site'].flatMap((folder) =>
    readdirSync(`${ROOT}/${folder}`, { recursive: true, encoding: 'utf8' })
      .filter((path) => path.endsWith('.ts'))
      .flatMap((path) =>
        arrowsWithBodies(readFileSync(`${ROOT}/${folder}/${path}`, 'utf8')).map(
          (name) => `${folder}/${path}: ${name}`,
        ),
      ),
  );
  expect(found).toEqual([]);
});

test('an arrow with a body would be found, an arrow of one expression not', () => {
  expect(arrowsWithBodies('export const a = (x: number) => {\n  return x;\n};')).toEqual(['a']);
  expect(arrowsWithBodies('const a = (x: number) => x;\nconst b: () => void = () => {};')).toEqual([]);
});
