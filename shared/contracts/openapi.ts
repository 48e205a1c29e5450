/**
 * Makes the OpenAPI 3.1 document from the contracts. It needs full zod for JSON Schema, so functions never import it:
 * they import the document that infra/build/write-openapi.ts writes.
 */
import * as z from 'zod';
import { OPERATIONS, problemSchema } from './api.ts';
import {
  averageSeriesSchema,
  corridorIndicatorsSchema,
  distributionSchema,
  groupIndicatorsSchema,
} from './indicators.ts';
import type { Operation, Parameter, Tag } from './operation.ts';
import { sheetSchema, surveyAmountSchema, surveyRefSchema } from './sheet.ts';

type Json = Record<string, unknown>;

/** The groups of operations, in the order of the document. */
const TAGS: Readonly<Record<Tag, string>> = {
  Prices: 'What it costs to send money: corridors, offers at an amount, providers.',
  Indicators: 'Figures over many prices: of a corridor, and of a period by group.',
  Rates: "Reference rates, from the bulletins of central banks, and the state of the banks' publications.",
  About: 'The state and the description of this API.',
};

/** Schemas with a name of their own in the document; other schemas refer to them by it. */
const COMPONENTS: Readonly<Record<string, z.core.$ZodType>> = {
  AverageSeries: averageSeriesSchema,
  CorridorIndicators: corridorIndicatorsSchema,
  Distribution: distributionSchema,
  GroupIndicators: groupIndicatorsSchema,
  Problem: problemSchema,
  Sheet: sheetSchema,
  SurveyAmount: surveyAmountSchema,
  SurveyRef: surveyRefSchema,
  ...Object.fromEntries(OPERATIONS.map(({ operationId, answer }) => [answerName(operationId), answer])),
};

function answerName(operationId: string): string {
  return `${operationId[0]?.toUpperCase()}${operationId.slice(1)}Answer`;
}

const referenceTo = (name: string): string => `#/components/schemas/${name}`;

function components(): Json {
  const registry = z.registry<{ id: string }>();
  for (const [id, schema] of Object.entries(COMPONENTS)) registry.add(schema, { id });
  const { schemas } = z.toJSONSchema(registry, {
    target: 'draft-2020-12',
    io: 'output',
    uri: referenceTo,
    override: ({ jsonSchema }) => tupleAsArray(jsonSchema),
  });
  return Object.fromEntries(
    Object.entries(schemas).map(([id, { $schema: _, $id: __, ...schema }]) => [
      id,
      DATED.includes(id) ? dated(schema) : schema,
    ]),
  );
}

/** Whatever is answered; the description alone is of no day. */
const DATED: readonly string[] = [
  'Problem',
  ...OPERATIONS.flatMap(({ operationId }) => (operationId === 'getOpenApi' ? [] : [answerName(operationId)])),
];

const AS_ON_DAY = {
  type: 'string',
  format: 'date',
  description: 'Only on one machine that runs as on another day: that day. All of the answer is as on it.',
} as const;

/** The schema of an answer, which may say as on which day it is. */
function dated(schema: z.core.JSONSchema.BaseSchema): z.core.JSONSchema.BaseSchema {
  const { anyOf, oneOf, allOf, properties } = schema;
  if (anyOf) return { ...schema, anyOf: anyOf.map(dated) };
  if (oneOf) return { ...schema, oneOf: oneOf.map(dated) };
  if (allOf) return { ...schema, allOf: allOf.map(dated) };
  if (!properties) throw new Error('an answer that is no object');
  return { ...schema, properties: { ...properties, asOnDay: AS_ON_DAY } };
}

/** Our tuples have items of one kind. Said as an array of a fixed length, because many tools want `items` of every array. */
function tupleAsArray(schema: z.core.JSONSchema.BaseSchema): void {
  const { prefixItems } = schema;
  if (!prefixItems) return;
  const [items, ...others] = prefixItems;
  if (items === undefined || others.some((other) => JSON.stringify(other) !== JSON.stringify(items)))
    throw new Error(`a tuple of different things: ${JSON.stringify(prefixItems)}`);
  delete schema.prefixItems;
  Object.assign(schema, { items, minItems: prefixItems.length, maxItems: prefixItems.length });
}

/** The document. The same contracts give the same document. */
export function openApiDocument(): Json {
  return {
    openapi: '3.1.0',
    info: {
      title: 'Karvon',
      version: '1',
      description:
        'What it costs to send money across a border, by corridor. Percentages and amounts are decimal strings; ' +
        'unknown is never 0. Prices: The World Bank, Remittance Prices Worldwide, ' +
        'available at http://remittanceprices.worldbank.org, CC BY 4.0.',
      contact: { name: 'Karvon' },
      license: { name: 'Apache-2.0', identifier: 'Apache-2.0' },
    },
    servers: [{ url: '/' }],
    // Nothing is needed to read.
    security: [],
    tags: Object.entries(TAGS).map(([name, description]) => ({ name, description })),
    paths: Object.fromEntries(OPERATIONS.map((operation) => [operation.path, { get: describe(operation) }])),
    components: { schemas: components() },
  };
}

const BAD_REQUEST = 'A parameter, the path or the body is not understood';
/** Any operation may answer so. What the gateway refuses by itself has a body of one message. */
const OF_ALL = {
  429: 'Too many requests: of all readers, or for rates of this one; Retry-After says when to come back',
  500: 'Something failed here, not with the request',
  503: 'There is no room for another request: try again in a second',
};
const GATEWAY_MESSAGE = {
  type: 'object',
  properties: { message: { type: 'string' } },
  required: ['message'],
};

function describe({ operationId, tag, summary, text, inPath, query, refusals }: Operation): Json {
  return {
    operationId,
    tags: [tag],
    summary,
    description: text,
    parameters: [
      ...Object.entries(inPath).map(([name, one]) => parameter(name, 'path', one)),
      ...Object.entries(query).map(([name, one]) => parameter(name, 'query', one)),
    ],
    responses: {
      '200': {
        description: 'The answer',
        headers: { ETag: { schema: { type: 'string' } }, 'Cache-Control': { schema: { type: 'string' } } },
        content: { 'application/json': { schema: { $ref: referenceTo(answerName(operationId)) } } },
      },
      '304': { description: 'Unchanged since the version named in If-None-Match' },
      ...Object.fromEntries(
        Object.entries({ 400: BAD_REQUEST, ...OF_ALL, ...refusals }).map(([status, why]) => [
          status,
          problem(why, status in OF_ALL),
        ]),
      ),
    },
  };
}

function parameter(
  name: string,
  place: 'path' | 'query',
  { schema, described: better, allowed, example, text }: Parameter,
): Json {
  const described = inputSchema(better ?? schema);
  // A closed list is in the schema already.
  const accepted = described.enum ? '' : ` Allowed: ${[allowed].flat().join(', ')}.`;
  return {
    name,
    in: place,
    required: place === 'path',
    schema: described,
    description: `${text}${accepted}`,
    example: described.type === 'integer' ? Number(example) : example,
  };
}

function problem(description: string, isGateways: boolean): Json {
  return {
    description,
    content: {
      'application/problem+json': { schema: { $ref: referenceTo('Problem') } },
      ...(isGateways && { 'application/json': { schema: GATEWAY_MESSAGE } }),
    },
  };
}

function inputSchema(schema: z.core.$ZodType): Json {
  const { $schema: _, ...rest } = z.toJSONSchema(schema, { target: 'draft-2020-12', io: 'input' });
  return rest;
}
