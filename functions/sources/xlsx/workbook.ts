/** A workbook (XLSX) on disk: its sheets by their names, their rows as a stream. */
import { posix } from 'node:path';
import { SourceChanged } from '../errors.ts';
import { type Archive, openArchive } from './archive.ts';
import { readSharedStrings } from './shared-strings.ts';
import { readSheetRows, type SheetRow, type WantedColumns } from './sheet-rows.ts';
import { parseXml } from './xml-stream.ts';

export interface Workbook {
  /** In the workbook's order. */
  readonly sheets: readonly string[];
  /** Whether its days are counted from 1904, as on old Macs. */
  readonly from1904: boolean;
  /**
   * The rows of a sheet in their order, some at a time.
   * @param wantedIn which columns are read, as `readSheetRows` has it; not given: all
   * @throws SourceChanged for a sheet that is not there, or whose content is no sheet's
   */
  rows(sheet: string, wantedIn?: WantedColumns): AsyncGenerator<readonly SheetRow[], void, undefined>;
  close(): Promise<void>;
}

/** Bytes, unpacked. The survey's sheets have a few hundred MB. */
const MOST = { part: 4 * 1024 * 1024, strings: 256 * 1024 * 1024, sheet: 2 * 1024 * 1024 * 1024 } as const;

const WORKBOOK = 'xl/workbook.xml';

/** The elements of a small part of the archive, with their attributes. */
async function elementsOf(
  archive: Archive,
  name: string,
): Promise<[string, Readonly<Record<string, string>>][]> {
  const found: [string, Readonly<Record<string, string>>][] = [];
  const parsing = parseXml(name, archive.read(name, MOST.part), {
    open: (tag, attributes) => {
      found.push([tag, { ...attributes }]);
      return false;
    },
    text: () => {},
    close: () => {},
  });
  for await (const _ of parsing);
  return found;
}

/** What `xl/workbook.xml` refers to: address in the archive by id, and that of the shared texts. */
async function targetsOf(
  archive: Archive,
): Promise<{ byId: Map<string, string>; strings: string | undefined }> {
  const byId = new Map<string, string>();
  let strings: string | undefined;
  for (const [tag, { Id = '', Type = '', Target = '' }] of await elementsOf(
    archive,
    'xl/_rels/workbook.xml.rels',
  )) {
    if (tag !== 'Relationship') continue;
    const address = Target.startsWith('/') ? Target.slice(1) : posix.join('xl', Target);
    byId.set(Id, address);
    if (Type.endsWith('/sharedStrings')) strings = address;
  }
  return { byId, strings };
}

/** Excel's have at most 31 letters; they stand in messages. */
const LONGEST_SHEET_NAME = 100;

function checkName(name: string): void {
  if (name.length > LONGEST_SHEET_NAME || /\p{Cc}/u.test(name))
    throw new SourceChanged(
      `expected names of sheets of at most ${LONGEST_SHEET_NAME} letters in one line, found ${JSON.stringify(name.slice(0, 40))}`,
    );
}

/** @throws SourceChanged for a file that is no workbook */
export async function openWorkbook(path: string): Promise<Workbook> {
  const archive = await openArchive(path);
  try {
    if (!archive.has(WORKBOOK))
      throw new SourceChanged(`expected a workbook, found no ${WORKBOOK} in the archive`);
    const elements = await elementsOf(archive, WORKBOOK);
    const { byId, strings } = await targetsOf(archive);
    const sheets = new Map<string, string | undefined>();
    for (const [tag, attributes] of elements) {
      if (tag !== 'sheet') continue;
      checkName(attributes.name ?? '');
      const id = Object.entries(attributes).find(([key]) => key.endsWith(':id'))?.[1] ?? '';
      sheets.set(attributes.name ?? '', byId.get(id));
    }
    const properties = elements.find(([tag]) => tag === 'workbookPr')?.[1];
    let shared: string[] | undefined;
    return {
      sheets: [...sheets.keys()],
      from1904: ['1', 'true'].includes(properties?.date1904 ?? ''),
      async *rows(sheet, wantedIn) {
        const address = sheets.get(sheet);
        if (address === undefined) throw new SourceChanged(`expected a sheet "${sheet}", found none`);
        shared ??=
          strings === undefined ? [] : await readSharedStrings(strings, archive.read(strings, MOST.strings));
        yield* readSheetRows(sheet, archive.read(address, MOST.sheet), shared, wantedIn);
      },
      close: () => archive.close(),
    };
  } catch (error) {
    await archive.close();
    throw error;
  }
}
