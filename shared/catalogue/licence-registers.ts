/** Where people can look whether a firm that sends money is licensed, by sending country. */
import type { LicenceRegister } from '../model/licence-register.ts';
import type { CountryCode } from '../model/vocabulary.ts';
import { address, country, day, list, matching, oneOf, orNull, text } from './columns.ts';
import { readCsv } from './csv.ts';
import registersText from './data/licence-registers.csv';

const ROWS = readCsv(
  'licence-registers.csv',
  registersText,
  {
    authority: text,
    register: text,
    lang: matching(/^[a-z]{2}$/, 'a language like en'),
    countries: list(country),
    address: orNull(address),
    leadsTo: orNull(oneOf(['register', 'authority'])),
    readOn: day,
  },
  {
    key: ['authority'],
    check: ({ address, leadsTo }) =>
      (address === null) === (leadsTo === null)
        ? undefined
        : {
            column: 'leadsTo',
            expected: 'a word where there is an address, and nothing where there is none',
          },
  },
);

/** Registers for senders in a country, its own first; none: we do not know where it is. */
export const registersOf = (sender: CountryCode): readonly LicenceRegister[] =>
  ROWS.filter(({ countries }) => countries.includes(sender)).map(
    ({ countries: _, readOn: __, ...register }) => register,
  );
