/** The app in a build of our own: the library takes seconds to load, so it is loaded while functions are bundled, until stdin ends. */
import { text } from 'node:stream/consumers';
import { synthesize } from './synthesize.ts';

await text(process.stdin);
synthesize();
