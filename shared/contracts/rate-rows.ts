/** The rows of answers on reference rates as CSV: the rates of a day, those of a currency over days, and the banks behind them. */
import { type RowList, text } from './operation.ts';

interface DatedRate {
  readonly rate: string;
  readonly fixedOn: string;
  readonly basis: string;
  readonly banks: readonly string[];
  readonly bulletins: readonly string[];
}
interface Rate extends DatedRate {
  readonly currency: string;
  readonly age: number;
}

const RATE_COLUMNS = {
  rate: {
    field: 'rate',
    cell: ({ rate }: DatedRate) => rate,
    text: text`Units of the currency for one of the base.`,
  },
  fixed_on: {
    field: 'fixedOn',
    cell: ({ fixedOn }: DatedRate) => fixedOn,
    text: text`The day on which it was fixed.`,
  },
  basis: { field: 'basis', cell: ({ basis }: DatedRate) => basis, text: text`What it rests on.` },
  banks: {
    field: 'banks',
    cell: ({ banks }: DatedRate) => banks,
    text: text`The banks behind it, with a space between them.`,
  },
  bulletins: {
    field: 'bulletins',
    cell: ({ bulletins }: DatedRate) => bulletins,
    text: text`Their bulletins, as the JSON answer names them, with a space between them.`,
  },
} as const;

export const RATE_ROWS = {
  list: 'rates',
  columns: {
    currency: { field: 'currency', cell: ({ currency }) => currency, text: text`The currency, ISO 4217.` },
    ...RATE_COLUMNS,
    age: {
      field: 'age',
      cell: ({ age }) => age,
      text: text`Days from the day on which it was fixed to the day asked about.`,
    },
    day: { cell: (_, { day }) => day, text: text`The day asked about.` },
    base: { cell: (_, { base }) => base, text: text`The currency that rates are for one of.` },
    method_version: {
      cell: (_, { methodVersion }) => methodVersion,
      text: text`By which method they were computed.`,
    },
  },
} as const satisfies RowList<
  Rate,
  {
    readonly day: string;
    readonly base: string;
    readonly methodVersion: string;
    readonly rates: readonly Rate[];
  }
>;

interface HistoryAnswer {
  readonly currency: string;
  readonly base: string;
  readonly methodVersion: string;
  readonly rates: readonly DatedRate[];
}

export const RATE_HISTORY_ROWS = {
  list: 'rates',
  columns: {
    ...RATE_COLUMNS,
    currency: { cell: (_, { currency }) => currency, text: text`The currency, ISO 4217.` },
    base: { cell: (_, { base }) => base, text: text`The currency that rates are for one of.` },
    method_version: {
      cell: (_, { methodVersion }) => methodVersion,
      text: text`By which method they were computed.`,
    },
  },
} as const satisfies RowList<DatedRate, HistoryAnswer>;

interface Source {
  readonly source: string;
  readonly word: string;
  readonly staleSince: string | null;
  readonly holidaysKnown: boolean;
  readonly nextDue: { readonly fixedOn: string; readonly at: string };
  readonly newest: { readonly fixedOn: string; readonly validOn: string } | null;
  readonly lastSuccess: string | null;
  readonly lastChange: string | null;
  readonly failure: {
    readonly kind: string;
    readonly message: string;
    readonly since: string;
    readonly times: number;
  } | null;
  readonly rejected: readonly string[];
  readonly corridorsWithout: readonly string[];
  readonly corridorsResting: readonly string[];
  readonly name: string;
  readonly publisher: string;
  readonly attribution: string;
  readonly terms: { readonly allows: string; readonly url: string; readonly checked: string | null };
  readonly url: string;
  readonly currency: string;
  readonly currencies: readonly string[];
  readonly firstDay: string;
  readonly lastAsked: string | null;
  readonly notBefore: string | null;
}

