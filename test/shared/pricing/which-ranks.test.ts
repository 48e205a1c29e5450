/** Which of a service's prices ranks: the whole truth table, and that saying less never helps. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compare, rational } from '../../../shared/money/rational.ts';
import { type PricesByLayer, whichRanks } from '../../../shared/pricing/which-ranks.ts';

/** In hundredths of a percent. */
const bp = (figure: number) => rational(figure, 10_000);
const surveyed = (figure: number, isOld = false) => ({ total: bp(figure), isOld });
const said = (figure: number, isInDate = true) => ({ total: bp(figure), isInDate });
const seen = (figure: number) => ({ median: bp(figure) });

describe('of one service at one amount', () => {
  it.each<[string, PricesByLayer, string]>([
    ['nothing', { surveyed: null, said: null, seen: null }, 'null none'],
    ['a survey', { surveyed: surveyed(300), said: null, seen: null }, 'surveyed ranked'],
    ['an old survey', { surveyed: surveyed(300, true), said: null, seen: null }, 'surveyed last'],
    ['what is said', { surveyed: null, said: said(200), seen: null }, 'said ranked'],
    ['what was said', { surveyed: null, said: said(200, false), seen: null }, 'null none'],
    ['a teaser', { surveyed: surveyed(300), said: said(200), seen: null }, 'surveyed ranked'],
    ['said dearer than surveyed', { surveyed: surveyed(300), said: said(400), seen: null }, 'said ranked'],
    ['both alike', { surveyed: surveyed(300), said: said(300), seen: null }, 'surveyed ranked'],
    [
      'said beside an old survey',
      { surveyed: surveyed(300, true), said: said(200), seen: null },
      'said ranked',
    ],
    [
      'said dearer beside an old survey',
      { surveyed: surveyed(300, true), said: said(400), seen: null },
      'said ranked',
    ],
    [
      'a survey and what was said',
      { surveyed: surveyed(300), said: said(400, false), seen: null },
      'surveyed ranked',
    ],
    [
      'an old survey and what was said',
      { surveyed: surveyed(300, true), said: said(400, false), seen: null },
      'surveyed last',
    ],
    ['visits alone', { surveyed: null, said: null, seen: seen(300) }, 'seen ranked'],
    ['visits like what is said', { surveyed: null, said: said(300), seen: seen(300) }, 'seen ranked'],
    ['visits half a point dearer', { surveyed: null, said: said(300), seen: seen(350) }, 'seen ranked'],
    ['visits dearer than that', { surveyed: null, said: said(300), seen: seen(351) }, 'seen contradicted'],
    ['visits that are cheaper', { surveyed: null, said: said(300), seen: seen(100) }, 'seen ranked'],
    [
      'visits dearer than a survey',
      { surveyed: surveyed(300), said: null, seen: seen(351) },
      'seen contradicted',
    ],
    [
      'visits dearer than a teaser, not than the survey',
      { surveyed: surveyed(300), said: said(200), seen: seen(320) },
      'seen ranked',
    ],
    [
      'visits dearer than an old survey',
      { surveyed: surveyed(300, true), said: null, seen: seen(500) },
      'seen ranked',
    ],
    [
      'visits dearer than what was said',
      { surveyed: null, said: said(300, false), seen: seen(500) },
      'seen ranked',
    ],
  ])('%s', (_, prices, expected) => {
    const { layer, standing } = whichRanks(prices);
    expect(`${layer} ${standing}`).toBe(expected);
  });
});

describe('for any prices', () => {
  const figure = fc.integer({ min: -100, max: 3_000 });
  const prices = fc.record({
    surveyed: fc.option(fc.record({ total: figure.map(bp), isOld: fc.boolean() }), { nil: null }),
    said: fc.option(fc.record({ total: figure.map(bp), isInDate: fc.boolean() }), { nil: null }),
    seen: fc.option(fc.record({ median: figure.map(bp) }), { nil: null }),
  });
  const costOf = (given: PricesByLayer) => {
    const { layer } = whichRanks(given);
    if (layer === 'seen') return given.seen?.median ?? null;
    return layer === null ? null : (given[layer]?.total ?? null);
  };

  it('the layer that ranks has a price, and one in date if any is', () => {
    fc.assert(
      fc.property(prices, (given) => {
        const { layer, standing } = whichRanks(given);
        const isCurrent = given.seen || given.said?.isInDate || (given.surveyed && !given.surveyed.isOld);
        expect(costOf(given) === null).toBe(layer === null);
        expect(standing === 'ranked' || standing === 'contradicted').toBe(Boolean(isCurrent));
      }),
    );
  });

  it('a provider that says less never ranks better than by what an independent survey of today found', () => {
    fc.assert(
      fc.property(prices, figure, (given, less) => {
        fc.pre(given.surveyed !== null && !given.surveyed.isOld && given.seen === null);
        const cost = costOf({ ...given, said: said(less) });
        expect(cost && given.surveyed && compare(cost, given.surveyed.total)).toBeGreaterThanOrEqual(0);
      }),
    );
  });
});
