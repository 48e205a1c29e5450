/** What makes an entry of the Atom feeds, rule by rule (docs/watching.md). */
import { WATCH_KINDS, WATCH_UNITS, type WatchRule } from '../statistics/watch.ts';
import { decimal, id, oneOf, orNull, text } from './columns.ts';
import { readCsv } from './csv.ts';
import rulesText from './data/watch-rules.csv';

/** The units that a limit of each kind may have; none: the kind has no limit. */
const UNITS_OF: Readonly<Record<WatchRule['kind'], readonly WatchRule['unit'][]>> = {
  crossing: ['percent'],
  jump: ['points'],
  stale: ['quarters', 'days'],
  correction: [null],
  'firm-moves-mean': ['points'],
};

const WHOLE = /^[1-9]\d{0,3}$/;

/** @throws CsvError for a line that is no rule */
export const readWatchRules = (csv: string): readonly WatchRule[] =>
  readCsv(
    'watch-rules.csv',
    csv,
    { id, kind: oneOf(WATCH_KINDS), limit: orNull(decimal), unit: orNull(oneOf(WATCH_UNITS)), text },
    {
      key: ['id'],
      check({ kind, limit, unit }) {
        if (!UNITS_OF[kind].includes(unit))
          return {
            column: 'unit',
            expected: UNITS_OF[kind].map((one) => one ?? 'nothing').join(' or '),
          } as const;
        const isCounted = unit === 'quarters' || unit === 'days';
        const isRight = (limit === null) === (unit === null) && (!isCounted || WHOLE.test(limit ?? ''));
        return isRight
          ? undefined
          : ({
              column: 'limit',
              expected: `${isCounted ? 'a whole number' : 'a number'} of the unit`,
            } as const);
      },
    },
  );

export const WATCH_RULES = readWatchRules(rulesText);
