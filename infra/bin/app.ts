/** The CDK app: a stack of data that is kept, and a stack that can be deleted and deployed again. */
import { App } from 'aws-cdk-lib';
import { bundleFunction } from '../build/bundle.ts';
import { readConfig } from '../config.ts';
import { KarvonApp } from '../stacks/karvon-app.ts';

const app = new App();
new KarvonApp(app, { config: readConfig(app.node.tryGetContext('karvon')), codeOf: bundleFunction });
app.synth();
