/** The size of the comparison in the browser: with all its imports, minified and compressed. */
import { brotliCompressSync, gzipSync } from 'node:zlib';
import { build } from 'esbuild';
import { describe, expect, it } from 'vitest';

const LIMIT_BYTES = 6000;

describe('the comparison in the browser', () => {
  it('is at most 6 kB compressed, made of money, model and pricing only', async () => {
    const { outputFiles, metafile } = await build({
      entryPoints: ['shared/pricing/offers.ts'],
      bundle: true,
      minify: true,
      format: 'esm',
      target: 'es2020',
      metafile: true,
      write: false,
    });
    const code = outputFiles[0]?.contents ?? new Uint8Array();
    const sizes = { gzip: gzipSync(code, { level: 9 }).length, brotli: brotliCompressSync(code).length };
    console.log(
      'shared/pricing/offers.ts for the browser, bytes:',
      JSON.stringify({ minified: code.length, ...sizes }),
    );
    expect(code.length).toBeGreaterThan(1000);
    expect(sizes.gzip).toBeLessThanOrEqual(LIMIT_BYTES);
    expect(sizes.brotli).toBeLessThanOrEqual(LIMIT_BYTES);
    for (const file of Object.keys(metafile.inputs)) expect(file).toMatch(/^shared\/(money|model|pricing)\//);
  });
});
