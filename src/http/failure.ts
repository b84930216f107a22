/** Reads what a failed `fetch` threw: whether anything was sent, why it failed, and what of it can be handed on. */
import { withoutQueries } from './withheld.js';

/** An error as runtimes make them: a `TypeError` that has the system's error, or several of them, underneath. */
interface Underneath {
  readonly code?: unknown;
  readonly syscall?: unknown;
  readonly message?: unknown;
  readonly cause?: unknown;
  readonly errors?: unknown;
}

/**
 * Whether an error says that nothing was sent: name not found, no connection, no TLS. It is asked only if the
 * runtime does not tell what was written (`wire.ts`). What isn't known for certain counts as sent.
 */
export function saysNothingWasSent(error: unknown): boolean {
  return isBeforeSending((error as Underneath | undefined)?.cause);
}

function isBeforeSending(cause: unknown): boolean {
  const { code, syscall, errors } = (cause ?? {}) as Underneath;
  // Several addresses, each of which must have failed so.
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
 * Why no connection was made or kept, as the system calls it: `ENOTFOUND`, `CERT_HAS_EXPIRED`, or what a proxy
 * answered. Nothing else of an error is quoted, since it may hold a URL or a part of an answer.
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
 * An error without what is attached to it: Node attaches the bytes of a malformed answer, and an injected
 * fetch may attach the request with its credential. Some quote the URL in their message.
 *
 * @param withheld What was in the query of the request.
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
