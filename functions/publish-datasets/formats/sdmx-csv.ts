/**
 * SDMX-CSV 2.1: what structure a row is of and that it replaces (R), then dimensions, measures and attributes, by the structure in
 * `sdmx-structure.json` (documents/sdmx-structure.ts). A measure that is not known is NaN, an attribute without a value is empty. Cells
 * are as in CSV otherwise.
 */

import { csvCell } from './csv.ts';
import type { TableFormat } from './format.ts';
import { AGENCY, flowId, STRUCTURE_VERSION, sdmxComponents } from './sdmx-components.ts';
import { newTextFile } from './text-file.ts';

export const SDMX_CSV: TableFormat = {
  id: 'sdmx-csv',
  suffix: '.sdmx.csv',
  mediaType: 'application/vnd.sdmx.data+csv; version=2.1.0',
  newWriter(dataset, sink) {
    const { dimensions, time, measures, attributes } = sdmxComponents(dataset);
    const columns = [
      ...[...dimensions, ...(time ? [time] : [])].map(({ id, at }) => ({ id, at, missing: '' })),
      ...measures.map(({ id, at }) => ({ id, at, missing: 'NaN' })),
      ...attributes.map(({ id, at }) => ({ id, at, missing: '' })),
    ];
    const header = ['STRUCTURE', 'STRUCTURE_ID', 'ACTION', ...columns.map(({ id }) => id)];
    const begin = `dataflow,${AGENCY}:${flowId(dataset)}(${STRUCTURE_VERSION}),R`;
    const file = newTextFile(sink, `${header.join(',')}\r\n`);
    return {
      async add(rows) {
        for (const row of rows) {
          let line = begin;
          for (const { at, missing } of columns) {
            const value = row[at] ?? null;
            line += `,${value === null ? missing : csvCell(value)}`;
          }
          const full = file.write(`${line}\r\n`);
          if (full) await full;
        }
      },
      end: () => file.end(),
    };
  },
};
