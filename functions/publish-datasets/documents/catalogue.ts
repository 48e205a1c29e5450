/**
 * `catalog.jsonld`: the release as a DCAT-AP 3.0.1 catalogue, a dataset for each table and a distribution for each of its files. What is
 * named of others' lists (licence, media types, theme, language, frequency) has its type beside it, since the profile asks for the class
 * and a reader that fetches nothing could not know it.
 *
 * All names are relative. Where the site has a domain, `@base` says what to; where it has none, they are relative to the file itself,
 * which is what JSON-LD does without it: so a copy of the folder describes itself wherever it is.
 */
import {
  type Release,
  releaseFolder,
  type TableFormatId,
} from '../../../shared/contracts/datasets/release.ts';
import type { DescribedTable, ReleaseSoFar, Site } from './document.ts';

export const CATALOGUE_PATH = 'catalog.jsonld';

const EU = 'http://publications.europa.eu/resource/authority';
const IANA = 'https://www.iana.org/assignments/media-types';

const CONTEXT = {
  dcat: 'http://www.w3.org/ns/dcat#',
  dcatap: 'http://data.europa.eu/r5r/',
  dct: 'http://purl.org/dc/terms/',
  foaf: 'http://xmlns.com/foaf/0.1/',
  rdfs: 'http://www.w3.org/2000/01/rdf-schema#',
  skos: 'http://www.w3.org/2004/02/skos/core#',
  spdx: 'http://spdx.org/rdf/terms#',
  vcard: 'http://www.w3.org/2006/vcard/ns#',
  xsd: 'http://www.w3.org/2001/XMLSchema#',
} as const;

const english = (text: string) => ({ '@value': text, '@language': 'en' });
const typed = (type: string, value: string | number) => ({ '@type': `xsd:${type}`, '@value': String(value) });
const thing = (id: string, type: string, more: object = {}) => ({ '@id': id, '@type': type, ...more });
const concept = (id: string, label: string) =>
  thing(id, 'skos:Concept', { 'skos:prefLabel': english(label) });

/** Media types that IANA lists; the others have a name alone. */
const LISTED: Partial<Record<TableFormatId, string>> = {
  csv: 'text/csv',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  parquet: 'application/vnd.apache.parquet',
};
const FORMATS: Readonly<Record<TableFormatId, string>> = {
  csv: 'CSV',
  xlsx: 'XLSX',
  parquet: 'Apache Parquet',
  jsonl: 'JSON Lines',
  'sdmx-csv': 'SDMX-CSV 2.1',
};
const STANDARDS: Partial<Record<TableFormatId, string>> = {
  csv: 'https://www.rfc-editor.org/rfc/rfc4180',
  'sdmx-csv': 'https://github.com/sdmx-twg/sdmx-csv',
};

const LANGUAGE = thing(`${EU}/language/ENG`, 'dct:LinguisticSystem', { 'rdfs:label': english('English') });
const THEMES = `${EU}/data-theme`;
const TAXONOMY = thing(THEMES, 'skos:ConceptScheme', { 'dct:title': english('Data theme') });
/** A release stays where it is. */
const STABLE = concept(`${EU}/planned-availability/STABLE`, 'Stable');
const WORLD = thing('https://sws.geonames.org/6295630/', 'dct:Location', { 'rdfs:label': english('World') });
const SHA_256 = thing('spdx:checksumAlgorithm_sha256', 'spdx:ChecksumAlgorithm');

/** What kind a licence is, of those that we know. */
const LICENCE_TYPES: Readonly<Record<string, object>> = {
  'CC-BY-4.0': concept('http://purl.org/adms/licencetype/Attribution', 'Attribution'),
};
const licenceOf = ({ licence: { id, url } }: ReleaseSoFar) =>
  thing(url, 'dct:LicenseDocument', {
    'dct:title': english(id),
    ...(LICENCE_TYPES[id] ? { 'dct:type': LICENCE_TYPES[id] } : {}),
  });

/** An address or a page, as a card. */
const card = (contact: string) =>
  thing('#contact', 'vcard:Kind', {
    'vcard:fn': 'Karvon',
    ...(/^[^@/\s]+@[^@/\s]+$/.test(contact)
      ? { 'vcard:hasEmail': { '@id': `mailto:${contact}` } }
      : { 'vcard:hasURL': { '@id': contact } }),
  });

