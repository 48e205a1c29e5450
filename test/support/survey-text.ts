/** Writes a survey in our text format (shared/catalogue/surveys/format.ts). The same rows give the same text, whatever their order. */
import {
  ACCESS_LETTERS,
  FORMAT_LINE,
  INSTRUMENT_LETTERS,
  type Survey,
  type SurveyRow,
} from '../../shared/catalogue/surveys/format.ts';

const compareText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

const groupBy = (rows: readonly SurveyRow[], keyOf: (row: SurveyRow) => string): [string, SurveyRow[]][] => {
  const groups = new Map<string, SurveyRow[]>();
  for (const row of rows) {
    const group = groups.get(keyOf(row));
    if (group) group.push(row);
    else groups.set(keyOf(row), [row]);
  }
  return [...groups].sort(([a], [b]) => compareText(a, b));
};

const prices = (rows: readonly SurveyRow[], denomination: number): string =>
  rows
    .filter((row) => row.denomination === denomination)
    .sort((a, b) => a.feeBp - b.feeBp || a.marginBp - b.marginBp)
    .map((row) => `${row.feeBp}/${row.marginBp}`)
    .join('+') || '-';

const wayLetters = (row: SurveyRow): string =>
  INSTRUMENT_LETTERS[row.fundingInstrument] + ACCESS_LETTERS[row.accessPoint];

/** The text of a survey; its header lines count what follows. */
export const encodeSurvey = ({ header, rows }: Survey): string => {
  const corridors = groupBy(rows, (row) => `${row.sender}-${row.receiver}`);
  const count = (denomination: number): number =>
    rows.filter((row) => row.denomination === denomination).length;
  const lines = [
    FORMAT_LINE,
    `source ${header.source}`,
    `publisher ${header.publisher}`,
    `licence ${header.licence}`,
    `period ${header.period}`,
    `days ${header.firstDay} ${header.lastDay}`,
    `count corridors ${corridors.length} points200 ${count(200)} points500 ${count(500)}`,
  ];
  for (const [corridor, inCorridor] of corridors) {
    lines.push('', corridor);
    for (const [provider, ofProvider] of groupBy(inCorridor, (row) => row.provider)) {
      const ways = groupBy(ofProvider, wayLetters).map(
        ([letters, ofWay]) => `${letters} ${prices(ofWay, 200)} ${prices(ofWay, 500)}`,
      );
      lines.push(`${provider} ${ways.join(', ')}`);
    }
  }
  return `${lines.join('\n')}\n`;
};
