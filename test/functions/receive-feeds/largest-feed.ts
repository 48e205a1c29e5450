/** Sends one feed of 10,000 services in a process of its own, and prints how it went. For largest.test.ts. */
import type { Table, TableItem } from '../../../functions/storage/table.ts';
import { above } from '../../support/breaking.ts';
import { exampleFeed, exampleService, gzipped, provider } from '../../support/feeds.ts';

const items: TableItem[] = [];
const nothing: Table = {
  get: async () => undefined,
  getMany: async () => [],
  query: async () => [],
  put: async () => {},
  takeReadUnits: () => 0,
};
const table: Table = { ...above(nothing), query: async (pk) => items.filter((item) => item.pk === pk) };

const one = await provider(table);
const services = Array.from({ length: 10_000 }, (_, n) =>
  exampleService({
    serviceId: `service-${n}`,
    fees: {
      'debit-card': Array.from({ length: 5 }, (_, band) => ({
        above: String(band * 1000),
        upTo: String((band + 1) * 1000),
        fixed: `${1 + (n % 9)}.${10 + band}`,
        percent: '0.5',
      })),
    },
    senderDocuments: ['passport', 'national-id'],
    languages: ['tg', 'ru', 'de'],
  }),
);
const body = gzipped(exampleFeed({ services }));
const unpacked = JSON.stringify(exampleFeed({ services })).length;
const request = one.sign({ target: '/v1/in/feeds', body, contentType: 'application/gzip' });
const send = one.handlerOf(one.dependencies);
const started = performance.now();
const { status, body: answer } = await send(request);
const seconds = (performance.now() - started) / 1000;
const megabytes = process.resourceUsage().maxRSS / 1024;
console.log(
  JSON.stringify({
    status,
    state: answer.state,
    services: answer.services,
    seconds,
    megabytes,
    packed: body.length,
    unpacked,
  }),
);
