/** Reads what a failed `fetch` threw: whether anything was sent, why it failed, and which parts of it are safe to show. */
import { withoutQueries } from './withheld.js';

/** An error as runtimes throw it: a `TypeError` with one or several system errors as its cause. */
interface Underneath {
  readonly code?: unknown;
  readonly syscall?: unknown;
  readonly message?: unknown;
  readonly cause?: unknown;
  readonly errors?: unknown;
}

/**
 * Whether an error says that nothing was sent: unknown host name, no connection, no TLS. Used only if the runtime does not
 * report what was written (`wire.ts`). In doubt, the request counts as sent.
 */
export function saysNothingWasSent(error: unknown): boolean {
  return isBeforeSending((error as Underneath | undefined)?.cause);
}

function isBeforeSending(cause: unknown): boolean {
  const { code, syscall, errors } = (cause ?? {}) as Underneath;
  // Several addresses were tried, and each attempt must have failed before sending.
  if (Array.isArray(errors) && errors.length > 0) return errors.every(isBeforeSending);
  return (
    syscall === 'connect' ||
    syscall === 'getaddrinfo' ||
    /^(ECONNREFUSED|ENOTFOUND|EAI_AGAIN|UND_ERR_CONNECT_TIMEOUT|CERT_|ERR_TLS_|ERR_SSL_)/.test(
      String(code),
    ) ||
    /^(DEPTH_ZERO_SELF_SIGNED_CERT|SELF_SIGNED_CERT_IN_CHAIN|UNABLE_TO_(GET|VERIFY)_\w+)$/.test(String(code))
  );
}

/**
 * Why there was no connection, or why it broke, by the system's code: `ENOTFOUND`, `CERT_HAS_EXPIRED`, or the status of a
 * proxy's answer. Nothing else of an error is quoted, since it may hold a URL or part of an answer.
 */
export function reasonOf(error: unknown, depth = 4): string | undefined {
  if (typeof error !== 'object' || error === null || depth === 0) return undefined;
  const { code, message, cause, errors } = error as Underneath;
  const proxy = /^Proxy response \((\d{3})\)/.exec(String(message))?.[1];
  if (proxy) return `the proxy answered ${proxy}`;
  const deeper = [cause, ...(Array.isArray(errors) ? errors : [])];
  for (const each of deeper) {
    const reason = reasonOf(each, depth - 1);
    if (reason) return reason;
  }
  return typeof code === 'string' && /^[A-Z][A-Z0-9_]{2,60}$/.test(code) ? code : undefined;
}

/**
 * A copy of an error without its extra properties: Node attaches the bytes of a malformed answer, and an injected `fetch`
 * may attach the request with its credential. Queries are removed from the texts, since some messages quote the URL.
 *
 * @param withheld Values from the query of the request.
 */
export function plainError(error: unknown, withheld: RegExp | undefined, depth = 3): unknown {
  if (!(error instanceof Error) || depth === 0) return undefined;
  const { name, message, stack, cause } = error;
  const { code } = error as { code?: unknown };
  const shown = (text: unknown) => (typeof text === 'string' ? withoutQueries(text, withheld) : text);
  const plain = new Error(withoutQueries(message, withheld), {
    cause: plainError(cause, withheld, depth - 1),
  });
  for (const [key, value] of Object.entries({ name, stack, code })) {
    Object.defineProperty(plain, key, { value: shown(value) });
  }
  return plain;
}
