/** What any other website may do with published data: read it, and check whether it changed. */
import { Duration } from 'aws-cdk-lib';

export const ANY_READER = {
  origins: ['*'],
  /** Request headers, beside those that every browser may send. */
  headers: ['if-none-match'],
  /** Response headers, beside those that every page may see. */
  exposed: ['content-disposition', 'etag', 'link', 'retry-after'],
  maxAge: Duration.days(1),
};
