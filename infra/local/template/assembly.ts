/**
 * Reads the output of `cdk synth`: the stacks of a cloud assembly, their resources, outputs and file assets.
 * Layout: the CDK's own `manifest.json`, one template and one `*.assets.json` for each stack.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as z from 'zod';

export interface Resource {
  readonly stack: string;
  readonly logicalId: string;
  readonly type: string;
  readonly properties: Readonly<Record<string, unknown>>;
}

export interface StackTemplate {
  readonly name: string;
  readonly resources: ReadonlyMap<string, Resource>;
  /** Export name to the exported expression. */
  readonly exports: readonly { readonly name: unknown; readonly value: unknown }[];
  /** Object key of a file asset to its path on this machine. */
  readonly assets: ReadonlyMap<string, string>;
}

export interface Assembly {
  readonly directory: string;
  readonly stacks: readonly StackTemplate[];
}

const manifestSchema = z.object({
  artifacts: z.record(
    z.string(),
    z.object({
      type: z.string(),
      dependencies: z.array(z.string()).optional(),
      properties: z
        .looseObject({
          templateFile: z.string().optional(),
          stackName: z.string().optional(),
          file: z.string().optional(),
        })
        .optional(),
    }),
  ),
});

const templateSchema = z.object({
  Resources: z
    .record(
      z.string(),
      z.object({ Type: z.string(), Properties: z.record(z.string(), z.unknown()).optional() }),
    )
    .optional(),
  Outputs: z
    .record(z.string(), z.object({ Value: z.unknown(), Export: z.object({ Name: z.unknown() }).optional() }))
    .optional(),
});

const assetsSchema = z.object({
  files: z.record(
    z.string(),
    z.object({
      source: z.object({ path: z.string(), packaging: z.string().optional() }),
      destinations: z.record(z.string(), z.object({ objectKey: z.string() })),
    }),
  ),
});

/**
 * @param directory the assembly's folder
 * @throws Error that names a file that is missing or malformed
 */
export function readAssembly(directory: string): Assembly {
  const manifest = readJson(join(directory, 'manifest.json'), manifestSchema);
  const stacks: StackTemplate[] = [];
  for (const [id, artifact] of Object.entries(manifest.artifacts)) {
    if (artifact.type !== 'aws:cloudformation:stack') continue;
    const { templateFile, stackName } = artifact.properties ?? {};
    if (!templateFile) throw new Error(`${directory}/manifest.json: stack ${id} names no template`);
    const assets = new Map<string, string>();
    for (const dependency of artifact.dependencies ?? []) {
      const file = manifest.artifacts[dependency]?.properties?.file;
      if (manifest.artifacts[dependency]?.type !== 'cdk:asset-manifest' || !file) continue;
      for (const asset of Object.values(readJson(join(directory, file), assetsSchema).files)) {
        for (const { objectKey } of Object.values(asset.destinations)) {
          assets.set(objectKey, join(directory, asset.source.path));
        }
      }
    }
    stacks.push(readStack(stackName ?? id, join(directory, templateFile), assets));
  }
  if (stacks.length === 0) throw new Error(`${directory}/manifest.json holds no stack`);
  return { directory, stacks };
}

function readStack(name: string, file: string, assets: ReadonlyMap<string, string>): StackTemplate {
  const template = readJson(file, templateSchema);
  const resources = new Map<string, Resource>();
  for (const [logicalId, { Type, Properties }] of Object.entries(template.Resources ?? {})) {
    resources.set(logicalId, { stack: name, logicalId, type: Type, properties: Properties ?? {} });
  }
  const exports = Object.values(template.Outputs ?? {}).flatMap(({ Value, Export }) =>
    Export ? [{ name: Export.Name, value: Value }] : [],
  );
  return { name, resources, exports, assets };
}

function readJson<T>(file: string, schema: z.ZodType<T>): T {
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch (cause) {
    throw new Error(`cannot read ${file}: has the app been synthesized?`, { cause });
  }
  const parsed = schema.safeParse(JSON.parse(text));
  if (!parsed.success) throw new Error(`${file} is not as expected: ${z.prettifyError(parsed.error)}`);
  return parsed.data;
}
