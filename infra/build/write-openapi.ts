/**
 * Writes the OpenAPI document that serve-reference returns, the types of the client that the tests call it with, and the JSON
 * Schema of a feed. Run it after a change of shared/contracts; tests compare all three.
 */
import { writeFileSync } from 'node:fs';
import { feedJsonSchema } from '../../shared/contracts/feed-schema.ts';
import { openApiDocument } from '../../shared/contracts/openapi.ts';
import { clientTypes } from './client-types.ts';

const write = (path: string, text: string): void =>
  writeFileSync(new URL(`../../${path}`, import.meta.url), text);

const document = openApiDocument();
write('functions/serve-reference/openapi.json', `${JSON.stringify(document, null, 2)}\n`);
write('test/support/api-types.ts', await clientTypes(document));
write('shared/feeds/files/karvon-feed-1.schema.json', `${JSON.stringify(feedJsonSchema(), null, 2)}\n`);
