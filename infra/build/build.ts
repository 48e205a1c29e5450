/** `npm run build`: the site and the cloud assembly, under `.karvon/`. */
import { BuildFailed, buildApp } from './build-app.ts';

try {
  await buildApp({ log: console.log });
} catch (error) {
  if (!(error instanceof BuildFailed)) throw error;
  console.error(error.output);
  throw error;
}
