/** What tests of publishing pages share: runs until every language is written, and few pages where runs are many. */

import { type PublishDependencies, publishPages } from '../../functions/publish-pages/service.ts';
import { type SitePage, summaryPages } from '../../site/kinds.ts';
import { LOCALES } from '../../site/texts/languages.ts';

/** Every language is published alike; two are enough to tell one from the others, and runs are many. */
export const TWO_LANGUAGES = LOCALES.slice(0, 2);

/** @returns what the last run says */
export async function publishWhole(dependencies: PublishDependencies): Promise<{ summary: string }> {
  const said = await publishPages(dependencies);
  return / follow/.test(said.summary) ? publishWhole(dependencies) : said;
}

/**
 * The first pages of the summary in two languages, for runs that are many: there are over a thousand, all alike where the renderer shows only which
 * publication a page is of. Made once for each publication and day.
 */
export function fewPages(count: number): typeof summaryPages {
  const made = new Map<string, SitePage[]>();
  return (facts, publication) => {
    const key = [publication, facts.today, ...facts.languages].join(' ');
    const before = made.get(key);
    const pages =
      before ??
      summaryPages(facts, publication)
        .filter(({ locale }) => TWO_LANGUAGES.includes(locale))
        .slice(0, count);
    made.set(key, pages);
    return pages;
  };
}
