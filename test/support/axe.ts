/** Runs axe on a page, with all its rules for WCAG 2.2 AA and best practices. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { AxeResults } from 'axe-core';
import type { Page } from 'playwright-core';

const source = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** By the browser's own protocol, which takes half as long as an evaluation with its serializer around it. */
async function load(page: Page): Promise<void> {
  const session = await page.context().newCDPSession(page);
  const { exceptionDetails } = await session.send('Runtime.evaluate', { expression: `${source};undefined` });
  if (exceptionDetails) throw new Error(`axe does not load: ${exceptionDetails.text}`);
  await session.detach();
}

/** The violations that axe finds: rule and elements. May run again on the same page after a change. */
export async function axeViolations(page: Page): Promise<string[]> {
  if (!(await page.evaluate('"axe" in globalThis'))) await load(page);
  // Only this part is transferred: transferring axe's whole report takes longer than the check.
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
