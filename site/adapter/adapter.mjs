/** Our Astro adapter: its server entry renders one page at a time and starts no server. */

/** @returns {import('astro').AstroIntegration} */
export default function rendererAdapter() {
  return {
    name: 'karvon-renderer',
    hooks: {
      'astro:config:done': ({ setAdapter }) => {
        setAdapter({
          name: 'karvon-renderer',
          entrypointResolution: 'auto',
          serverEntrypoint: new URL('./entry.ts', import.meta.url),
          adapterFeatures: { buildOutput: 'server' },
          supportedAstroFeatures: { serverOutput: 'stable', staticOutput: 'unsupported' },
        });
      },
    },
  };
}
