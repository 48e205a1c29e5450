/** A CSV file imported as a module is its text. infra/build/data-module.ts says how. */
declare module '*.csv' {
  const text: string;
  export default text;
}