function distribution(
  release: ReleaseSoFar,
  title: string,
  { format, path, bytes, sha256 }: Release['tables'][number]['files'][number],
) {
  const [media, standard] = [LISTED[format], STANDARDS[format]];
  return thing(`#${path}`, 'dcat:Distribution', {
    'dct:title': english(`${title}, as ${FORMATS[format]}`),
    'dct:description': english(`The whole table as one file, ${path}.`),
    'dcat:accessURL': thing(path, 'rdfs:Resource'),
    'dcat:downloadURL': thing(path, 'rdfs:Resource'),
    'dct:issued': typed('dateTime', release.issued),
    'dct:modified': typed('dateTime', release.issued),
    'dct:license': licenceOf(release),
    'dcatap:availability': STABLE,
    'dct:format': { '@type': 'dct:MediaTypeOrExtent', 'rdfs:label': english(FORMATS[format]) },
    ...(media
      ? { 'dcat:mediaType': thing(`${IANA}/${media}`, 'dct:MediaType', { 'rdfs:label': media }) }
      : {}),
    ...(standard
      ? { 'dct:conformsTo': thing(standard, 'dct:Standard', { 'dct:title': english(FORMATS[format]) }) }
      : {}),
    'dcat:byteSize': typed('nonNegativeInteger', bytes),
    'dct:language': LANGUAGE,
    'spdx:checksum': {
      '@type': 'spdx:Checksum',
      'spdx:algorithm': SHA_256,
      'spdx:checksumValue': typed('hexBinary', sha256),
    },
  });
}

export function catalogue(release: ReleaseSoFar, tables: readonly DescribedTable[], site: Site) {
  const { period, version, title, issued, observed, citation, attribution } = release;
  const publisher = thing('#publisher', 'foaf:Agent', { 'foaf:name': english('Karvon') });
  const contact = site.contact ? { 'dcat:contactPoint': card(site.contact) } : {};
  const [rate, often] = period.includes('Q') ? ['QUARTERLY', 'quarterly'] : ['MONTHLY', 'monthly'];
  return {
    '@context': {
      ...(site.origin ? { '@base': `${site.origin}/${releaseFolder(release)}${CATALOGUE_PATH}` } : {}),
      ...CONTEXT,
    },
    ...thing('#catalogue', 'dcat:Catalog'),
    'dct:title': english(title),
    'dct:description': english(citation),
    'dct:publisher': publisher,
    'dct:issued': typed('dateTime', issued),
    'dct:modified': typed('dateTime', issued),
    'dct:language': LANGUAGE,
    'dct:license': licenceOf(release),
    'dct:spatial': WORLD,
    'dcat:themeTaxonomy': TAXONOMY,
    ...(site.origin ? { 'foaf:homepage': thing(`${site.origin}/`, 'foaf:Document') } : {}),
    'dcat:dataset': tables.map(({ dataset, table }) =>
      thing(`#${dataset.name}`, 'dcat:Dataset', {
        'dct:identifier': `karvon-${period}-${dataset.name}-${version}`,
        'dct:title': english(`${dataset.title}, ${period}`),
        'dct:description': english(dataset.text),
        'dct:publisher': publisher,
        ...contact,
        'dct:issued': typed('dateTime', issued),
        'dct:modified': typed('dateTime', issued),
        'dcat:version': version,
        'dct:language': LANGUAGE,
        'dct:spatial': WORLD,
        'dcat:theme': concept(`${THEMES}/ECON`, 'Economy and finance'),
        'dcat:keyword': ['remittances', 'prices', 'money transfer'].map(english),
        'dct:accrualPeriodicity': thing(`${EU}/frequency/${rate}`, 'dct:Frequency', {
          'rdfs:label': english(often),
        }),
        'dct:temporal': {
          '@type': 'dct:PeriodOfTime',
          'dcat:startDate': typed('date', observed.from),
          'dcat:endDate': typed('date', observed.to),
        },
        'dct:provenance': { '@type': 'dct:ProvenanceStatement', 'rdfs:label': english(attribution) },
        'dcat:distribution': table.files.map((file) => distribution(release, dataset.title, file)),
      }),
    ),
  };
}
