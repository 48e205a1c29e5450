/** The app in a build of our own: the library takes seconds to load, so it is loaded while functions are bundled, until it is told. */
import { text } from 'node:stream/consumers';
import { synthesize } from './synthesize.ts';

// A build that is killed closes the pipe too, with bundles that are not whole.
if ((await text(process.stdin)) === 'built') synthesize();
