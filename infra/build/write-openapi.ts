/** Writes the OpenAPI document that serve-reference returns. Run it after a change of shared/contracts; a test compares. */
import { writeFileSync } from 'node:fs';
import { openApiDocument } from '../../shared/contracts/openapi.ts';

writeFileSync(
  new URL('../../functions/serve-reference/openapi.json', import.meta.url),
  `${JSON.stringify(openApiDocument(), null, 2)}\n`,
);
