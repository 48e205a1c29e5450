/** The app's own stacks, synthesized without bundling its functions. */
import { readFileSync } from 'node:fs';
import { App } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import { Code } from 'aws-cdk-lib/aws-lambda';
import * as z from 'zod';
import { readConfig } from '../../../infra/config.ts';
import { KarvonApp } from '../../../infra/stacks/karvon-app.ts';
import { temporaryFolder } from './temporary-folder.ts';

const { context } = z
  .object({ context: z.record(z.string(), z.unknown()) })
  .parse(JSON.parse(readFileSync(new URL('../../../cdk.json', import.meta.url), 'utf8')));

/** An app with the settings of `cdk.json`, and its stacks. */
export function newApp(config: unknown = {}) {
  const app = new App({ outdir: temporaryFolder('synth'), context });
  const stacks = new KarvonApp(app, { config: readConfig(config), codeOf: () => Code.fromInline('//') });
  return { app, stacks };
}

export function templates(config: unknown = {}): { data: Template; app: Template } {
  const { stacks } = newApp(config);
  return { data: Template.fromStack(stacks.data), app: Template.fromStack(stacks.app) };
}
