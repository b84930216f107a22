/** Says that the environment names a proxy that is not used, a common reason for not reaching a provider. */
import type { Environment } from './surroundings.js';

/** What matters about the Node that runs this. */
export interface NodeProxies {
  readonly version: string;
  /** Whether it can be told to use the variables. */
  readonly canUse: boolean;
  /** Whether its fetch uses a proxy. */
  readonly doesUse: boolean;
}

/** Both spellings. Node reads the first two kinds, and only if told to. */
const READ = ['HTTPS_PROXY', 'https_proxy', 'HTTP_PROXY', 'http_proxy'];
const NOT_READ = ['ALL_PROXY', 'all_proxy'];

/**
 * @param baseUrls The servers that were not reached.
 * @returns A line for people, without the proxy's address, which may have a password.
 */
export function unusedProxy(
  environment: Environment,
  baseUrls: readonly string[],
  { version, canUse, doesUse } = thisNode(),
): string | undefined {
  const names = [...READ, ...NOT_READ].filter((name) => environment[name]);
  const noProxy = environment.NO_PROXY || environment.no_proxy || '';
  if (doesUse || names.length === 0 || baseUrls.every((url) => isExempt(url, noProxy))) return undefined;
  const naming = names.some((name) => READ.includes(name)) ? '' : 'name the proxy in HTTPS_PROXY, and ';
  const remedy = canUse ? 'set NODE_USE_ENV_PROXY=1' : 'use Node 24 with NODE_USE_ENV_PROXY=1';
  const [are, them] = names.length === 1 ? ['is', 'it'] : ['are', 'them'];
  return `${names.join(', ')} ${are} set, but Node ${version} does not use ${them} now: ${naming}${remedy}.`;
}

function isExempt(url: string, noProxy: string): boolean {
  const { hostname } = new URL(url);
  return noProxy
    .split(/[\s,]+/)
    .map((entry) => entry.replace(/^\*?\./, '').replace(/:\d+$/, ''))
    .some(
      (entry) => entry === '*' || (entry !== '' && (hostname === entry || hostname.endsWith(`.${entry}`))),
    );
}

/** Looks at fetch's dispatcher, which says more than variables and options, since these differ between versions. */
function thisNode(): NodeProxies {
  const dispatchers = ['undici.globalDispatcher.1', 'undici.globalDispatcher.2'].map((name) => {
    const dispatcher: unknown = Reflect.get(globalThis, Symbol.for(name));
    return dispatcher instanceof Object ? dispatcher.constructor.name : '';
  });
  return {
    version: process.versions.node,
    canUse: process.allowedNodeEnvironmentFlags.has('--use-env-proxy'),
    doesUse: dispatchers.some((name) => /Proxy/.test(name)),
  };
}
