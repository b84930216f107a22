/** Says that the environment names a proxy that is not used, a common reason for not reaching a provider. */
import { isExempt, noProxyIn, PROXY_VARIABLES } from '../undici/proxy-settings.js';
import type { Environment } from './surroundings.js';

/** What matters about the Node that runs this. */
export interface NodeProxies {
  readonly version: string;
  /** Whether it can be set to use the variables. */
  readonly canUse: boolean;
  /** Whether its fetch uses a proxy. */
  readonly doesUse: boolean;
}

const NOT_READ = ['ALL_PROXY', 'all_proxy'];

/**
 * @param baseUrls The servers that were not reached.
 * @param sender What sent the requests: undici's own client, or the `fetch` of this Node.
 * @returns A line for people, without the proxy's address, which may have a password.
 */
export function unusedProxy(
  environment: Environment,
  baseUrls: readonly string[],
  sender: NodeProxies | 'undici' = thisNode(),
): string | undefined {
  const read = PROXY_VARIABLES.filter((name) => environment[name]);
  const names = [...read, ...NOT_READ.filter((name) => environment[name])];
  const noProxy = noProxyIn(environment);
  if (names.length === 0 || baseUrls.every((url) => isExempt(new URL(url), noProxy))) return undefined;
  const [are, them] = names.length === 1 ? ['is', 'it'] : ['are', 'them'];
  if (sender === 'undici') {
    const isUsed = read.length > 0;
    return isUsed
      ? undefined
      : `${names.join(', ')} ${are} set, but not used: name the proxy in HTTPS_PROXY.`;
  }
  const { version, canUse, doesUse } = sender;
  if (doesUse) return undefined;
  const naming = read.length > 0 ? '' : 'name the proxy in HTTPS_PROXY, and ';
  const remedy = `install the package undici${canUse ? ', or set NODE_USE_ENV_PROXY=1' : ''}`;
  return `${names.join(', ')} ${are} set, but Node ${version} does not use ${them} now: ${naming}${remedy}.`;
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
