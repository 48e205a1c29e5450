/** A CSV file imported as a module is its text. infra/build/csv-modules.mjs and csv-plugin.mjs make it so, and esbuild's loader. */
declare module '*.csv' {
  const text: string;
  export default text;
}
