/** The figure behind every indicator: the per-principal total of a surveyed price, in basis points. */
import type { PricePoint, SurveyedService } from '../model/corridor-prices.ts';
import type { Denomination } from '../model/vocabulary.ts';

/** Fee and margin as published, with or without flags. */
export const totalBp = ({ feeBp, marginBp }: PricePoint): number => feeBp + marginBp;

/** The point of a service at one amount, or undefined. Joining gives it at most one. */
export const pointAt = ({ points }: SurveyedService, denomination: Denomination): PricePoint | undefined =>
  points.find((point) => point.denomination === denomination);

/** Per-principal totals, fee and margin as published, of every point at one amount, flagged ones included. */
export const totalsBp = (services: readonly SurveyedService[], denomination: Denomination): number[] =>
  services.flatMap((service) => {
    const point = pointAt(service, denomination);
    return point ? [totalBp(point)] : [];
  });
