/** Writes bulletins in our text format (shared/catalogue/rates/format.ts). The same ones give the same text, whatever their order. */
import type { Bulletin, PublishedRate } from '../../shared/fx/bulletin.ts';

const FORMAT_LINE = 'karvon-rates 1';

/** The bulletins, by source and day. */
export const encodeRates = (bulletins: readonly Bulletin[]): string => {
  const blocks = new Map<string, string[]>();
  const order = (a: Bulletin, b: Bulletin) => (keyOf(a) < keyOf(b) ? -1 : 1);
  for (const bulletin of [...bulletins].sort(order)) {
    const head = `${bulletin.source} ${bulletin.currency} ${bulletin.direction}`;
    const line = [bulletin.fixedOn, bulletin.validOn, ...bulletin.rates.map(encodeRate)].join(' ');
    blocks.set(head, [...(blocks.get(head) ?? []), line]);
  }
  const text = [...blocks].map(([head, lines]) => [head, ...lines].join('\n'));
  return `${[FORMAT_LINE, ...text].join('\n\n')}\n`;
};

const keyOf = ({ source, fixedOn, validOn }: Bulletin) => `${source} ${fixedOn} ${validOn}`;

const encodeRate = ({ currency, nominal, rate, selling }: PublishedRate): string =>
  `${currency}${nominal === 1 ? '' : `*${nominal}`}=${rate}${selling === undefined ? '' : `/${selling}`}`;
