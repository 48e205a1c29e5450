/** `datapackage.json`, a Data Package v2: each table's CSV with its schema, and its other files as they are. */
import { type ColumnType, UNITS } from '../../../shared/contracts/datasets/dataset.ts';
import { type DescribedTable, locationOf, type ReleaseSoFar, type Site } from './document.ts';

const PROFILES = 'https://datapackage.org/profiles/2.0';
const FIELD_TYPES: Readonly<Record<ColumnType['type'], string>> = {
  text: 'string',
  word: 'string',
  integer: 'integer',
  decimal: 'number',
  number: 'number',
  day: 'date',
  instant: 'datetime',
  boolean: 'boolean',
};

const tableSchema = ({ dataset }: DescribedTable) => ({
  $schema: `${PROFILES}/tableschema.json`,
  fields: Object.entries(dataset.columns).map(([name, { is, unit, required, text }]) => ({
    name,
    type: FIELD_TYPES[is.type],
    description: text,
    ...(unit ? { unit: UNITS[unit] } : {}),
    ...(required || is.type === 'word'
      ? {
          constraints: {
            ...(required ? { required: true } : {}),
            ...(is.type === 'word' ? { enum: is.words } : {}),
          },
        }
      : {}),
  })),
  missingValues: [''],
  primaryKey: dataset.key,
});

export function dataPackage(release: ReleaseSoFar, tables: readonly DescribedTable[], site: Site) {
  const { licence } = release;
  return {
    $schema: `${PROFILES}/datapackage.json`,
    name: `karvon-${release.period.toLowerCase()}`,
    title: release.title,
    description: release.citation,
    version: release.version,
    ...(site.origin ? { homepage: locationOf(release, site) } : {}),
    // Of what it is made of: the time of writing is of no use to a reader, and would change the file.
    created: release.issued,
    licenses: [{ name: licence.id, path: licence.url }],
    sources: [{ title: release.attribution }],
    contributors: [{ title: 'Karvon', roles: ['publisher'] }],
    keywords: ['remittances', 'prices', 'money transfer'],
    resources: tables.flatMap((described) =>
      described.table.files.map(({ format, path, mediaType, bytes, sha256 }) => ({
        name: format === 'csv' ? described.table.name : `${described.table.name}-${format}`,
        path,
        title: described.dataset.title,
        description: described.dataset.text,
        format,
        mediatype: mediaType.split(';')[0],
        ...(format === 'xlsx' || format === 'parquet' ? {} : { encoding: 'utf-8' }),
        bytes,
        hash: `sha256:${sha256}`,
        ...(format === 'csv' ? { type: 'table', schema: tableSchema(described) } : {}),
      })),
    ),
  };
}
