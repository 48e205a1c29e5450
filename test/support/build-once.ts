/**
 * Runs before all tests: builds the site and synthesizes the app (skipped if their sources have not changed), unpacks the
 * browser, and makes a folder for what the test files of this run share.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { BuildFailed, buildApp } from '../../infra/build/build-app.ts';
import { installBrowser } from './browser.ts';

export async function setup(project: TestProject): Promise<() => void> {
  const runFolder = mkdtempSync(join(tmpdir(), 'karvon-run-'));
  project.provide('runFolder', runFolder);
  try {
    await Promise.all([buildApp(), installBrowser()]);
  } catch (error) {
    if (error instanceof BuildFailed) console.error(error.output);
    throw error;
  }
  return () => rmSync(runFolder, { recursive: true, force: true });
}
