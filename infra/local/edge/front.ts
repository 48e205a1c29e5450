/** Joins the HTTP side: APIs, buckets, and the distribution in front of both. */
import type { BucketStore } from '../engine/bucket-store.ts';
import type { Runtime } from '../lambda/runtime.ts';
import type { Model } from '../template/model.ts';
import { bucketOrigin } from './bucket-origin.ts';
import { newDistribution } from './cloudfront.ts';
import { newGateway } from './gateway.ts';
import type { Origin } from './message.ts';
import { unwrittenPage } from './unwritten-page.ts';

export interface Front {
  /** What answers for a domain name of an API or a distribution. */
  readonly hosts: ReadonlyMap<string, Origin>;
  /** What answers for any other name: the first distribution, or the first API if there is none. */
  readonly fallback: Origin | undefined;
}

/** How a bucket's pages are rendered before they are written. */
export interface PageRenderer {
  /** The key of the object that says what is written. */
  readonly listing: string;
  /** The function, as Runtime.byName finds it. */
  readonly function: string;
}

/** @param buckets by name */
export function newFront(
  { apis, buckets: bucketModels, distributions }: Model,
  buckets: ReadonlyMap<string, BucketStore>,
  runtime: Runtime,
  now: () => Date,
  renderer?: PageRenderer,
): Front {
  const invoke = (functionArn: string, event: string, gone: AbortSignal) =>
    runtime.byArn(functionArn).invoke(event, gone);
  const hosts = new Map<string, Origin>();
  for (const api of apis) {
    hosts.set(api.domainName, newGateway({ api, now, invoke }));
  }
  const origins = new Map(hosts);
  for (const { name, domainNames } of bucketModels) {
    const store = buckets.get(name);
    if (!store) continue;
    const unwritten = renderer && unwrittenPage(store, renderer.listing, runtime.byName(renderer.function));
    for (const domain of domainNames) origins.set(domain, bucketOrigin(store, unwritten));
  }
  for (const one of distributions) hosts.set(one.domainName, newDistribution(one, origins));
  const first = distributions[0] ?? apis[0];
  return { hosts, fallback: first && hosts.get(first.domainName) };
}
