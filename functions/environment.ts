/** The environment variables that the template gives a function, parsed once at start. */
import * as z from 'zod/mini';

const NAMES = {
  TABLE_NAME: z.string().check(z.minLength(1)),
  EVIDENCE_BUCKET: z.string().check(z.minLength(1)),
  SITE_BUCKET: z.string().check(z.minLength(1)),
  SITE_ORIGIN: z.string().check(z.regex(/^https?:\/\/[A-Za-z0-9.-]+(:\d+)?$/)),
  SITE_CONTACT: z.string().check(z.regex(/^(?:mailto:[^\s@"<>]+@[^\s@"<>]+|https:\/\/[^\s"<>]+)$/)),
  FEED_AUTHORITY: z.string().check(z.regex(/^[a-z0-9.-]+(:\d+)?$/)),
  EDITIONS_QUEUE_URL: z.url(),
  PUBLICATIONS_QUEUE_URL: z.url(),
  RATES_QUEUE_URL: z.url(),
  RELEASES_QUEUE_URL: z.url(),
  ROUNDS_QUEUE_URL: z.url(),
} as const;
/**
 * The ISO day as on which the whole app runs (`npm start -- --day`); undefined: today, as it is wherever it is deployed. What a
 * function answers or publishes as on another day says so.
 * @throws Error if a day is given to a function that is deployed: nobody may take its figures for those of today.
 */
export function asOnDay(
  variables: Readonly<Record<string, string | undefined>> = process.env,
): string | undefined {
  const { AS_ON_DAY, AWS_EXECUTION_ENV, AWS_LAMBDA_RUNTIME_API } = variables;
  if (AS_ON_DAY === undefined) return undefined;
  // Lambda sets both for every function; the target of one machine sets neither.
  if (AWS_EXECUTION_ENV !== undefined || AWS_LAMBDA_RUNTIME_API !== undefined)
    throw new Error('AS_ON_DAY is for one machine alone (npm start -- --day), and this function is deployed');
  return AS_ON_DAY;
}

export type EnvironmentName = keyof typeof NAMES;

/**
 * Reads the named variables.
 * @throws Error that names the first missing or malformed variable: a fault of the deployment.
 */
export function environment<N extends EnvironmentName>(
  names: readonly N[],
  variables: Readonly<Record<string, string | undefined>> = process.env,
): Record<N, string> {
  const read = {} as Record<N, string>;
  for (const name of names) {
    const parsed = NAMES[name].safeParse(variables[name]);
    if (!parsed.success) throw new Error(`environment variable ${name} is missing or malformed`);
    read[name] = parsed.data;
  }
  return read;
}
