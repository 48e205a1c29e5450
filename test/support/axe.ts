/** axe in a page, with every rule it has for WCAG 2.2 AA and its best practices on. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { AxeResults } from 'axe-core';
import type { Page } from 'playwright-core';

const source = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** What axe finds wrong: rule, and the elements. May be asked again of the same page, after it has changed. */
export async function axeViolations(page: Page): Promise<string[]> {
  if (!(await page.evaluate('"axe" in globalThis'))) await page.evaluate(`${source};undefined`);
  // Only what is told comes back: all that axe has to say takes longer to hand over than to find.
  const { violations, passed } = await page.evaluate(async () => {
    const { axe } = globalThis as unknown as { axe: { run(): Promise<AxeResults> } };
    const { violations, passes } = await axe.run();
    return {
      violations: violations.map(
        ({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 120)).join(' | ')}`,
      ),
      passed: passes.length,
    };
  });
  if (passed === 0) throw new Error('axe looked at nothing');
  return violations;
}
