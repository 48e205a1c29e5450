/**
 * Makes the OpenAPI 3.1 document from the contracts. It needs full zod for JSON Schema, so functions never import it:
 * they import the document that infra/build/write-openapi.ts writes.
 */
import * as z from 'zod';
import { OPERATIONS, problemSchema } from './api.ts';
import { feedEditionSchema, madeDecisionSchema } from './feed-head.ts';
import { feedReportSchema } from './feed-operations.ts';
import { groupAnswerSchema } from './indicator-operations.ts';
import { averageSeriesSchema, corridorIndicatorsSchema, distributionSchema } from './indicators.ts';
import type { AnyRowList, Operation, Parameter, Tag } from './operation.ts';
import { sheetSchema, surveyAmountSchema, surveyRefSchema } from './sheet.ts';

type Json = Record<string, unknown>;

/** The groups of operations, in the order of the document. */
const TAGS: Readonly<Record<Tag, string>> = {
  Prices: 'What it costs to send money: corridors, offers at an amount, providers.',
  Indicators: 'Figures over many prices: of a corridor, and of a period by group.',
  Rates: "Reference rates, from the bulletins of central banks, and the state of the banks' publications.",
  Providers:
    'Prices that providers send in, signed with keys that were registered for them (RFC 9421). Only where the site has a domain of ' +
    'its own, and on one machine.',
  Reviewers:
    'Decisions on what is doubted, signed in the same way by reviewers, who are registered and never providers. Of any other party these ' +
    'answer 404.',
  Regulators:
    'What is not published, for regulators: each has a token with a scope, countries and kinds of things. What is outside it is 404, as if ' +
    'it did not exist; each look is recorded. An operator makes the token.',
  About: 'The state and the description of this API.',
};

/** Schemas with a name of their own in the document; other schemas refer to them by it. */
const COMPONENTS: Readonly<Record<string, z.core.$ZodType>> = {
  AverageSeries: averageSeriesSchema,
  CorridorIndicators: corridorIndicatorsSchema,
  Distribution: distributionSchema,
  FeedEdition: feedEditionSchema,
  FeedReport: feedReportSchema,
  GroupIndicators: groupAnswerSchema,
  MadeDecision: madeDecisionSchema,
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
    paths: paths(),
    components: { schemas: components(), securitySchemes: { signature: SIGNATURE, token: TOKEN } },
  };
}

/** By path, then by method. */
function paths(): Json {
  const all: Record<string, Json> = {};
  for (const operation of OPERATIONS as readonly Operation[])
    all[operation.path] = {
      ...all[operation.path],
      [operation.method?.toLowerCase() ?? 'get']: describe(operation),
    };
  return all;
}

const SIGNATURE = {
  type: 'apiKey',
  in: 'header',
  name: 'Signature',
  description:
    'An HTTP message signature (RFC 9421), Ed25519, with Signature-Input beside it. It covers exactly "@method" "@authority" "@path" ' +
    '"@query", and of a request that changes something "content-type" "content-digest" "idempotency-key" after them, with the ' +
    'parameters created, expires (at most 300 s later), nonce (16 or more of base64url), keyid, alg="ed25519", tag="karvon-in-1".',
};
const TOKEN = {
  type: 'http',
  scheme: 'bearer',
  bearerFormat: 'krv_<id>_<secret>',
  description:
    'A token that an operator made: Authorization: Bearer krv_... It has a last day, and can be revoked.',
};
const IS_TEXT = { type: 'string' } as const;
/** Of what changes something. */
const SIGNED_HEADERS = [
  {
    name: 'Idempotency-Key',
    in: 'header',
    required: true,
    schema: { ...IS_TEXT, pattern: '^[A-Za-z0-9_-]{8,128}$' },
    description: 'Of your choice, another for each request: the same again gets the same answer.',
    example: 'feed-2026-12-01-a',
  },
  {
    name: 'Content-Digest',
    in: 'header',
    required: true,
    schema: IS_TEXT,
    description: 'SHA-256 of the body as it is sent (RFC 9530).',
    example: 'sha-256=:47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=:',
  },
];
const REPLAYED = {
  'Idempotency-Replayed': {
    schema: IS_TEXT,
    description: 'true: this was the answer to an earlier request under the key.',
  },
};

