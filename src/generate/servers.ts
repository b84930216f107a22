/** The servers that a client may use: absolute https URLs with their variables replaced. */
import { isObject, type JsonObject, objectOf, stringOf } from './json.js';
import type { Remarks } from './remarks.js';

const ADVICE = 'Write a whole URL there, or give one with --server <url>.';
const LOOPBACK = /^(localhost|127(\.\d{1,3}){3}|\[::1\])$/;

/** @param given Replaces those in the document. */
export function serversOf(
  document: JsonObject,
  given: string | undefined,
  { problems, notes }: Remarks,
): readonly string[] {
  if (given !== undefined) {
    const why = problemOf(given);
    if (why) problems.push(`--server ${given}: ${why}.`);
    return [given];
  }
  const listed = Array.isArray(document.servers) ? document.servers : [];
  const servers = listed.map((server, index) => {
    const url = withDefaults(objectOf(server));
    return { url, why: problemOf(url), pointer: `#/servers/${index}` };
  });
  const unusable = servers.flatMap(({ url, why, pointer }) => (why ? [`${pointer}: ${url} ${why}.`] : []));
  const usable = servers.flatMap(({ url, why }) => (why ? [] : [url]));
  if (servers.length === 0) problems.push(`#/servers: no server is named. ${ADVICE}`);
  else if (usable.length === 0) problems.push(...unusable.map((line) => `${line} ${ADVICE}`));
  else notes.push(...unusable.map((line) => `${line} It is left out.`));
  return [...new Set(usable)];
}

function withDefaults(server: JsonObject): string {
  const variables = objectOf(server.variables);
  return (stringOf(server.url) ?? '').replace(/\{([^{}]*)\}/g, (whole, name: string) => {
    const variable = Object.hasOwn(variables, name) ? variables[name] : undefined;
    const value = isObject(variable) ? variable.default : undefined;
    return typeof value === 'string' || typeof value === 'number' ? String(value) : whole;
  });
}

function problemOf(text: string): string | undefined {
  if (/[{}]/.test(text)) return 'has a variable without a default';
  if (!/^https?:\/\//i.test(text) || !URL.canParse(text)) return 'is not an absolute URL';
  const url = new URL(text);
  if (url.protocol === 'http:' && !LOOPBACK.test(url.hostname))
    return 'begins with http://, which would send a credential in the clear';
  if (url.username || url.password) return 'holds a user name or a password';
  return url.search || url.hash ? 'has a query or a fragment' : undefined;
}
