/** `<table>.metadata.json`. */
import { UNITS } from '../../../shared/contracts/datasets/dataset.ts';
import type { TableMetadata } from '../../../shared/contracts/datasets/table-metadata.ts';
import { type DescribedTable, locationOf, nextPeriod, type ReleaseSoFar, type Site } from './document.ts';
import { HOW_WRITTEN } from './how-written.ts';

export const tableMetadata = (
  release: ReleaseSoFar,
  { dataset, table }: DescribedTable,
  site: Site,
): TableMetadata => ({
  format: 1,
  name: dataset.name,
  title: dataset.title,
  description: dataset.text,
  release: {
    period: release.period,
    version: release.version,
    title: release.title,
    replaces: release.replaces,
  },
  location: locationOf(release, site),
  methodVersion: release.methodVersion,
  observed: release.observed,
  source: release.attribution,
  licence: release.licence,
  citation: release.citation,
  lastUpdate: release.issued,
  nextUpdate: nextPeriod(release.period),
  rows: table.rows,
  key: [...dataset.key],
  columns: Object.entries(dataset.columns).map(([name, { is, unit, required, text }]) => ({
    name,
    type: is.type,
    ...(is.type === 'decimal' ? { scale: is.scale } : {}),
    ...(is.type === 'word' ? { words: [...is.words] } : {}),
    ...(unit ? { unit: { id: unit, text: UNITS[unit] } } : {}),
    required: required ?? false,
    text,
  })),
  files: table.files.map((file) => ({ ...file, written: HOW_WRITTEN[file.format] })),
});
