/**
 * Corridors people look for that the survey in force does not price: with the last average it published, or with
 * none at all. Their pages say so instead of showing nothing.
 */
import { type CorridorId, corridorId } from '../model/vocabulary.ts';

/** The World Bank's own corridor averages, or averages that others derived from its published rows. */
export type LastKnownSource = 'official' | 'derived';

/** The last known average of a corridor at USD 200, per-principal: percent, two decimals. */
export interface LastKnown {
  readonly period: string;
  readonly averageAt200: string;
  readonly source: LastKnownSource;
}

export interface UnpricedCorridor {
  readonly corridor: CorridorId;
  readonly lastKnown: LastKnown | null;
}

/** Surveyed once, and not in 2025 Q3 (the Netherlands Antilles, which are no more, left out). The later of the two files wins; of equal quarters, the official value. */
const ONCE_SURVEYED: readonly (readonly [
  corridor: CorridorId,
  period: string,
  averageAt200: string,
  source: LastKnownSource,
])[] = [
  ['AUS-KIR', '2011-Q3', '13.17', 'official'],
  ['AUS-PNG', '2011-Q3', '18.80', 'official'],
  ['AUS-SLB', '2011-Q3', '21.48', 'official'],
  ['AUS-TUV', '2011-Q3', '13.00', 'official'],
  ['IND-BGD', '2024-Q1', '8.48', 'derived'],
  ['IND-PAK', '2024-Q1', '6.83', 'derived'],
  ['JPN-KOR', '2012-Q3', '19.39', 'official'],
  ['NGA-BEN', '2021-Q1', '21.36', 'derived'],
  ['NGA-MLI', '2021-Q1', '14.36', 'derived'],
  ['NGA-TGO', '2021-Q1', '21.36', 'derived'],
  ['NZL-KIR', '2011-Q3', '10.05', 'official'],
  ['NZL-PNG', '2011-Q3', '14.06', 'official'],
  ['NZL-SLB', '2011-Q3', '16.98', 'official'],
  ['NZL-TUV', '2011-Q3', '11.16', 'official'],
  ['PAK-AFG', '2023-Q3', '1.20', 'derived'],
  ['PAK-BGD', '2023-Q4', '22.74', 'derived'],
  ['RUS-ARM', '2021-Q4', '1.78', 'derived'],
  ['RUS-AZE', '2021-Q4', '1.77', 'derived'],
  ['RUS-BLR', '2021-Q4', '1.15', 'derived'],
  ['RUS-EST', '2021-Q4', '6.27', 'derived'],
  ['RUS-GEO', '2021-Q4', '1.91', 'derived'],
  ['RUS-KAZ', '2021-Q4', '1.47', 'derived'],
  ['RUS-KGZ', '2021-Q4', '0.90', 'derived'],
  ['RUS-LTU', '2021-Q4', '6.57', 'derived'],
  ['RUS-LVA', '2021-Q4', '6.90', 'derived'],
  ['RUS-MDA', '2021-Q4', '1.56', 'derived'],
  ['RUS-TJK', '2021-Q4', '2.13', 'derived'],
  ['RUS-UKR', '2021-Q4', '4.30', 'derived'],
  ['RUS-UZB', '2021-Q4', '2.65', 'derived'],
];

/**
 * Never surveyed: of each recipient's ten largest senders by KNOMAD's bilateral estimates for 2021, those without
 * any surveyed price. For Uzbekistan that file knows Russia alone; its list is ours, of where Uzbek workers and
 * students live.
 */
const NEVER_SURVEYED: Readonly<Record<string, string>> = {
  UZB: 'KAZ TUR KOR USA DEU POL LTU ARE ISR',
  TJK: 'UKR KAZ USA UZB TUR BLR AFG ISR',
  KGZ: 'TUR UKR USA TJK KAZ BLR UZB CAN',
  KAZ: 'DEU UKR BLR USA TUR GRC TKM CAN ISR',
  UKR: 'KAZ BLR ISR UZB ESP',
  GEO: 'GRC UKR AZE USA DEU ARM TUR FRA CYP',
  ARM: 'UKR FRA DEU GRC ESP GEO KAZ TKM',
  MDA: 'ROU UKR USA FRA GBR ESP PRT',
  AZE: 'TUR UKR KAZ USA DEU UZB ISR BLR NLD',
  BLR: 'UKR POL USA KAZ LTU LVA DEU UZB ISR',
  TUR: 'FRA USA GBR CHE SWE KAZ',
  ROU: 'HUN USA FRA AUT BEL CAN',
};

/** Every corridor without a price that has a page, in the order of its id. */
export const UNPRICED: readonly UnpricedCorridor[] = [
  ...ONCE_SURVEYED.map(([corridor, period, averageAt200, source]) => ({
    corridor,
    lastKnown: { period, averageAt200, source },
  })),
  ...Object.entries(NEVER_SURVEYED).flatMap(([receiver, senders]) =>
    senders.split(' ').map((sender) => ({ corridor: corridorId(sender, receiver), lastKnown: null })),
  ),
].sort((a, b) => (a.corridor < b.corridor ? -1 : 1));

const byId: ReadonlyMap<string, UnpricedCorridor> = new Map(UNPRICED.map((u) => [u.corridor, u]));

/** The unpriced corridor of an id, or undefined where there is no page for it. */
export const findUnpriced = (corridor: string): UnpricedCorridor | undefined => byId.get(corridor);
