/**
 * One address for each page: lower case, without a slash at the end. Other spellings are redirected to it, with the query.
 * Ids under `/v1` and `/data` are in upper case and stay unchanged.
 *
 * CloudFront runs this file unchanged, before it looks for a page (CloudFront Functions, cloudfront-js-2.0, viewer request).
 */

/** Letters, digits and hyphens between single slashes: only pages have such paths, and none leads to another website. */
const PAGE = /^(?:\/[A-Za-z0-9-]+)+\/*$/;
const ANSWER = /^\/(?:v1|data)(?:\/[A-Za-z0-9-][A-Za-z0-9.-]*)*\/?$/i;

const NOT_FOUND = /^\/[a-z-]+\/404$/;

// biome-ignore lint/correctness/noUnusedVariables: CloudFront calls it.
function handler(event) {
  const request = event.request;
  const address = addressOf(request.uri);
  if (address === request.uri) {
    // The page that says "not found" is no page of its own: asked for by name, it is not found either.
    if (NOT_FOUND.test(address)) request.uri = '/404';
    return request;
  }
  return {
    statusCode: 301,
    statusDescription: 'Moved Permanently',
    headers: {
      location: { value: address + queryOf(request.querystring) },
      'cache-control': { value: 'public, max-age=86400' },
    },
  };
}

function addressOf(uri) {
  if (ANSWER.test(uri)) {
    const first = uri.split('/')[1];
    return `/${first.toLowerCase()}${uri.slice(1 + first.length)}`;
  }
  return PAGE.test(uri) ? uri.toLowerCase().replace(/\/+$/, '') : uri;
}

function queryOf(querystring) {
  const parts = [];
  Object.keys(querystring).forEach((name) => {
    const one = querystring[name];
    (one.multiValue || [one]).forEach((given) => {
      const value = encoded(given.value);
      parts.push(encoded(name) + (value === '' ? '' : `=${value}`));
    });
  });
  return parts.length > 0 ? `?${parts.join('&')}` : '';
}

/** Encoded characters stay; any other character that could end a name, a value or the header is encoded. */
function encoded(text) {
  return (
    text
      .replace(/%(?![0-9A-Fa-f]{2})/g, '%25')
      // Half of a pair of surrogates is no character: it cannot be encoded.
      .replace(/[\ud800-\udfff]/gu, '%EF%BF%BD')
      .replace(/[^A-Za-z0-9%+._~!$'()*,;:@/?=-]/gu, (character) => encodeURIComponent(character))
  );
}
