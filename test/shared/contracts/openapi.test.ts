/**
 * The OpenAPI document: held to Spectral's `oas` and Redocly's recommended rules, all of them, without a finding of any
 * severity. The types of the client in test/e2e/contract.test.ts are those of this document.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createConfig, lintFromString } from '@redocly/openapi-core';
import spectralCore from '@stoplight/spectral-core';
import spectralRulesets from '@stoplight/spectral-rulesets';
import { beforeAll, describe, expect, test } from 'vitest';
import * as z from 'zod/mini';
import openApi from '../../../functions/serve-reference/openapi.json' with { type: 'json' };
import { clientTypes } from '../../../infra/build/client-types.ts';
import { ROOT } from '../../../infra/build/paths.ts';
import { OPERATIONS } from '../../../shared/contracts/api.ts';
import type { Operation } from '../../../shared/contracts/operation.ts';

type Lint = (document: object) => Promise<string[]>;

const spectral: Lint = async (document) => {
  const linter = new spectralCore.Spectral();
  linter.setRuleset(new spectralCore.Ruleset({ extends: [spectralRulesets.oas] }));
  const found = await linter.run(JSON.stringify(document));
  return found.map(({ code, path }) => `${code} ${path.join('.')}`);
};

const redocly: Lint = async (document) => {
  const config = await createConfig({ extends: ['recommended'] });
  const found = await lintFromString({ source: JSON.stringify(document), config });
  return found.map(({ ruleId, location }) => `${ruleId} ${location.map(({ pointer }) => pointer).join(' ')}`);
};

/** The document with a fault for each of the rules below. */
function withFaults(): object {
  const { security: _, ...document } = structuredClone(openApi);
  const { paths, components } = document;
  const { description: _text, tags: _tags, ...health } = paths['/v1/health'].get;
  const [base] = paths['/v1/rates'].get.parameters;
  const { trimmedMeans } = components.schemas.CorridorIndicators.properties;
  Object.assign(paths['/v1/health'], { get: health });
  Object.assign(base ?? {}, { example: 'eur' });
  Object.assign(components.schemas, { Unused: { type: 'string' } });
  Reflect.deleteProperty(trimmedMeans, 'items');
  return document;
}

describe("Spectral's rules for OpenAPI", () => {
  test('find nothing', async () => {
    expect(await spectral(openApi)).toEqual([]);
  });

  test('would find faults', async () => {
    expect((await spectral(withFaults())).sort()).toEqual([
      'array-items components.schemas.CorridorIndicators.properties.trimmedMeans',
      'oas3-unused-component components.schemas.Unused',
      'oas3-valid-media-example paths./v1/rates.get.parameters.0.example',
      'operation-description paths./v1/health.get',
      'operation-tags paths./v1/health.get',
    ]);
  });
});

describe("Redocly's recommended rules", () => {
  test('find nothing', async () => {
    expect(await redocly(openApi)).toEqual([]);
  });

  test('would find faults', async () => {
    const found = await redocly(withFaults());
    expect(found).toContain('no-unused-components #/components/schemas/Unused');
    expect(found.filter((one) => one.startsWith('security-defined '))).toHaveLength(
      OPERATIONS.filter((one: Operation) => !one.method && !one.signed && !one.bearer).length,
    );
  });
});

test('each parameter accepts its example, and says what it is', () => {
  const parameters = OPERATIONS.flatMap(({ operationId, inPath, query }: Operation) =>
    Object.entries({ ...inPath, ...query }).map(([name, one]) => ({
      name: `${operationId} ${name}`,
      ...one,
    })),
  );
  expect(parameters.length).toBeGreaterThan(30);
  for (const { name, schema, allowed, example, text } of parameters) {
    expect(z.safeParse(schema, example).success, name).toBe(true);
    expect(text, name).toMatch(/^[A-Z].*\.$/);
    expect([allowed].flat().join(), name).toMatch(/\w/);
  }
});

test('every answer but the description may say as on which day it is', () => {
  const { schemas } = openApi.components;
  const answers = Object.entries(schemas).filter(([name]) => /Answer$|^Problem$/.test(name));
  const without = answers.filter(([, schema]) => !JSON.stringify(schema).includes('"asOnDay"'));
  expect(answers.length).toBeGreaterThan(10);
  expect(without.map(([name]) => name)).toEqual(['GetOpenApiAnswer']);
});

test('each operation has texts of one line', () => {
  for (const { operationId, summary, text, refusals } of OPERATIONS as readonly Operation[]) {
    expect(text, operationId).toMatch(/^.+\.$/);
    for (const one of [summary, text, ...Object.values(refusals)])
      expect(one, operationId).toMatch(/^(?! )[^\\\n]*[^\\\s]$/);
  }
});

describe('the types of a client', () => {
  let made: string;
  beforeAll(async () => {
    made = await clientTypes(openApi);
  });

  test('are those of the document', () => {
    expect(readFileSync(join(ROOT, 'test/support/api-types.ts'), 'utf8')).toBe(made);
  });

  test('differ where the document does', async () => {
    expect(await clientTypes(withFaults())).not.toBe(made);
  });
});
