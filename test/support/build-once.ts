/**
 * Runs before all tests: builds the site and synthesizes the app (skipped if their sources have not changed), and unpacks the
 * browser.
 */
import { BuildFailed, buildApp } from '../../infra/build/build-app.ts';
import { installBrowser } from './browser.ts';

export async function setup(): Promise<void> {
  try {
    await Promise.all([buildApp(), installBrowser()]);
  } catch (error) {
    if (error instanceof BuildFailed) console.error(error.output);
    throw error;
  }
}
