/** What the stores keep on this machine is checked when it is read; these are the words for what cannot be used. */
import { hash } from 'node:crypto';

/** A file of a store is not as it was written. */
export class DamagedStore extends Error {
  override readonly name = 'DamagedStore';
  constructor(file: string, how: string) {
    super(`${file} is damaged (${how}): begin anew (npm start -- --fresh)`);
  }
}

/** MD5 in hexadecimal letters: against damage, not against forgery. */
export const md5 = (data: string | Uint8Array): string => hash('md5', data);
