/** The published rules that files are held against. They are others', so the project does not carry them: tests skip, and say so, without. */
import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const FOLDER = fileURLToPath(new URL('../../../shared/standards/', import.meta.url));

export const hasStandards = existsSync(FOLDER);
export const skipMessage = 'the published rules are not beside this checkout';

export const readStandard = (name: string): string => readFileSync(`${FOLDER}${name}`, 'utf8');
