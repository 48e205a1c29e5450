/** The texts of a comparison: written by both the built page and the browser's script (comparison.ts). */
import type { Texts } from '../texts/languages.ts';

export type CompareWords = Texts['compare'];
