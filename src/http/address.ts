/** Makes sure that a request goes where it should: to the configured origin, on a path of the contract. */
import type { Contract, Operation } from '../../generated/contract.js';
import { InvalidOptionError, InvalidRequestError, InvalidTargetError } from './errors.js';
import { problemOfId, quoteId } from './target.js';

interface Route {
  readonly operation: Operation;
  readonly pattern: RegExp;
  /** The whole URL, where the ids in it are letters, digits, `_` and `-`: nothing that parsing could change. */
  readonly plainUrl: RegExp;
}

/** Where a provider is reached. */
export interface Address {
  readonly provider: string;
  readonly origin: string;
  /** The base URL without a trailing slash. */
  readonly baseUrl: string;
  /** The operations, each with the pattern of the whole path that a request of it must have. */
  readonly routes: readonly Route[];
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
export function addressOf(contract: Contract, baseUrl: string = contract.servers[0]): Address {
  const { provider } = contract;
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
  const routes = Object.values(contract.operations).map((operation) => ({
    operation,
    pattern: patternOf(base + operation.path, '([^/]+)'),
    plainUrl: patternOf(url.origin + base + operation.path, '[\\w-]+'),
  }));
  return { provider, origin: url.origin, baseUrl: url.origin + base, routes };
}

function patternOf(template: string, parameter: string): RegExp {
  const literals = template.split(/\{\w+\}/).map((text) => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'));
  return new RegExp(`^${literals.join(parameter)}$`);
}

/**
 * The operation that a request is of, judged by where it would really arrive.
 *
 * @throws InvalidRequestError for another origin, a query, or a method that no operation has.
 * @throws InvalidTargetError where the contact id has changed the path, or cannot be one.
 */
export function operationAt(address: Address, method: string, href: string): Operation {
  for (const { operation, plainUrl } of address.routes) {
    if (operation.method === method && plainUrl.test(href)) return operation;
  }
  const { provider } = address;
  const url = new URL(href);
  if (url.origin !== address.origin) {
    throw new InvalidRequestError(
      'the request would go to another origin than the base URL. Nothing was sent.',
      { provider },
    );
  }
  if (url.search || url.hash) {
    throw new InvalidRequestError('the contract has no query parameters. Nothing was sent.', { provider });
  }
  const ofMethod = address.routes.filter(({ operation }) => operation.method === method);
  if (ofMethod.length === 0) {
    throw new InvalidRequestError(`the contract has no operation with ${method}. Nothing was sent.`, {
      provider,
    });
  }
  for (const { operation, pattern } of ofMethod) {
    const match = pattern.exec(url.pathname);
    if (match) {
      for (const segment of match.slice(1)) assertSegment(provider, operation, segment);
      return operation;
    }
  }
  const expected = ofMethod.map(({ operation }) => operation.path).join(' or ');
  throw new InvalidTargetError(
    `the path of the request is not ${expected}; an empty contact id, "." or ".." changes it. Nothing was sent.`,
    { provider },
  );
}

function assertSegment(provider: string, operation: Operation, segment: string): void {
  const id = decodeURIComponent(segment);
  const problem = /^\{\w+\}$/.test(id) && operation.path.includes(id) ? 'was left out' : problemOfId(id);
  if (problem) {
    throw new InvalidTargetError(`the contact id ${quoteId(id)} ${problem}. Nothing was sent.`, {
      provider,
      operation: operation.operationId,
    });
  }
}
