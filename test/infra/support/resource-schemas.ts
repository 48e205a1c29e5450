/**
 * Holds the resources of a template against CloudFormation's own schemas, which CloudFormation itself applies only once a
 * deployment runs.
 */
import { loadAwsServiceSpecSync } from '@aws-cdk/aws-service-spec';
import * as z from 'zod';

const spec = loadAwsServiceSpecSync();
type Properties = ReturnType<typeof spec.all<'resource'>>[number]['properties'];
type PropertyType = Properties[string]['type'];

const resourceSchema = z.object({
  Type: z.string(),
  Properties: z.record(z.string(), z.unknown()).default({}),
});
/** The library's own, of which CloudFormation knows without a schema. */
const WITHOUT_SCHEMA = ['AWS::CDK::Metadata'];

/**
 * @param template as JSON
 * @returns a line for each property that CloudFormation does not know, requires and misses, takes in another type or with
 * other values, or sets itself; none: all is well
 */
export function schemaErrors(template: unknown): string[] {
  const { Resources } = z.object({ Resources: z.record(z.string(), resourceSchema) }).parse(template);
  return Object.entries(Resources)
    .filter(([, { Type }]) => !WITHOUT_SCHEMA.includes(Type))
    .flatMap(([id, { Type, Properties: given }]) => {
      const [schema] = spec.lookup('resource', 'cloudFormationType', 'equals', Type);
      if (!schema) return [`${id}: there is no resource of type ${Type}`];
      return inProperties(given, schema.properties, id, Object.keys(schema.attributes));
    });
}

function inProperties(
  given: Readonly<Record<string, unknown>>,
  properties: Properties,
  path: string,
  readOnly: readonly string[] = [],
): string[] {
  const missing = Object.entries(properties)
    .filter(([name, { required }]) => required && given[name] === undefined)
    .map(([name]) => `${path}.${name} is missing`);
  const wrong = Object.entries(given).flatMap(([name, value]) => {
    const property = Object.hasOwn(properties, name) ? properties[name] : undefined;
    if (property) return inValue(value, property.type, `${path}.${name}`);
    return [`${path}.${name} is ${readOnly.includes(name) ? 'read-only' : 'not known'}`];
  });
  return [...missing, ...wrong];
}

function inValue(value: unknown, type: PropertyType, path: string): string[] {
  // What a function of the template gives is known only where it is deployed.
  if (isIntrinsic(value)) return [];
  switch (type.type) {
    case 'json':
      return isObject(value) || Array.isArray(value) || typeof value === 'string'
        ? []
        : [`${path} is no JSON`];
    case 'ref':
      return isObject(value)
        ? inProperties(value, spec.get('typeDefinition', type.reference.$ref).properties, path)
        : [`${path} is no object`];
    case 'tag':
      return isObject(value) && typeof value.Key === 'string' && 'Value' in value
        ? []
        : [`${path} is no tag`];
    case 'array':
      return Array.isArray(value)
        ? value.flatMap((one, index) => inValue(one, type.element, `${path}[${index}]`))
        : [`${path} is no list`];
    case 'map':
      return isObject(value)
        ? Object.entries(value).flatMap(([name, one]) => inValue(one, type.element, `${path}.${name}`))
        : [`${path} is no map`];
    case 'union': {
      const tried = type.types.map((one) => inValue(value, one, path));
      // The fewest errors are those of the type that was meant.
      return tried.reduce((best, one) => (one.length < best.length ? one : best));
    }
    case 'string': {
      const allowed = 'allowedValues' in type ? type.allowedValues : undefined;
      if (typeof value !== 'string') return [`${path} is no string`];
      return allowed && !allowed.includes(value) ? [`${path} is none of ${allowed.join(', ')}`] : [];
    }
    default:
      return SCALARS[type.type]?.(value) ? [] : [`${path} is no ${type.type}`];
  }
}

const SCALARS: Readonly<Record<string, (value: unknown) => boolean>> = {
  boolean: (value) => typeof value === 'boolean',
  integer: (value) => Number.isInteger(value),
  number: (value) => typeof value === 'number',
  'date-time': (value) => typeof value === 'string' && !Number.isNaN(Date.parse(value)),
};

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

function isIntrinsic(value: unknown): boolean {
  const keys = isObject(value) ? Object.keys(value) : [];
  return keys.length === 1 && keys.every((key) => key === 'Ref' || key.startsWith('Fn::'));
}
