/**
 * The World Bank's regions as of fiscal year 2026 (from July 2025 on): by geography, high-income economies included,
 * Afghanistan and Pakistan with the Middle East and North Africa. Source: World Bank Country and Lending Groups.
 * Economies that it does not list (Vatican City, Western Sahara, overseas parts of France ...) are in no region.
 */
import type { CountryCode } from '../corridor/vocabulary.ts';

export const REGIONS_SOURCE =
  'World Bank regions, fiscal year 2026: high-income economies included, Afghanistan and Pakistan with the Middle East and North Africa';

/** Region to its economies. */
const ECONOMIES = {
  'east-asia-pacific': `ASM AUS BRN CHN FJI FSM GUM HKG IDN JPN KHM KIR KOR LAO MAC MHL MMR MNG MNP MYS NCL NRU NZL PHL PLW PNG
      PRK PYF SGP SLB THA TLS TON TUV TWN VNM VUT WSM`,
  'europe-central-asia': `ALB AND ARM AUT AZE BEL BGR BIH BLR CHE CYP CZE DEU DNK ESP EST FIN FRA FRO GBR GEO GIB GRC GRL HRV HUN
      IMN IRL ISL ITA KAZ KGZ LIE LTU LUX LVA MCO MDA MKD MNE NLD NOR POL PRT ROU RUS SMR SRB SVK SVN SWE TJK TKM TUR
      UKR UZB XKX`,
  'latin-america-caribbean': `ABW ARG ATG BHS BLZ BOL BRA BRB CHL COL CRI CUB CUW CYM DMA DOM ECU GRD GTM GUY HND HTI JAM KNA LCA MAF
      MEX NIC PAN PER PRI PRY SLV SUR SXM TCA TTO URY VCT VEN VGB VIR`,
  'middle-east-north-africa-afghanistan-pakistan':
    'AFG ARE BHR DJI DZA EGY IRN IRQ ISR JOR KWT LBN LBY MAR MLT OMN PAK PSE QAT SAU SYR TUN YEM',
  'north-america': 'BMU CAN USA',
  'south-asia': 'BGD BTN IND LKA MDV NPL',
  'sub-saharan-africa': `AGO BDI BEN BFA BWA CAF CIV CMR COD COG COM CPV ERI ETH GAB GHA GIN GMB GNB GNQ KEN LBR LSO MDG MLI MOZ
      MRT MUS MWI NAM NER NGA RWA SDN SEN SLE SOM SSD STP SWZ SYC TCD TGO TZA UGA ZAF ZMB ZWE`,
} as const;

/** Country to the region it is counted in. */
export const REGIONS: Readonly<Record<CountryCode, string>> = Object.fromEntries(
  Object.entries(ECONOMIES).flatMap(([region, economies]) =>
    economies.split(/\s+/).map((country) => [country, region]),
  ),
);
