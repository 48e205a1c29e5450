/** The query and the answer of an operation in the contract, as types. */
import type * as z from 'zod/mini';
import type { DeepReadonly } from '../../shared/contracts/deep-readonly.ts';

export type QueryOf<O extends { query: z.ZodMiniType }> = z.infer<O['query']>;
export type AnswerOf<O extends { answer: z.ZodMiniType }> = DeepReadonly<z.infer<O['answer']>>;
