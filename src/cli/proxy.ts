/** Says that a proxy is named in a variable that nothing reads, a common reason for not reaching a provider. */
import { isExempt, noProxyIn, PROXY_VARIABLES } from '../undici/proxy-settings.js';
import type { Environment } from './surroundings.js';

/**
 * @param baseUrls The servers that were not reached.
 * @returns A line for people, without the proxy's address, which may have a password.
 */
export function unreadProxy(environment: Environment, baseUrls: readonly string[]): string | undefined {
  const isSet = (name: string) => Boolean(environment[name]);
  const unread = ['ALL_PROXY', 'all_proxy'].filter(isSet);
  if (unread.length === 0 || PROXY_VARIABLES.some(isSet)) return undefined;
  const noProxy = noProxyIn(environment);
  if (baseUrls.every((url) => isExempt(new URL(url), noProxy))) return undefined;
  const are = unread.length === 1 ? 'is' : 'are';
  return `${unread.join(', ')} ${are} set, but not used: name the proxy in HTTPS_PROXY.`;
}