export const SOURCE_ROWS = {
  list: 'sources',
  columns: {
    source: { field: 'source', cell: ({ source }) => source, text: text`The source's id.` },
    name: { field: 'name', cell: ({ name }) => name, text: text`Its name.` },
    publisher: { field: 'publisher', cell: ({ publisher }) => publisher, text: text`Who publishes it.` },
    attribution: {
      field: 'attribution',
      cell: ({ attribution }) => attribution,
      text: text`How it is to be named.`,
    },
    word: { field: 'word', cell: ({ word }) => word, text: text`How it is doing: quiet, stale or silent.` },
    stale_since: {
      field: 'staleSince',
      cell: ({ staleSince }) => staleSince,
      text: text`Since when it is overdue.`,
    },
    holidays_known: {
      field: 'holidaysKnown',
      cell: ({ holidaysKnown }) => holidaysKnown,
      text: text`true or false: whether its holidays of this year are known.`,
    },
    next_due_fixed_on: {
      field: 'nextDue',
      cell: ({ nextDue }) => nextDue.fixedOn,
      text: text`The day of the bulletin that comes next.`,
    },
    next_due_at: { field: 'nextDue', cell: ({ nextDue }) => nextDue.at, text: text`When it is due.` },
    newest_fixed_on: {
      field: 'newest',
      cell: ({ newest }) => newest?.fixedOn,
      text: text`The day of the newest bulletin; empty: none.`,
    },
    newest_valid_on: {
      field: 'newest',
      cell: ({ newest }) => newest?.validOn,
      text: text`The day for which that one is.`,
    },
    last_asked: {
      field: 'lastAsked',
      cell: ({ lastAsked }) => lastAsked,
      text: text`When it was last asked.`,
    },
    last_success: {
      field: 'lastSuccess',
      cell: ({ lastSuccess }) => lastSuccess,
      text: text`When its answer could last be read.`,
    },
    last_change: {
      field: 'lastChange',
      cell: ({ lastChange }) => lastChange,
      text: text`When it last had new figures.`,
    },
    failure_kind: {
      field: 'failure',
      cell: ({ failure }) => failure?.kind,
      text: text`How it fails; empty: it does not.`,
    },
    failure_message: {
      field: 'failure',
      cell: ({ failure }) => failure?.message,
      text: text`What was found.`,
    },
    failure_since: { field: 'failure', cell: ({ failure }) => failure?.since, text: text`Since when.` },
    failure_times: {
      field: 'failure',
      cell: ({ failure }) => failure?.times,
      text: text`How many times in a row.`,
    },
    not_before: {
      field: 'notBefore',
      cell: ({ notBefore }) => notBefore,
      text: text`Where it blocks us: not asked before.`,
    },
    corridors_without: {
      field: 'corridorsWithout',
      cell: ({ corridorsWithout }) => corridorsWithout,
      text: text`Corridors without a rate that it would give, with a space between them.`,
    },
    corridors_resting: {
      field: 'corridorsResting',
      cell: ({ corridorsResting }) => corridorsResting,
      text: text`Corridors of which one side comes from this bank alone, with a space between them.`,
    },
    currency: { field: 'currency', cell: ({ currency }) => currency, text: text`Its own currency.` },
    currencies: {
      field: 'currencies',
      cell: ({ currencies }) => currencies,
      text: text`What it publishes when all is well, with a space between them.`,
    },
    first_day: {
      field: 'firstDay',
      cell: ({ firstDay }) => firstDay,
      text: text`The first day that its service can give.`,
    },
    url: { field: 'url', cell: ({ url }) => url, text: text`Its address.` },
    terms_allows: { field: 'terms', cell: ({ terms }) => terms.allows, text: text`What its terms allow.` },
    terms_url: { field: 'terms', cell: ({ terms }) => terms.url, text: text`Where they are.` },
    terms_checked: {
      field: 'terms',
      cell: ({ terms }) => terms.checked,
      text: text`When they were last read.`,
    },
  },
  inJson: ['rejected'],
} as const satisfies RowList<Source, { readonly sources: readonly Source[] }>;
