/**
 * Resolves CloudFormation's intrinsic functions in a synthesized assembly: Ref, Fn::GetAtt, Fn::Join, Fn::Sub,
 * Fn::Select, Fn::Split, Fn::ImportValue and the pseudo parameters. Any other is refused by name.
 */
import type { Assembly, StackTemplate } from './assembly.ts';
import { knownType, type Place } from './resource-types.ts';

/** An expression that has no value on this machine. */
export class Unresolvable extends Error {
  override readonly name = 'Unresolvable';
}

export type Resolve = (value: unknown, stack: string) => unknown;

type Record_ = Readonly<Record<string, unknown>>;
const isRecord = (value: unknown): value is Record_ =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/**
 * @returns a function that resolves an expression of one stack to plain JSON; properties with the value
 * `AWS::NoValue` are left out.
 * @throws Unresolvable (from the returned function) for an unknown expression, with the stack and the expression
 */
export function newResolver(assembly: Assembly, place: Place): Resolve {
  const stacks = new Map(assembly.stacks.map((stack) => [stack.name, stack]));
  const NO_VALUE = Symbol('AWS::NoValue');

  const pseudo: Readonly<Record<string, string | symbol>> = {
    'AWS::AccountId': place.account,
    'AWS::Region': place.region,
    'AWS::Partition': 'aws',
    'AWS::URLSuffix': 'amazonaws.com',
    'AWS::NoValue': NO_VALUE,
  };

  function identity(stack: StackTemplate, logicalId: string, attribute: string | null): string {
    const resource = stack.resources.get(logicalId);
    if (!resource) throw new Unresolvable(`stack ${stack.name} has no resource ${logicalId}`);
    const known = knownType(resource);
    if (!known.emulated) {
      throw new Unresolvable(
        `${logicalId} in stack ${stack.name} (${resource.type}) is ignored here, so it has no value: ${known.reason}`,
      );
    }
    const { ref, attributes } = known.identify(resource, place);
    if (attribute === null) return ref;
    const value = attributes[attribute];
    if (value === undefined) {
      throw new Unresolvable(
        `${resource.type} has no attribute ${attribute} here (${logicalId}, stack ${stack.name})`,
      );
    }
    return value;
  }

  function ref(stack: StackTemplate, name: string): unknown {
    if (name === 'AWS::StackName') return stack.name;
    return Object.hasOwn(pseudo, name) ? pseudo[name] : identity(stack, name, null);
  }

  function importValue(name: unknown): unknown {
    for (const stack of assembly.stacks) {
      for (const exported of stack.exports) {
        if (resolve(exported.name, stack) === name) return resolve(exported.value, stack);
      }
    }
    throw new Unresolvable(`no stack exports ${String(name)}`);
  }

  function text(value: unknown, where: string): string {
    if (typeof value === 'string') return value;
    if (typeof value === 'number' || typeof value === 'boolean') return String(value);
    throw new Unresolvable(`${where} wants text, not ${JSON.stringify(value)}`);
  }

  function list(value: unknown, where: string): readonly unknown[] {
    if (Array.isArray(value)) return value;
    throw new Unresolvable(`${where} wants a list, not ${JSON.stringify(value)}`);
  }

  function sub(argument: unknown, stack: StackTemplate): string {
    const [template, variables] = Array.isArray(argument) ? argument : [argument, {}];
    const known = isRecord(variables) ? variables : {};
    return text(template, 'Fn::Sub').replace(/\$\{(!?)([^}]+)\}/g, (_, literal: string, name: string) => {
      if (literal) return `\${${name}}`;
      if (Object.hasOwn(known, name)) return text(resolve(known[name], stack), 'Fn::Sub');
      const dot = name.indexOf('.');
      const value = dot < 0 ? ref(stack, name) : identity(stack, name.slice(0, dot), name.slice(dot + 1));
      return text(value, 'Fn::Sub');
    });
  }

  function getAtt(argument: unknown, stack: StackTemplate): string {
    const [logicalId, ...attribute] =
      typeof argument === 'string' ? argument.split('.') : list(argument, 'Fn::GetAtt');
    return identity(
      stack,
      text(logicalId, 'Fn::GetAtt'),
      attribute.map((part) => text(part, 'Fn::GetAtt')).join('.'),
    );
  }

  function intrinsic(name: string, argument: unknown, stack: StackTemplate): unknown {
    switch (name) {
      case 'Ref':
        return ref(stack, text(argument, 'Ref'));
      case 'Fn::GetAtt':
        return getAtt(argument, stack);
      case 'Fn::Sub':
        return sub(argument, stack);
      case 'Fn::ImportValue':
        return importValue(resolve(argument, stack));
      case 'Fn::Join': {
        const [separator, parts] = list(argument, name);
        return list(resolve(parts, stack), name)
          .map((part) => text(part, name))
          .join(text(separator, name));
      }
      case 'Fn::Split': {
        const [separator, source] = list(argument, name);
        return text(resolve(source, stack), name).split(text(separator, name));
      }
      case 'Fn::Select': {
        const [index, source] = list(argument, name);
        const items = list(resolve(source, stack), name);
        const item = items[Number(text(index, name))];
        if (item === undefined)
          throw new Unresolvable(`Fn::Select ${String(index)} of ${items.length} items`);
        return item;
      }
      default:
        throw new Unresolvable(`the local target does not know ${name} (stack ${stack.name})`);
    }
  }

  function resolve(value: unknown, stack: StackTemplate): unknown {
    if (Array.isArray(value))
      return value.map((item) => resolve(item, stack)).filter((item) => item !== NO_VALUE);
    if (!isRecord(value)) return value;
    const [first, ...others] = Object.entries(value);
    if (first && others.length === 0 && (first[0] === 'Ref' || first[0].startsWith('Fn::'))) {
      return intrinsic(first[0], first[1], stack);
    }
    const resolved: Record<string, unknown> = {};
    for (const [key, item] of Object.entries(value)) {
      const result = resolve(item, stack);
      if (result !== NO_VALUE) resolved[key] = result;
    }
    return resolved;
  }

  return (value, stackName) => {
    const stack = stacks.get(stackName);
    if (!stack) throw new Unresolvable(`the assembly has no stack ${stackName}`);
    return resolve(value, stack);
  };
}
