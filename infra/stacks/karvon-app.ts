/** Both stacks: the data, which outlives every deployment, and the app that uses it. */
import type { App } from 'aws-cdk-lib';
import type { Config } from '../config.ts';
import type { CodeOf } from '../constructs/monitored-function.ts';
import { AppStack } from './app-stack.ts';
import { DataStack } from './data-stack.ts';

export interface KarvonAppProps {
  readonly config: Config;
  /** Where a function's code comes from. */
  readonly codeOf: CodeOf;
}

export class KarvonApp {
  readonly data: DataStack;
  readonly app: AppStack;

  constructor(scope: App, { config, codeOf }: KarvonAppProps) {
    this.data = new DataStack(scope, `${config.name}-data`);
    this.app = new AppStack(scope, `${config.name}-app`, { config, codeOf, data: this.data });
  }
}
