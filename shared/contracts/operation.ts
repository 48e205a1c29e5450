/**
 * What an operation of the API is made of. Each parameter is described once, at its operation: requests are checked with
 * `schema`, errors say `allowed`, and the OpenAPI document has all of it.
 */
import type * as z from 'zod/mini';

export interface Parameter {
  /** How the text of a request is read. */
  readonly schema: z.ZodMiniType;
  /** What that text stands for, where the description can say it better than the text's own form. */
  readonly described?: z.ZodMiniType;
  /** What is accepted: the values, or their form in words. */
  readonly allowed: string | readonly string[];
  /** For the description. A test sends it. */
  readonly example: string;
  /** For the description; see `text`. */
  readonly text: string;
}

export type Parameters = Readonly<Record<string, Parameter>>;

/** The groups of operations in the description. */
export type Tag = 'Prices' | 'Indicators' | 'Rates' | 'Providers' | 'Reviewers' | 'Regulators' | 'About';

/** A value of a row in a cell: a list of words or ids has a space between them, and what is not known is empty. */
export type RowCell = string | number | boolean | readonly string[] | null | undefined;

/** A column of an answer's rows as CSV. */
export interface Column<Row, Answer> {
  /** The field of the row that it shows, all of it or a part; left out: it is of the whole answer. */
  readonly field?: FieldOf<Row>;
  readonly cell: (row: Row, answer: Answer) => RowCell;
  /** For the description. */
  readonly text: string;
}
type FieldOf<Row> = Row extends unknown ? keyof Row & string : never;

/** The rows of an answer: what CSV and JSON Lines have of it. Each field of a row is in a column, or listed under `inJson`. */
export interface RowList<Row, Answer> {
  /** The list of the answer that they are. */
  readonly list: keyof Answer & string;
  /** By name, in their order. One that is named as a field is that field's only one. */
  readonly columns: Readonly<Record<string, Column<Row, Answer>>>;
  /** Fields that no column shows: lists of things that are more than a word. */
  readonly inJson?: readonly FieldOf<Row>[];
}

/** The same of any operation: only its own answer's rows go into its columns. */
export interface AnyRowList {
  readonly list: string;
  readonly columns: Readonly<
    Record<
      string,
      {
        readonly field?: string;
        readonly cell: (row: never, answer: never) => RowCell;
        readonly text: string;
      }
    >
  >;
  readonly inJson?: readonly string[];
}

export interface Operation {
  readonly operationId: string;
  /** With at most one parameter, in braces. */
  readonly path: string;
  /** Absent: it reads. What changes something is signed. */
  readonly method?: 'POST';
  /** Whether a reading one has to be signed too. */
  readonly signed?: true;
  /** Whether it needs a token in the header Authorization. */
  readonly bearer?: true;
  /** What is sent, by its type, in words. */
  readonly body?: Readonly<Record<string, string>>;
  readonly tag: Tag;
  readonly summary: string;
  readonly text: string;
  /** The parameter in the path's braces, if it has one. */
  readonly inPath: Parameters;
  /** All may be left out. */
  readonly query: Parameters;
  readonly answer: z.ZodMiniType;
  /** Of a list-like answer; its query then has `inRows`. */
  readonly rows?: AnyRowList;
  /** In words, where some of its answers are bytes instead. */
  readonly bytes?: string;
  /** Why it answers with a problem, by status; 400 is the same for all. */
  readonly refusals: Readonly<Record<number, string>>;
}

/**
 * A text for the description alone, as one line. Write it as text`...`: functions never show it, so their bundles have an
 * empty text in its place (infra/build/without-texts.ts).
 */
export const text = ([written = '']: TemplateStringsArray): string => written.replace(/\s+/g, ' ').trim();
