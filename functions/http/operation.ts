/** The query and the answer of an operation in the contract, as types. */
import type * as z from 'zod/mini';
import type { DeepReadonly } from '../../shared/contracts/deep-readonly.ts';
import type { Operation } from '../../shared/contracts/operation.ts';

export type QueryOf<O extends Pick<Operation, 'query'>> = {
  readonly [N in keyof O['query']]?: z.infer<O['query'][N]['schema']>;
};
export type AnswerOf<O extends Pick<Operation, 'answer'>> = DeepReadonly<z.infer<O['answer']>>;
