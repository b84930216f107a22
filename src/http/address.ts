/** Refuses addresses that a credential must not be sent to. */
import { InvalidOptionError } from './errors.js';

/** The address of a provider. */
export interface Address {
  readonly provider: string;
  readonly origin: string;
  /** The base URL without a trailing slash. */
  readonly baseUrl: string;
}

const LOOPBACK = /^(localhost|127(\.\d{1,3}){3}|\[::1\])$/;

/** The ports that `fetch` refuses to send to (Fetch standard, "bad port"). */
const BLOCKED_PORTS: ReadonlySet<number> = new Set([
  0, 1, 7, 9, 11, 13, 15, 17, 19, 20, 21, 22, 23, 25, 37, 42, 43, 53, 69, 77, 79, 87, 95, 101, 102, 103, 104,
  109, 110, 111, 113, 115, 117, 119, 123, 135, 137, 139, 143, 161, 179, 389, 427, 465, 512, 513, 514, 515,
  526, 530, 531, 532, 540, 548, 554, 556, 563, 587, 601, 636, 989, 990, 993, 995, 1719, 1720, 1723, 2049,
  3659, 4045, 4190, 5060, 5061, 6000, 6566, 6665, 6666, 6667, 6668, 6669, 6679, 6697, 10080,
]);

/** @throws InvalidOptionError for a base URL that a credential must not be sent to. */
export function addressOf(provider: string, baseUrl: string): Address {
  const refuse = (why: string): never => {
    throw new InvalidOptionError(`the base URL ${why}.`, { provider });
  };
  const url = URL.canParse(baseUrl) ? new URL(baseUrl) : refuse('is not a URL, such as https://example.com');
  if (url.protocol !== 'https:' && url.protocol !== 'http:') refuse('must begin with https://');
  if (url.protocol === 'http:' && !LOOPBACK.test(url.hostname)) {
    refuse(
      'must begin with https://; http:// would send the credential in the clear and is for loopback only',
    );
  }
  if (url.port !== '' && BLOCKED_PORTS.has(Number(url.port)))
    refuse(`has the port ${url.port}, which fetch refuses`);
  if (url.username || url.password) refuse('must not hold a user name or a password');
  if (url.search || url.hash) refuse('must not have a query or a fragment');
  const base = url.pathname.replace(/\/+$/, '');
  return { provider, origin: url.origin, baseUrl: url.origin + base };
}
