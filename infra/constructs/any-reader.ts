/** What a page of any other website may do with what is published: read it, and ask whether it changed. */
import { Duration } from 'aws-cdk-lib';

export const ANY_READER = {
  origins: ['*'],
  /** Of a request, beside what every browser may send. */
  headers: ['if-none-match'],
  /** Of an answer, beside what every page may see. */
  exposed: ['etag', 'link', 'retry-after'],
  maxAge: Duration.days(1),
};
