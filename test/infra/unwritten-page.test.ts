/** Pages of languages that are still to be written: rendered when asked for, and nothing else costs a run. */
import { describe, expect, it } from 'vitest';
import { unwrittenPage } from '../../infra/local/edge/unwritten-page.ts';
import type { BucketStore } from '../../infra/local/engine/bucket-store.ts';
import { TooBusy } from '../../infra/local/lambda/function-pool.ts';

const LISTING = 'data/manifest.json';
const page = { body: 'страница', contentType: 'text/html; charset=utf-8', cacheControl: 'no-cache' };
const signal = new AbortController().signal;

/** @param render what the renderer answers */
function asked(
  objects: Readonly<Record<string, string>>,
  render: () => string = () => JSON.stringify({ page }),
) {
  const calls: [string, AbortSignal | undefined][] = [];
  const get = (key: string) => {
    const text = objects[key];
    return text === undefined ? undefined : { bytes: Buffer.from(text) };
  };
  const answer = unwrittenPage({ get } as unknown as BucketStore, LISTING, {
    invoke: async (event, gone) => {
      calls.push([event, gone]);
      return render();
    },
  });
  return { calls, answer: (key: string) => answer(key, signal) };
}

const written = (languages: object = { whole: ['en'], older: [], coming: ['ru'] }) => ({
  [LISTING]: JSON.stringify({ languages }),
  en: 'page',
  'en/deu-kgz': 'page',
});

describe('a page that is still to come', () => {
  it('is rendered for the one who waits for it', async () => {
    const { calls, answer } = asked(written());
    expect(await answer('ru/deu-kgz')).toMatchObject({
      status: 200,
      headers: { 'content-type': page.contentType, 'cache-control': page.cacheControl },
      body: Buffer.from(page.body),
    });
    await answer('ru');
    expect(calls).toEqual([
      ['{"page":"/ru/deu-kgz"}', signal],
      ['{"page":"/ru"}', signal],
    ]);
  });

  it('is rendered in a language whose pages are of older code, which had not written all of them', async () => {
    const { calls, answer } = asked(written({ whole: ['en'], older: ['ru'], coming: [] }));
    for (const key of ['ru/deu-kgz', 'ru/data/deu-kgz', 'ru/rus-tjk', 't/ru/deu-kgz.txt'])
      expect(await answer(key), key).toMatchObject({ status: 200 });
    expect(calls).toHaveLength(4);
    // No page of the first language is so.
    expect(await answer('ru/wp-admin')).toBeUndefined();
    expect(calls).toHaveLength(4);
  });

  it('is rendered with the files beside it, which have their language behind a folder', async () => {
    const { calls, answer } = asked(written());
    await answer('t/ru/deu-kgz.txt');
    await answer('card/en/deu-kgz');
    expect(await answer('t/ru/wp-admin.txt')).toBeUndefined();
    expect(calls).toEqual([
      ['{"page":"/t/ru/deu-kgz.txt"}', signal],
      ['{"page":"/card/en/deu-kgz"}', signal],
    ]);
  });

  it('is rendered if its corridor has no surveyed price, in a language that is written too', async () => {
    const { calls, answer } = asked(written());
    for (const key of ['en/rus-tjk', 'ru/rus-tjk', 't/en/rus-tjk.txt', 'card/ru/rus-tjk'])
      expect(await answer(key), key).toMatchObject({ status: 200 });
    expect(calls.map(([event]) => event)).toEqual([
      '{"page":"/en/rus-tjk"}',
      '{"page":"/ru/rus-tjk"}',
      '{"page":"/t/en/rus-tjk.txt"}',
      '{"page":"/card/ru/rus-tjk"}',
    ]);
  });

  it('is rendered if it is one of figures, or a table of one, in a language that is written too', async () => {
    const { calls, answer } = asked(written());
    await answer('en/data/deu-kgz');
    await answer('en/data/countries/uzb');
    await answer('data/tables/DEU-KGZ.services.csv');
    expect(await answer('en/data/secret.php')).toBeUndefined();
    expect(calls.map(([event]) => event)).toEqual([
      '{"page":"/en/data/deu-kgz"}',
      '{"page":"/en/data/countries/uzb"}',
      '{"page":"/data/tables/DEU-KGZ.services.csv"}',
    ]);
  });

  it('costs no run for such a file once they are written', async () => {
    const listed = { languages: { whole: ['en', 'ru'], older: [], coming: [] }, beside: true };
    const { calls, answer } = asked({ ...written(), [LISTING]: JSON.stringify(listed) });
    expect(await answer('t/en/deu-kgz.txt')).toBeUndefined();
    expect(await answer('en/data/deu-xxx')).toBeUndefined();
    expect(calls).toEqual([]);
  });

  it.each([
    ['rubbish in its language', 'ru/wp-admin.php', written()],
    ['what is no page of any language', 'ru/', written()],
    ['a page of a language that is written', 'en/help/deu', written()],
    ['a page of a language that there is not', 'xx/deu-kgz', written()],
    [
      'a page that is not late once all are written',
      'ru/help',
      written({ whole: ['en', 'ru'], older: [], coming: [] }),
    ],
    ['anything before the first list', 'ru/deu-kgz', {}],
    ['anything beside a list of another form', 'ru/deu-kgz', { ...written(), [LISTING]: '{"format":1}' }],
  ])('costs no run for %s', async (_, key, objects) => {
    const { calls, answer } = asked(objects);
    expect(await answer(key)).toBeUndefined();
    expect(calls).toEqual([]);
  });

  it('is missing where the renderer knows no such page', async () => {
    const { answer } = asked(written(), () => JSON.stringify({ page: null }));
    expect(await answer('ru/deu-kgz')).toBeUndefined();
  });

  it('is asked for again where too many wait, and a failure is no page', async () => {
    const busy = asked(written(), () => {
      throw new TooBusy('64 events wait');
    });
    expect(await busy.answer('ru/deu-kgz')).toMatchObject({ status: 503, headers: { 'retry-after': '1' } });
    const broken = asked(written(), () => {
      throw new Error('broken');
    });
    await expect(broken.answer('ru/deu-kgz')).rejects.toThrow('broken');
  });
});
