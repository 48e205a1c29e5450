/** The figure that indicators are made of: the per-principal total of a surveyed price, in basis points. */
import type { PricePoint, SurveyedService } from '../model/corridor-prices.ts';
import type { Denomination } from '../model/vocabulary.ts';

/** Fee and margin as published, flags or not. */
export const totalBp = ({ feeBp, marginBp }: PricePoint): number => feeBp + marginBp;

/** The point of a service at one amount, if it has one: at most one, as prices are joined. */
export const pointAt = ({ points }: SurveyedService, denomination: Denomination): PricePoint | undefined =>
  points.find((point) => point.denomination === denomination);

/** Per-principal totals, fee and margin as published, of every point at one amount, flagged ones included. */
export const totalsBp = (services: readonly SurveyedService[], denomination: Denomination): number[] =>
  services.flatMap((service) => {
    const point = pointAt(service, denomination);
    return point ? [totalBp(point)] : [];
  });
