/** Atom as it is written: all that RFC 4287 says it must have, whatever the texts; and the check of it finds each fault. */
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type AtomFeed, atomXml, authorityOf, escapeXml } from '../../../functions/publish-pages/atom.ts';
import { faultsOfAtom, readAtom } from '../../support/atom-check.ts';

const feed: AtomFeed = {
  id: 'feed/corridor/DEU-KGZ',
  title: 'Germany to Kyrgyzstan',
  since: '2025-09-30T00:00:00Z',
  path: '/data/feeds/corridors/DEU-KGZ.atom',
  page: '/en/data/deu-kgz',
  entries: [
    {
      id: 'corridor/DEU-KGZ/crossing-5/2025-Q3',
      updated: '2025-09-30T00:00:00Z',
      title: 'It rose',
      summary: 'From 4 % to 6 %.',
      page: '/en/data/deu-kgz',
    },
    {
      id: 'corridor/DEU-KGZ/jump/2025-Q3',
      updated: '2025-09-29T00:00:00Z',
      title: 'It jumped',
      summary: 'Far.',
      page: '/en/data/deu-kgz',
    },
  ],
};
const ORIGIN = 'https://karvon.example';
const whole = atomXml(feed, ORIGIN);

test('a feed has all that it must have, with entries or without, with a domain or without', () => {
  for (const entries of [feed.entries, []])
    for (const origin of [ORIGIN, '', 'http://localhost:8080', 'http://[::1]:8080'])
      expect(faultsOfAtom(atomXml({ ...feed, entries }, origin))).toEqual([]);
  expect(readAtom(whole)).toEqual({
    id: 'tag:karvon.example,2026:feed/corridor/DEU-KGZ',
    title: 'Germany to Kyrgyzstan',
    updated: '2025-09-30T00:00:00Z',
    links: {
      self: 'https://karvon.example/data/feeds/corridors/DEU-KGZ.atom',
      alternate: 'https://karvon.example/en/data/deu-kgz',
    },
    entries: [
      {
        id: 'tag:karvon.example,2026:corridor/DEU-KGZ/crossing-5/2025-Q3',
        title: 'It rose',
        updated: '2025-09-30T00:00:00Z',
        summary: 'From 4 % to 6 %.',
      },
      {
        id: 'tag:karvon.example,2026:corridor/DEU-KGZ/jump/2025-Q3',
        title: 'It jumped',
        updated: '2025-09-29T00:00:00Z',
        summary: 'Far.',
      },
    ],
  });
});

test.each([
  ['', 'karvon.invalid'],
  ['https://Karvon.Example', 'karvon.example'],
  ['http://localhost:8080', 'localhost'],
  ['http://[::1]:8080', 'karvon.invalid'],
  ['https://xn--e1afmkfd.example', 'xn--e1afmkfd.example'],
])('the ids of %s are of %s', (origin, authority) => {
  expect(authorityOf(origin)).toBe(authority);
});

test('any text comes through as it is, but for what XML has no place for', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', minLength: 1 }), (text) => {
      const title = `a${text}`;
      const [entry] = feed.entries;
      if (!entry) return;
      const xml = atomXml({ ...feed, title, entries: [{ ...entry, title, summary: text }] }, ORIGIN);
      const read = readAtom(xml);
      // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is looked for
      const as = (one: string) => one.replace(/[\0-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]|\p{Cs}/gu, '\ufffd');
      expect([read.title, read.entries[0]?.summary]).toEqual([as(title), as(text)]);
    }),
  );
  expect(escapeXml(`<a href="x">&'</a>\r`)).toBe('&lt;a href=&quot;x&quot;&gt;&amp;&#39;&lt;/a&gt;&#13;');
});

describe('the check finds', () => {
  const line = (name: string): RegExp => new RegExp(`<${name}>[^<]*</${name}>\n`);
  const entryLine = (name: string): RegExp =>
    new RegExp(`(<entry>(?:(?!<entry>)[\\s\\S])*?)<${name}>[^<]*</${name}>\n`);
  test.each<[string, RegExp | string, string, RegExp]>([
    ['XML that is not whole', '</feed>', '', /well-formed/],
    ['a bare ampersand', 'It rose', 'It & rose', /well-formed/],
    ['another namespace', '2005/Atom', '2005/Other', /root/],
    ['a feed without an id', line('id'), '', /one id/],
    ['a feed without a title', line('title'), '', /one title/],
    ['a feed without a time', line('updated'), '', /one updated/],
    ['a feed with two titles', '<author>', '<title>B</title><author>', /one title/],
    ['two rights', '<author>', '<rights>B</rights><author>', /more than one rights/],
    ['no author', /<author>.*<\/author>\n/, '', /no author/],
    ['an author without a name', '<name>Karvon</name>', '', /one name/],
    ['an author whose name is empty', '<name>Karvon</name>', '<name> </name>', /person without/],
    ['no link to itself', 'rel="self"', 'rel="related"', /itself/],
    ['a link without href', / href="[^"]*"/, '', /without href/],
    ['a link with an empty rel', 'rel="self"', 'rel=""', /empty rel/],
    ['a link of no type', 'type="text/html"', 'type="html"', /type that is none/],
    [
      'two alternates of a type',
      'rel="self" type="application/atom+xml"',
      'rel="alternate" type="text/html"',
      /two alternates/,
    ],
    ['an entry without an id', entryLine('id'), '$1', /one id/],
    ['an entry without a title', entryLine('title'), '$1', /one title/],
    ['an entry without a time', entryLine('updated'), '$1', /one updated/],
    ['an entry with two summaries', '<summary>', '<summary>B</summary><summary>', /more than one summary/],
    ['an entry without a page', /(<entry>[\s\S]*?)<link [^>]*>\n/, '$1', /content or alternate/],
    ['two entries of an id', 'DEU-KGZ/jump/2025', 'DEU-KGZ/crossing-5/2025', /two entries/],
    ['an id that is relative', 'tag:karvon.example,2026:feed', '/feed', /no tag/],
    ['an id with a blank', 'crossing-5', 'crossing 5', /no tag/],
    ['a time without a zone', '2025-09-29T00:00:00Z', '2025-09-29T00:00:00', /RFC 3339/],
    ['a time with small letters', '2025-09-29T00:00:00Z', '2025-09-29t00:00:00z', /RFC 3339/],
    ['a day alone', '2025-09-29T00:00:00Z', '2025-09-29', /RFC 3339/],
    ['an empty title', '>It rose<', '> <', /empty title/],
    ['a text of an unknown type', '<summary>', '<summary type="markdown">', /no known type/],
    ['elements in a text', 'It jumped', 'It <b>jumped</b>', /elements/],
  ])('%s', (_, what, by, fault) => {
    const broken = whole.replace(what, by);
    expect(broken).not.toBe(whole);
    expect(faultsOfAtom(broken).join('; ')).toMatch(fault);
  });
});
