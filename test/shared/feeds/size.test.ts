/** The largest feed: 10,000 services, in either form, with the time that its check takes. */
import { expect, it } from 'vitest';
import { type CheckedFeed, checkFeed } from '../../../shared/feeds/check-feed.ts';
import type { Feed } from '../../../shared/feeds/feed.ts';
import { saidServices } from '../../../shared/feeds/said-of.ts';
import { cpuTimeOf } from '../../support/cpu-time.ts';
import { bytesOf, CONTEXT, EXAMPLE, EXAMPLES } from './examples.ts';

const SERVICES = 10_000;
const [HEADER, ...ROWS] = EXAMPLES.csv.trim().split('\n');
const services = Array.from({ length: SERVICES }, (_, index) => {
  const service = EXAMPLE.services[index % 3];
  return { ...service, serviceId: `${service?.serviceId}-${index}` };
});
const rows = Array.from({ length: SERVICES }, (_, index) => {
  const name = ['app-cash', 'web-card', 'agent-cash'][index % 3] ?? '';
  return ROWS.filter((row) => row.includes(name)).map((row) => row.replace(name, `${name}-${index}`));
}).flat();

it.each([
  ['JSON', 'application/json', JSON.stringify({ ...EXAMPLE, services })],
  ['CSV', 'text/csv', [HEADER, ...rows].join('\n')],
] as const)(
  '%s of 10,000 services is checked in under 5 seconds, against 10,000 before',
  (form, contentType, text) => {
    const before = { ...EXAMPLE, services: services.map((service) => ({ ...service, keptDays: 7 })) } as Feed;
    const bytes = bytesOf(text);
    let checked: CheckedFeed | undefined;
    const took = cpuTimeOf(() => {
      checked = checkFeed({ bytes, contentType, wasPacked: true }, { ...CONTEXT, before });
    });
    console.log(`${form}, ${bytes.length} bytes, ${SERVICES} services: ${Math.round(took)} ms`);
    expect(checked?.report).toMatchObject({ outcome: 'accepted', counts: { error: 0, doubt: 0, note: 0 } });
    expect(took).toBeLessThan(5000);
    expect(checked?.feed && saidServices(checked.feed, 'e').get('DEU-TJK')).toHaveLength(SERVICES);
  },
  60_000,
);

it('with a fault in each service is told in under 5 seconds too', () => {
  const wrong = services.map((service) => ({ ...service, accessPoint: 'fax' }));
  const bytes = bytesOf(JSON.stringify({ ...EXAMPLE, services: wrong }, null, 1));
  let checked: CheckedFeed | undefined;
  const took = cpuTimeOf(() => {
    checked = checkFeed({ bytes, contentType: 'application/json', wasPacked: true }, CONTEXT);
  });
  expect(took).toBeLessThan(5000);
  expect(checked?.report.counts.error).toBe(SERVICES);
  expect(new Set(checked?.findings.map(({ line }) => line)).size).toBe(SERVICES);
}, 60_000);
