/** The one answer for what does not exist and for what is outside the scope of a token: nobody can tell which. */
import { Problem } from '../http/problem.ts';

export const NOTHING_HERE = new Problem(404, 'nothing-here', 'There is nothing here for this token.', [
  {
    field: 'path',
    detail: 'It does not exist, or it is outside the scope of the token.',
    allowed: ['what the scope of the token is for, as its operator wrote'],
  },
]);
