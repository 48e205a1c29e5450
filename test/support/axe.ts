/** Runs axe on a page, with all its rules for WCAG 2.2 AA and best practices. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { AxeResults, RunOptions } from 'axe-core';
import type { Page } from 'playwright-core';

const source = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** By the browser's own protocol, which takes half as long as an evaluation with its serializer around it. */
async function load(page: Page): Promise<void> {
  const session = await page.context().newCDPSession(page);
  const { exceptionDetails } = await session.send('Runtime.evaluate', { expression: `${source};undefined` });
  if (exceptionDetails) throw new Error(`axe does not load: ${exceptionDetails.text}`);
  await session.detach();
}

/** Axe's rules whose result depends on colours: they read them, and nothing else does. */
const RULES_OF_COLOURS = ['color-contrast', 'link-in-text-block'];

/**
 * The violations that axe finds: rule and elements. May run again on the same page after a change.
 * @param isOtherColours only colours are other than when all rules were last run on this page: the others would find the same again
 */
export async function axeViolations(page: Page, isOtherColours = false): Promise<string[]> {
  if (!(await page.evaluate('"axe" in globalThis'))) await load(page);
  // Only this part is transferred: transferring axe's whole report takes longer than the check.
  const only = isOtherColours ? RULES_OF_COLOURS : undefined;
  const { violations, passed } = await page.evaluate(async (rules) => {
    const { axe } = globalThis as unknown as { axe: { run(options: RunOptions): Promise<AxeResults> } };
    const { violations, passes } = await axe.run(rules ? { runOnly: rules } : {});
    return {
      violations: violations.map(
        ({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 120)).join(' | ')}`,
      ),
      passed: passes.length,
    };
  }, only);
  if (passed === 0) throw new Error('axe looked at nothing');
  return violations;
}
