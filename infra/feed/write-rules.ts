/** Writes docs/provider-feed/rules.md. Run it after a change of shared/feeds/rules.ts; a test compares them. */
import { writeFileSync } from 'node:fs';
import { rulesPage } from './rules-page.ts';

writeFileSync(new URL('../../docs/provider-feed/rules.md', import.meta.url), rulesPage());
