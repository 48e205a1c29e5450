/** Every path of the API, listed in the answer to an unknown path. A test compares the list with the operations. */
export const API_PATHS = [
  '/v1/corridors',
  '/v1/corridors/{corridor}',
  '/v1/corridors/{corridor}/offers',
  '/v1/corridors/{corridor}/cheapest-by-amount',
  '/v1/corridors/{corridor}/check',
  '/v1/corridors/{corridor}/indicators',
  '/v1/indicators',
  '/v1/check',
  '/v1/providers',
  '/v1/health',
  '/v1/rates',
  '/v1/rates/{currency}',
  '/v1/sources',
  '/v1/openapi.json',
] as const;
