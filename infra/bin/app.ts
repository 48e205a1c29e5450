/** What the CDK's own command runs (cdk.json), with the functions built. */
import { synthesize } from './synthesize.ts';

synthesize();
