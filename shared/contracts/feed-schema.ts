/** The JSON Schema of a feed, as it is published. */
import * as z from 'zod/mini';
import { FEED_FORMAT } from '../feeds/feed.ts';
import { feedSchema } from './feed.ts';

export const feedJsonSchema = (): object => ({
  title: `A provider's feed, ${FEED_FORMAT}`,
  description:
    'What a provider charges in whole corridors. It says the form alone; the check says whether the figures can be.',
  ...z.toJSONSchema(feedSchema, { target: 'draft-2020-12', io: 'input' }),
});
