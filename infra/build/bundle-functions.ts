/**
 * `node infra/build/bundle-functions.ts [name ...]`: bundles the functions of these names, by default all of them.
 * That of publish-pages needs the built site.
 */
import { FUNCTION_NAMES } from '../constructs/function-names.ts';
import { bundleFunctions } from './bundle.ts';

const named = process.argv.slice(2);
const unknown = named.filter((name) => !FUNCTION_NAMES.some((known) => known === name));
if (unknown.length > 0) throw new Error(`no such function: ${unknown.join(', ')}`);
await bundleFunctions(FUNCTION_NAMES.filter((name) => named.length === 0 || named.includes(name)));
