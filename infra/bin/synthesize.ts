/** The CDK app: a stack of data that is kept, and a stack that can be deleted and deployed again. Its functions are built before. */
import { App } from 'aws-cdk-lib';
import { Code } from 'aws-cdk-lib/aws-lambda';
import { bundleOf } from '../build/bundle.ts';
import { readConfig } from '../config.ts';
import { KarvonApp } from '../stacks/karvon-app.ts';

/** Writes the cloud assembly to where the CDK's environment variables say. */
export function synthesize(): void {
  const app = new App();
  new KarvonApp(app, {
    config: readConfig(app.node.tryGetContext('karvon')),
    codeOf: (name) => Code.fromAsset(bundleOf(name)),
  });
  app.synth();
}
