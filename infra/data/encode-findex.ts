/** The Global Findex as a data file: adults in countries that receive in a priced corridor, from 2014 on. */
import { FINDEX_COLUMNS } from '../../shared/catalogue/findex.ts';
import { byText } from '../../shared/model/order.ts';
import { FINDEX_GROUPS, type FindexGroup } from '../../shared/statistics/inclusion-types.ts';
import { csvText } from './csv-text.ts';
import { readSharedCsv } from './shared-csv.ts';
import { allCorridors } from './surveyed-corridors.ts';

const GROUPS: Readonly<Record<string, FindexGroup>> = {
  'all/all': 'all',
  'gender/women': 'women',
  'gender/men': 'men',
  'income/poorest 40%': 'poorest-40',
  'urbanicity/rural': 'rural',
};

/** `43.28` percent is 4328: digits only, no float. */
function hundredths(text = ''): number | null {
  if (text === '') return null;
  const match = /^(\d+)(?:\.(\d{1,2}))?$/.exec(text);
  if (!match) throw new Error(`not a percentage with at most two decimals: ${text}`);
  return Number(`${match[1]}${(match[2] ?? '').padEnd(2, '0')}`);
}

/** Null where the file is not here. Groups without an account figure have no line. */
export function findexText(): string | null {
  const rows = readSharedCsv('inclusion/findex2025_by_group.csv.gz');
  if (!rows) return null;
  const receivers = new Set(allCorridors.map((corridor) => corridor.slice(4)));
  const lines = rows.flatMap((row) => {
    const country = row.codewb === 'KSV' ? 'XKX' : (row.codewb ?? '');
    const group = GROUPS[`${row.group}/${row.group2}`];
    const [account, bankAccount] = [hundredths(row.account_t_d), hundredths(row.fiaccount_t_d)];
    const year = Number(row.year);
    if (!group || !receivers.has(country) || year < 2014) return [];
    if (account === null || bankAccount === null) return [];
    return [
      {
        country,
        year,
        group,
        account,
        bankAccount,
        wallet: hundredths(row.mobileaccount_t_d),
        internet: hundredths(row.internet),
        debitCard: hundredths(row.fin2_t_d),
        digitalPayment: hundredths(row.g20_any),
        inactiveAccount: hundredths(row.inactive_t_d),
      },
    ];
  });
  const orderOf = ({ country, year, group }: (typeof lines)[number]) =>
    `${country} ${year} ${FINDEX_GROUPS.indexOf(group)}`;
  return csvText(
    FINDEX_COLUMNS,
    lines.sort((a, b) => byText(orderOf(a), orderOf(b))),
  );
}
