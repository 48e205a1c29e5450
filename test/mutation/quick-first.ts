/**
 * The order of test files for each mutant: files that try all amounts of many tariffs come last. The first test that fails
 * ends the run, and a quick test finds most mutants.
 */
import { BaseSequencer, type TestSpecification } from 'vitest/node';

const LONG = /(kinks|envelope|rises|inverse|properties|both-ways)\.test\.ts$/;

export class QuickFirst extends BaseSequencer {
  override sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const isLong = ({ moduleId }: TestSpecification): number => Number(LONG.test(moduleId));
    return Promise.resolve([...files].sort((a, b) => isLong(a) - isLong(b)));
  }
}
