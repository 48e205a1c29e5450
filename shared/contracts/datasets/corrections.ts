/** The table of corrections: what was withdrawn, accepted again or replaced, why, and how the figures were before and after. */
import type { Correction, MeansOf } from '../../model/correction.ts';
import { CORRECTION_ASKERS, CORRECTION_DEEDS } from '../../model/correction.ts';
import type { Dataset } from './dataset.ts';

/** A part of a correction: the world's means, or a corridor whose figures changed. */
export interface CorrectionRecord {
  readonly correction: Correction;
  /** `world`, or a corridor. */
  readonly of: string;
  readonly before: MeansOf | null;
  readonly after: MeansOf | null;
}

/** The parts of a correction, the world first. */
export const recordsOf = (correction: Correction): CorrectionRecord[] => [
  {
    correction,
    of: 'world',
    before: correction.before?.world ?? null,
    after: correction.after.world,
  },
  ...correction.changed.map(({ corridor, before, after }) => ({ correction, of: corridor, before, after })),
];

const PERCENT = { is: { type: 'decimal', scale: 6 }, unit: 'percent' } as const;

const CORRECTIONS: Dataset<CorrectionRecord> = {
  name: 'corrections',
  title: 'Corrections of what was published',
  text: 'For each correction a row for the world and one for each corridor whose figures changed. Nothing that was published is changed: the publication after it is another one.',
  key: ['id', 'of'],
  columns: {
    id: {
      is: { type: 'text' },
      required: true,
      text: 'The id of the correction, which begins with its time.',
      cell: ({ correction }) => correction.id,
    },
    of: {
      is: { type: 'text' },
      required: true,
      text: 'What the figures of the row are of: world, or a corridor.',
      cell: ({ of }) => of,
    },
    at: {
      is: { type: 'instant' },
      required: true,
      text: 'When it was made.',
      cell: ({ correction }) => correction.at,
    },
    did: {
      is: { type: 'word', words: ['accepted', 'withdrawn'] },
      required: true,
      text: 'What was done to the edition.',
      cell: ({ correction }) => correction.did,
    },
    edition: {
      is: { type: 'text' },
      required: true,
      text: 'The batch of observations that was withdrawn or accepted again.',
      cell: ({ correction }) => correction.edition,
    },
    period: {
      is: { type: 'text' },
      text: 'The quarter of that edition; empty: it is of no survey.',
      cell: ({ correction }) => correction.period,
    },
    reason: {
      is: { type: 'text' },
      required: true,
      text: 'Why, in plain words.',
      cell: ({ correction }) => correction.reason,
    },
    asked_by: {
      is: { type: 'word', words: CORRECTION_ASKERS },
      required: true,
      text: 'Who asked for it: a role, never a person.',
      cell: ({ correction }) => correction.askedBy.role,
    },
    organisation: {
      is: { type: 'text' },
      text: 'The organisation that asked, where it wants to be named.',
      cell: ({ correction }) => correction.askedBy.organisation,
    },
    mean_200_before: {
      ...PERCENT,
      text: 'The mean total cost at USD 200 before it, percent; empty: there was none, or it is not known.',
      cell: ({ before }) => before?.mean200,
    },
    mean_200_after: {
      ...PERCENT,
      text: 'The same after it.',
      cell: ({ after }) => after?.mean200,
    },
    mean_500_before: {
      ...PERCENT,
      text: 'The mean total cost at USD 500 before it, percent; empty: there was none, or it is not known.',
      cell: ({ before }) => before?.mean500,
    },
    mean_500_after: {
      ...PERCENT,
      text: 'The same after it.',
      cell: ({ after }) => after?.mean500,
    },
  },
};

const ROWS = { is: { type: 'integer' }, unit: 'count' } as const;

/** The same where an edition replaced another one. */
const WITH_REPLACED: Dataset<CorrectionRecord> = {
  ...CORRECTIONS,
  columns: {
    ...CORRECTIONS.columns,
    did: {
      is: { type: 'word', words: CORRECTION_DEEDS },
      required: true,
      text: 'What was done to the edition; replaced: it replaced another one of its quarter.',
      cell: ({ correction }) => correction.did,
    },
    edition: {
      is: { type: 'text' },
      required: true,
      text: 'The batch of observations that was withdrawn or accepted again, or that replaced another one.',
      cell: ({ correction }) => correction.edition,
    },
    replaces: {
      is: { type: 'text' },
      text: 'The edition that it replaced; empty: none.',
      cell: ({ correction }) => correction.replaces?.edition,
    },
    rows_added: {
      ...ROWS,
      text: 'Prices that the replaced edition had not; empty: none was replaced, or it is not known.',
      cell: ({ correction }) => correction.replaces?.rows?.added,
    },
    rows_removed: {
      ...ROWS,
      text: 'Prices that only the replaced edition had.',
      cell: ({ correction }) => correction.replaces?.rows?.removed,
    },
    rows_changed: {
      ...ROWS,
      text: 'Prices of the same service at the same amount that are other ones.',
      cell: ({ correction }) => correction.replaces?.rows?.changed,
    },
  },
};

/**
 * The table for these corrections. A description of columns is a part of a release's version, so releases whose corrections replaced
 * nothing keep theirs.
 */
export const correctionsTable = (corrections: readonly Correction[]): Dataset<CorrectionRecord> =>
  corrections.some(({ replaces }) => replaces !== undefined) ? WITH_REPLACED : CORRECTIONS;

/** Every table of corrections that a release may have. */
export const CORRECTION_TABLES: readonly Dataset<CorrectionRecord>[] = [CORRECTIONS, WITH_REPLACED];
