/** What answers and refusals of several operations have in common. */
import * as z from 'zod/mini';
import { text } from './operation.ts';

/** Which publication an answer is made from. */
export const published = { publication: z.string(), publishedAt: z.string() };

export const NOT_PUBLISHED = text`Nothing has been published yet`;
export const NO_CORRIDOR = text`No such corridor; the nearest that exist`;
