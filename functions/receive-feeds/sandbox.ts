/**
 * The party for trying: its private key is printed in docs/provider-feed-guide.md, so anybody may sign with it. What it sends goes the
 * same way as any feed up to the commit, and is never published. What it leaves is small: no evidence, feeds of 64 kB, 200 a day.
 */
import type { Party } from '../storage/parties.ts';

export const SANDBOX: Party = {
  format: 1,
  id: 'sandbox',
  role: 'provider',
  name: 'Sandbox',
  type: 'unknown',
  domain: 'example.org',
  licences: [],
  keys: [
    {
      id: 'guide',
      publicKey: 'kdzibuXI5Vpo8ueR5oSMFyNRLAQFMvDfr9bptJO2wiA',
      from: '2026-01-01T00:00:00.000Z',
      until: null,
      revokedAt: null,
    },
  ],
  acts: [],
};
