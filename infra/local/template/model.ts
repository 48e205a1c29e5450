/** The whole app as the target runs it: read once from the synthesized templates. */
import { readAssembly } from './assembly.ts';
import { functions, queueSources, schedules } from './compute.ts';
import { distributions } from './distribution.ts';
import { apis } from './edge.ts';
import { permissions } from './permissions.ts';
import { newReader } from './reader.ts';
import { newResolver } from './resolve.ts';
import type { Place } from './resource-types.ts';
import { buckets, queues, tables } from './storage.ts';

export type Model = ReturnType<typeof readModel>;

/**
 * @param directory the cloud assembly's folder
 * @throws UnknownResourceType, Unresolvable, or Error that names a resource the target cannot use
 */
export function readModel(directory: string, place: Place) {
  const assembly = readAssembly(directory);
  const reader = newReader(assembly, newResolver(assembly, place), place);
  return {
    tables: tables(reader),
    buckets: buckets(reader),
    queues: queues(reader),
    functions: functions(reader),
    may: permissions(reader),
    queueSources: queueSources(reader),
    schedules: schedules(reader),
    apis: apis(reader),
    distributions: distributions(reader),
  };
}
