/** The settings that differ between deployments, checked before anything is built from them. */
import * as z from 'zod';

const configSchema = z.strictObject({
  /** The first part of the names of functions and stacks, so that one account can hold two deployments. */
  name: z
    .string()
    .regex(/^[a-z][a-z0-9-]{1,20}$/)
    .default('karvon'),
  /** Receives the alarms by mail; without it they appear only in the console. */
  alarmEmail: z.email().optional(),
  /** Where people reach whoever runs the site: a mail address or an https page; without it the site says that there is none. */
  contact: z
    .union([
      z.email(),
      z.string().regex(/^https:\/\/[^\s"<>]+$/, 'a mail address, or an address that begins with https://'),
    ])
    .optional(),
  /** Days that logs are kept. They contain nothing about the people who compare. */
  logRetentionDays: z.union([z.literal(30), z.literal(90), z.literal(365)]).default(90),
  /** The site's own domain name, with the ARN of its certificate in us-east-1; without it CloudFront's name is used. */
  domain: z
    .strictObject({
      name: z.hostname(),
      certificateArn: z.string().regex(/^arn:aws:acm:us-east-1:\d{12}:certificate\//),
    })
    .optional(),
  /** Only where the app runs on one machine: its own address there is what providers sign for, where others need a domain. */
  onOneMachine: z.literal(true).optional(),
});
export type Config = z.infer<typeof configSchema>;

/**
 * @param context the value of the CDK context key `karvon`, an object or its JSON (`-c karvon='{"name":"..."}'`)
 * @throws Error that says which setting is wrong
 */
export function readConfig(context: unknown): Config {
  const given: unknown = typeof context === 'string' ? JSON.parse(context) : (context ?? {});
  const parsed = configSchema.safeParse(given);
  if (!parsed.success) throw new Error(`context karvon: ${z.prettifyError(parsed.error)}`);
  return parsed.data;
}

/**
 * The host that providers sign for; undefined: it is not known, and nobody can send a feed. On one machine the target puts its own
 * in the place of this one, with its port.
 */
export const signedHost = ({ domain, onOneMachine }: Config): string | undefined =>
  domain?.name ?? (onOneMachine && 'localhost');

/** A contact as a link: a mail address gets its scheme. */
export const contactLink = (contact: string): string =>
  contact.startsWith('https://') ? contact : `mailto:${contact}`;
