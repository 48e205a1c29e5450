/**
 * Writes the OpenAPI document that serve-reference returns, and the types of the client that the tests call it with. Run it
 * after a change of shared/contracts; tests compare both.
 */
import { writeFileSync } from 'node:fs';
import { openApiDocument } from '../../shared/contracts/openapi.ts';
import { clientTypes } from './client-types.ts';

const write = (path: string, text: string): void =>
  writeFileSync(new URL(`../../${path}`, import.meta.url), text);

const document = openApiDocument();
write('functions/serve-reference/openapi.json', `${JSON.stringify(document, null, 2)}\n`);
write('test/support/api-types.ts', await clientTypes(document));
