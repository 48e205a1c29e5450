/**
 * Our own text format for bulletins, small enough to read in a review and to bundle:
 *
 *     karvon-rates 1
 *
 *     cbr RUB local-per-foreign
 *     2026-04-24 2026-04-25 AUD=53.8359 DZD*100=57.0006
 *
 * One block per source, with the bank's currency and the direction; one line per bulletin: the day it was fixed, the day
 * it is valid, then each currency with its nominal if that is not 1, and the figure with the digits as published
 * (`buying/selling` where there are two).
 */
import type { Bulletin, PublishedRate } from '../../fx/bulletin.ts';
import { isDay } from '../../fx/days.ts';

const FORMAT_LINE = 'karvon-rates 1';

const RATE = /^([A-Z]{3})(?:\*([1-9]\d{0,8}))?=(\d+(?:\.\d+)?)(?:\/(\d+(?:\.\d+)?))?$/;
const HEAD = /^([a-z][a-z-]*) ([A-Z]{3}) (local-per-foreign|foreign-per-local)$/;
/** @throws Error naming the line that is not of the format. */
export const parseRates = (text: string): Bulletin[] => {
  const [first, ...lines] = text.split('\n');
  if (first !== FORMAT_LINE) throw new Error(`line 1: not "${FORMAT_LINE}"`);
  let head: Pick<Bulletin, 'source' | 'currency' | 'direction'> | undefined;
  const bulletins: Bulletin[] = [];
  for (const [index, line] of lines.entries()) {
    if (line === '') continue;
    const [, source, currency, direction] = HEAD.exec(line) ?? [];
    if (source && currency) {
      const foreign = direction === 'foreign-per-local';
      head = { source, currency, direction: foreign ? 'foreign-per-local' : 'local-per-foreign' };
      continue;
    }
    const [fixedOn = '', validOn = '', ...rates] = line.split(' ');
    if (!head || !isDay(fixedOn) || !isDay(validOn) || rates.length === 0)
      throw new Error(`line ${index + 2}: neither a source nor a bulletin`);
    bulletins.push({ ...head, fixedOn, validOn, rates: rates.map((rate) => parseRate(rate, index + 2)) });
  }
  return bulletins;
};

const parseRate = (text: string, line: number): PublishedRate => {
  const [, currency, nominal = '1', rate, selling] = RATE.exec(text) ?? [];
  if (!currency || !rate) throw new Error(`line ${line}: "${text.slice(0, 40)}" is no rate`);
  return { currency, nominal: Number(nominal), rate, ...(selling !== undefined && { selling }) };
};
