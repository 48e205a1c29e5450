/** A percentage of which only bounds are known, as decimal strings; the same text twice if the figure is exact. */
export interface Range {
  readonly atLeast: string;
  readonly atMost: string;
}
