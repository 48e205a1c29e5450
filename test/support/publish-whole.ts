/** Publishing as often as a first start needs: the first language, then the others. */
import { type PublishDependencies, publishPages } from '../../functions/publish-pages/service.ts';

/** @returns what the last run says */
export async function publishWhole(dependencies: PublishDependencies): Promise<{ summary: string }> {
  const said = await publishPages(dependencies);
  return said.summary.includes('other languages follow') ? publishWhole(dependencies) : said;
}