const NEXT_PAGE = {
  Link: { schema: IS_TEXT, description: 'While another page follows: its address, rel="next" (RFC 8288).' },
};
const NEXT_PART = {
  Link: { schema: IS_TEXT, description: 'While another part follows: its address, rel="next" (RFC 8288).' },
};
const AS_FILE = {
  'Content-Disposition': { schema: IS_TEXT, description: 'Of what is no JSON answer: a name for the file.' },
};

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

function describe(operation: Operation): Json {
  const {
    operationId,
    method,
    signed,
    bearer,
    body,
    tag,
    summary,
    text,
    inPath,
    query,
    rows,
    bytes,
    refusals,
  } = operation;
  const changes = method !== undefined;
  return {
    operationId,
    tags: [tag],
    summary,
    description: text,
    ...((changes || signed) && { security: [{ signature: [] }] }),
    ...(bearer && { security: [{ token: [] }] }),
    ...(body && { requestBody: { required: true, content: contentOf(body) } }),
    parameters: [
      ...Object.entries(inPath).map(([name, one]) => parameter(name, 'path', one)),
      ...Object.entries(query).map(([name, one]) => parameter(name, 'query', one)),
      ...(changes ? SIGNED_HEADERS : []),
    ],
    responses: {
      '200': {
        description: 'The answer',
        headers: {
          ETag: { schema: IS_TEXT },
          'Cache-Control': { schema: IS_TEXT },
          ...('page' in query && NEXT_PAGE),
          ...((rows || bytes) && AS_FILE),
          ...(bytes && NEXT_PART),
          ...(changes && REPLAYED),
        },
        content: {
          'application/json': { schema: { $ref: referenceTo(answerName(operationId)) } },
          ...(rows && rowContent(rows)),
          ...(bytes && { 'application/octet-stream': { schema: { ...IS_TEXT, description: bytes } } }),
        },
      },
      ...(!changes && { '304': { description: 'Unchanged since the version named in If-None-Match' } }),
      ...Object.fromEntries(
        Object.entries({ 400: BAD_REQUEST, ...OF_ALL, ...refusals }).map(([status, why]) => [
          status,
          problem(why, status in OF_ALL),
        ]),
      ),
    },
  };
}

/** What the rows are as files: the columns of the one, and what a line of the other is. */
const rowContent = ({ list, columns, inJson = [] }: AnyRowList): Json => ({
  'text/csv': {
    schema: {
      ...IS_TEXT,
      description:
        'RFC 4180 in UTF-8: a header and a line for each row. Figures have a dot; what is not known is empty, never 0. Text that a ' +
        'spreadsheet would run as a formula has an apostrophe before it. Columns: ' +
        Object.entries(columns)
          .map(
            ([name, { text, field }]) =>
              `\`${name}\`: ${text}${field === undefined || field === name ? '' : ` (\`${field}\`)`}`,
          )
          .join(' ') +
        (inJson.length > 0 ? ` Only in JSON: ${inJson.join(', ')}.` : ''),
    },
  },
  'application/jsonl': {
    schema: { ...IS_TEXT, description: `A line for each entry of \`${list}\`, as it is in the JSON answer.` },
  },
});

/** Each type in words. What is in it, its own schema says: the feed's is published beside this. */
const contentOf = (body: NonNullable<Operation['body']>): Json =>
  Object.fromEntries(
    Object.entries(body).map(([type, description]) => [
      type,
      {
        schema: type === 'application/json' ? { type: 'object', description } : { ...IS_TEXT, description },
      },
    ]),
  );

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
