/** What answers and refusals of several operations have in common. */
import * as z from 'zod/mini';
import { text } from './operation.ts';

/** Which publication an answer is made from. */
export const published = { publication: z.string(), publishedAt: z.string() };

/** Of a list that can be long: which page of it, and how many entries there are in all. */
export const paged = { page: z.int(), pageSize: z.int(), total: z.int() };

export const NOT_PUBLISHED = text`Nothing has been published yet`;
export const NO_CORRIDOR = text`No such corridor; the nearest that exist`;
