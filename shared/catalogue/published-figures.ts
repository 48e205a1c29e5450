/** Figures that the publisher of a survey gave of a quarter itself, to be shown beside ours (docs/method.md, indicators). */
import { GROUPS, PUBLISHED_KINDS, type PublishedFigure } from '../statistics/indicator-types.ts';
import { decimal, oneOf, quarter, text } from './columns.ts';
import { readCsv } from './csv.ts';
import publishedText from './data/published-figures.csv';

export const PUBLISHED_FIGURES: readonly PublishedFigure[] = readCsv(
  'published-figures.csv',
  publishedText,
  { period: quarter, group: oneOf(GROUPS), key: text, kind: oneOf(PUBLISHED_KINDS), value: decimal },
  { key: ['period', 'group', 'key', 'kind'] },
);
