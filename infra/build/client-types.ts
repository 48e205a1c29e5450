/** The types of a client of the API, made from its OpenAPI document by openapi-typescript. */
import openapiTS, { astToString, COMMENT_HEADER, type OpenAPI3 } from 'openapi-typescript';

/** The source of a module. The same document gives the same text. */
export async function clientTypes(document: object): Promise<string> {
  const types = await openapiTS(document as OpenAPI3, { arrayLength: true });
  return `${COMMENT_HEADER}${astToString(types)}`;
}
