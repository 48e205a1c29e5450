/** Joins the HTTP side: APIs, buckets, and the distribution in front of both. */
import type { BucketStore } from '../engine/bucket-store.ts';
import type { Runtime } from '../lambda/runtime.ts';
import type { Model } from '../template/model.ts';
import { bucketOrigin } from './bucket-origin.ts';
import { newDistribution } from './cloudfront.ts';
import { newGateway } from './gateway.ts';
import type { Origin } from './message.ts';

export interface Front {
  /** What answers for a domain name of an API or a distribution. */
  readonly hosts: ReadonlyMap<string, Origin>;
  /** What answers for any other name: the first distribution, or the first API if there is none. */
  readonly fallback: Origin | undefined;
}

/** @param buckets by name */
export function newFront(
  { apis, buckets: bucketModels, distributions }: Model,
  buckets: ReadonlyMap<string, BucketStore>,
  runtime: Runtime,
  now: () => Date,
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
    for (const domain of domainNames) if (store) origins.set(domain, bucketOrigin(store));
  }
  for (const one of distributions) hosts.set(one.domainName, newDistribution(one, origins));
  const first = distributions[0] ?? apis[0];
  return { hosts, fallback: first && hosts.get(first.domainName) };
}
