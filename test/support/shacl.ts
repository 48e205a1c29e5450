/** Holds JSON-LD against SHACL shapes. Nothing is fetched: a document that needs another's context fails. */
import jsonld from 'jsonld';
import { Parser, Store } from 'n3';
import SHACLValidator from 'rdf-validate-shacl';

export const triplesOf = async (document: object, base: string): Promise<Store> =>
  new Store(
    new Parser({ format: 'application/n-quads' }).parse(
      await jsonld.toRDF(document, {
        format: 'application/n-quads',
        base,
        documentLoader: (url) => {
          throw new Error(`${url} is not fetched`);
        },
      }),
    ),
  );

/** What the document breaks of the shapes: at what, which path, why. */
export function newShaclCheck(shapes: string): (triples: Store) => Promise<string[]> {
  const validator = new SHACLValidator(new Store(new Parser().parse(shapes)));
  return async (triples) => {
    const { conforms, results } = await validator.validate(triples);
    const found = results.map(
      ({ focusNode, path, message, sourceConstraintComponent }) =>
        `${focusNode?.value} ${JSON.stringify(path)} ${sourceConstraintComponent?.value.split('#')[1]} ${message.map(({ value }: { value: string }) => value).join('; ')}`,
    );
    if (conforms !== (found.length === 0)) throw new Error('the report contradicts itself');
    return found;
  };
}
