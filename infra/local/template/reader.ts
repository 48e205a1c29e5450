/** Finds, resolves and parses the properties of a resource that the target uses; it never reads the others. */
import * as z from 'zod';
import type { Assembly, Resource } from './assembly.ts';
import type { Resolve } from './resolve.ts';
import { type Identity, knownType, type Place } from './resource-types.ts';

export interface Reader {
  /** The resources of these types, in the template's order. */
  all(...types: readonly string[]): readonly Resource[];
  identify(resource: Resource): Identity;
  /**
   * The resolved, parsed properties named in `schema`.
   * @throws Error that names the resource and the fault
   */
  read<S extends z.ZodRawShape>(resource: Resource, schema: z.ZodObject<S>): z.infer<z.ZodObject<S>>;
  /** @throws Error if the resource sets one of these properties, because the target would ignore it. */
  refuse(resource: Resource, ...properties: readonly string[]): void;
  /** The path of a function's asset. */
  asset(resource: Resource, objectKey: string): string;
}

/** @throws UnknownResourceType for the first resource of a type that is not known */
export function newReader(assembly: Assembly, resolve: Resolve, place: Place): Reader {
  const resources = assembly.stacks.flatMap((stack) => [...stack.resources.values()]);
  for (const resource of resources) knownType(resource);
  const where = (resource: Resource) => `${resource.type} ${resource.logicalId} (stack ${resource.stack})`;

  return {
    all: (...types) => resources.filter(({ type }) => types.includes(type)),
    identify(resource) {
      const known = knownType(resource);
      if (!known.emulated) throw new Error(`${where(resource)} is not emulated`);
      return known.identify(resource, place);
    },
    read(resource, schema) {
      const picked = prune(resource.properties, schema);
      const parsed = schema.safeParse(resolve(picked, resource.stack));
      if (!parsed.success) throw new Error(`${where(resource)}: ${z.prettifyError(parsed.error)}`);
      return parsed.data;
    },
    refuse(resource, ...properties) {
      for (const name of properties) {
        const value = resource.properties[name];
        if (value === undefined || (Array.isArray(value) && value.length === 0)) continue;
        throw new Error(`${where(resource)} sets ${name}, which the local target does not emulate`);
      }
    },
    asset(resource, objectKey) {
      const path = assembly.stacks.find(({ name }) => name === resource.stack)?.assets.get(objectKey);
      if (!path) throw new Error(`${where(resource)}: the assembly has no asset ${objectKey}`);
      return path;
    },
  };
}

/**
 * Drops properties that the schema does not name, before anything is resolved: some of them, such as a schedule target's
 * role, have no value here and need none. Objects that are strict or take any key stay whole.
 */
function prune(value: unknown, schema: unknown): unknown {
  if (schema instanceof z.ZodDefault || schema instanceof z.ZodOptional) return prune(value, schema.unwrap());
  if (schema instanceof z.ZodArray && Array.isArray(value)) {
    return value.map((item: unknown) => prune(item, schema.element));
  }
  if (!(schema instanceof z.ZodObject) || schema.def.catchall || !isPlain(value)) return value;
  const picked: Record<string, unknown> = {};
  for (const [name, part] of Object.entries(schema.shape)) {
    if (Object.hasOwn(value, name)) picked[name] = prune(value[name], part);
  }
  return picked;
}

/** An object that is not an intrinsic function. */
function isPlain(value: unknown): value is Readonly<Record<string, unknown>> {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return false;
  return !Object.keys(value).some((key) => key === 'Ref' || key.startsWith('Fn::'));
}
