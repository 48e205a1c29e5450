/**
 * Lets any website read the data files, like the API: without this, the bucket would refuse a browser's preflight request.
 * The other answers get their header from the policy of the path rule.
 *
 * CloudFront runs this file unchanged (CloudFront Functions, cloudfront-js-2.0, viewer request).
 */

// biome-ignore lint/correctness/noUnusedVariables: CloudFront calls it.
function handler(event) {
  if (event.request.method !== 'OPTIONS') return event.request;
  return {
    statusCode: 204,
    statusDescription: 'No Content',
    headers: {
      allow: { value: 'GET, HEAD, OPTIONS' },
      'access-control-allow-origin': { value: '*' },
      'access-control-allow-methods': { value: 'GET,HEAD' },
      'access-control-allow-headers': { value: 'if-none-match' },
      'access-control-max-age': { value: '86400' },
    },
  };
}
