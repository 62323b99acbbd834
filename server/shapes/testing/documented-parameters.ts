/**
 * The query parameters of `GET /v1/shape`, as `website/electric-api.yaml` of electric-sql/electric lists them at commit
 * dc07a1e6c8ff459b59ce407cdb6bf2f7fd068f36. `params` is exploded: `params[1]`, `params[2]`.
 */
export const documentedParameters: readonly string[] = [
  'table',
  'offset',
  'live',
  'live_sse',
  'experimental_live_sse',
  'cursor',
  'handle',
  'where',
  'params',
  'columns',
  'queryable_columns',
  'replica',
  'log',
  'subset__where',
  'subset__params',
  'subset__limit',
  'subset__offset',
  'subset__order_by',
  'secret',
  'api_secret',
];

/** What the official client (`@electric-sql/client` 1.5.28) sends besides, to get past caches; the document has neither. */
export const parametersOfTheClient: readonly string[] = ['expired_handle', 'cache-buster'];
