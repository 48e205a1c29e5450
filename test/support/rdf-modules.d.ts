/** What is used of packages that have no types of their own. */
declare module 'n3' {
  import type SHACLValidator from 'rdf-validate-shacl';

  type DatasetCore = ConstructorParameters<typeof SHACLValidator>[0];
  type Quad = Parameters<DatasetCore['add']>[0];
  export class Parser {
    constructor(options?: { format?: string });
    parse(text: string): Quad[];
  }
  export class Store implements DatasetCore {
    constructor(quads: readonly Quad[]);
    readonly size: number;
    add(quad: Quad): this;
    delete(quad: Quad): this;
    has(quad: Quad): boolean;
    match(...terms: Parameters<DatasetCore['match']>): DatasetCore;
    [Symbol.iterator](): Iterator<Quad>;
  }
}
declare module 'jsonld' {
  const jsonld: {
    toRDF(
      document: object,
      options: { format: 'application/n-quads'; base: string; documentLoader: (url: string) => never },
    ): Promise<string>;
  };
  export default jsonld;
}
