/** Links from figures to the page that shows the rows behind them, and what that page and its script have in common. */
import { type IndicatorName, indicatorId } from '../../../shared/contracts/datasets/indicators.ts';
import { pathOf } from '../../kinds.ts';
import type { Locale } from '../../texts/languages.ts';

/** Which figure it is stands after the `#`: so it is one page for all figures. */
export const lineageHref = (locale: Locale, name: IndicatorName): string =>
  `${pathOf('data-lineage', locale)}#${indicatorId(name)}`;

/** The address of a figure's lineage in the API. */
export const lineagePath = (id: string): string => `/v1/indicators/${encodeURIComponent(id)}/lineage`;

/** The units that figures have. */
export const SHOWN_UNITS = ['percent', 'share', 'points', 'count', 'usd-million'] as const;
