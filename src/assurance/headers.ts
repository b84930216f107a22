/** Response headers that are worth a mention: those not explained by HTTP and its usual infrastructure. */

/** From HTTP itself, from browsers' rules, and from proxies and gateways. */
const EXPECTED =
  /^(:.*|accept-ranges|age|allow|alt-svc|cache-control|connection|content-[\w-]+|cross-origin-[\w-]+|date|etag|expires|keep-alive|last-modified|nel|permissions-policy|pragma|referrer-policy|report-to|reporting-endpoints|server|server-timing|set-cookie|strict-transport-security|trailer|transfer-encoding|vary|via|www-authenticate|access-control-[\w-]+|x-content-type-options|x-frame-options|x-powered-by|x-xss-protection|cf-[\w-]+)$/;

/** Their names. A name that may be personal data becomes a star. */
export const undocumentedHeaders = (names: readonly string[]) =>
  names.filter((name) => !EXPECTED.test(name)).map((name) => (/^[a-z][a-z-]{0,39}$/.test(name) ? name : '*'));
