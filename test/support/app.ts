/** The whole app on this machine, with an empty data folder of its own, as `npm start` runs it. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DATA_MANIFEST } from '../../functions/publish-pages/data-manifest-key.ts';
import { CDK_OUT } from '../../infra/build/paths.ts';
import { startTarget, type Target, type TargetOptions } from '../../infra/local/target.ts';

/** No function connects off the machine either. */
export const NETWORK_GUARD = ['--import', new URL('./no-network.ts', import.meta.url).href];

export interface App extends Target {
  readonly dataDir: string;
  /** Stops it and deletes its data. */
  end(): Promise<void>;
}

export async function startApp(options: Partial<TargetOptions> = {}): Promise<App> {
  const dataDir = options.dataDir ?? mkdtempSync(join(tmpdir(), 'karvon-'));
  const target = await startTarget({
    cdkOut: CDK_OUT,
    port: 0,
    threadArgs: NETWORK_GUARD,
    listing: DATA_MANIFEST,
    renderer: 'publish-pages',
    ...options,
    dataDir,
  });
  return {
    ...target,
    dataDir,
    end: async () => {
      await target.close();
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}
