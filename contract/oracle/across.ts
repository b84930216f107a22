/** Checks that hold for every spec, whatever the provider. */
import { type Elsewhere, type PublishedOperation, published } from '../fixtures/published.js';
import { compile, type Provider, resolve, type Spec } from '../spec.js';
import { agree, type Check, type Subject } from './check.js';
import { isSameOperation } from './claims.js';
import { payloads } from './payloads.js';
import {
  answerOf,
  exampleOf,
  linksOf,
  operationOf,
  parameterOf,
  proseIn,
  requestOf,
  responseOf,
  schemaOf,
  schemaPointerIn,
  schemeOf,
  states,
} from './place.js';

const METHODS = ['get', 'put', 'post', 'delete', 'options', 'head', 'patch', 'trace'] as const;

const pagesOf = (provider: Provider) => published.filter((page) => page.provider === provider);

function operations({ provider, spec }: Subject): void {
  const documented = Object.entries(spec.paths).flatMap(([path, item]) =>
    METHODS.filter((method) => method in item).map((method) => `${method.toUpperCase()} ${path}`),
  );
  const pages = pagesOf(provider).map(({ method, path }) => `${method} ${path}`);
  agree(documented.sort(), [...new Set(pages)].sort(), 'the operations are those of the pages');
}

function servers({ provider, spec }: Subject): void {
  for (const page of pagesOf(provider))
    agree(
      spec.servers.map(({ url }) => url),
      page.servers.map(({ url }) => url),
      `the servers are those of ${page.operationId}, in their order`,
    );
}

/** What a mark must mention, by the source of the fact. */
const MARKS: Record<Elsewhere, RegExp> = {
  'developer hub': /developer hub/i,
  'other pages': /\bother pages\b/i,
  'sister site': /\bsister site\b/i,
  inferred: /\binferred\b/i,
};

/** Readers of the spec must see what its page does not state, and where it comes from. */
function factsFromElsewhereAreMarked({ provider, spec }: Subject): void {
  const marked = (
    node: { 'x-assumption'?: string } | undefined,
    source: Elsewhere | undefined,
    what: string,
  ) => {
    if (source) agree(states(node?.['x-assumption'], MARKS[source]), true, `${what} is marked: ${source}`);
  };
  for (const page of pagesOf(provider)) {
    for (const { url, elsewhere } of page.servers)
      marked(
        spec.servers.find((server) => server.url === url),
        elsewhere,
        url,
      );
    for (const { header, elsewhere } of page.credentials) marked(schemeOf(spec, header), elsewhere, header);
    for (const { name, elsewhere } of page.queryParameters ?? [])
      if (elsewhere) marked(parameterOf(spec, page, 'query', name).parameter, elsewhere, name);
    for (const { path, elsewhere } of page.responseFields)
      marked(schemaOf(spec, answerOf(page, 200), path), elsewhere, path);
    for (const { status, elsewhere } of page.statuses)
      marked(responseOf(spec, page, status), elsewhere, `${status} of ${page.operationId}`);
  }
}

function dialect({ spec }: Subject): void {
  agree(/^3\.1\./.test(spec.openapi), true, 'OpenAPI 3.1');
  // Without it, the mock would fall back to draft 7.
  agree(spec.jsonSchemaDialect, 'https://json-schema.org/draft/2020-12/schema', 'the dialect of the schemas');
}

function pagesAreLinked({ provider, spec }: Subject): void {
  for (const page of pagesOf(provider).filter(({ page }) => page.url !== 'companion'))
    agree(linksOf(spec, page).includes(page.page.url), true, `${page.operationId} links ${page.page.url}`);
}

function payloadsAreExamples({ provider, spec }: Subject): void {
  for (const [name, value] of Object.entries(payloads))
    if (name.startsWith(`${provider}/`))
      agree(exampleOf(spec, value) !== undefined, true, `${name} is a named example`);
}

/** The statuses that any page of the operation documents. */
const publishedStatuses = (page: PublishedOperation) =>
  published
    .filter((other) => isSameOperation(other, page))
    .flatMap(({ statuses }) => statuses.map(({ status }): number => status));

function noOtherStatus({ provider, spec }: Subject): void {
  for (const page of pagesOf(provider)) {
    const known = publishedStatuses(page);
    // HEAD answers as GET does, by HTTP and by the spec.
    if (page.method === 'HEAD')
      for (const other of pagesOf(provider))
        if (other.method === 'GET' && other.path === page.path) known.push(...publishedStatuses(other));
    const documented = Object.keys(operationOf(spec, page).responses);
    agree(
      documented.filter((status) => !known.includes(Number(status))),
      [],
      `no page has these statuses of ${page.operationId}`,
    );
  }
}

function assumedStatusesAreMarked({ provider, spec }: Subject): void {
  for (const page of pagesOf(provider)) {
    const operation = operationOf(spec, page);
    const unmarked = Object.keys(operation.responses)
      .map(Number)
      .filter((status) => !publishedStatuses(page).includes(status))
      .filter((status) => !(operation['x-assumption'] ?? responseOf(spec, page, status)['x-assumption']));
    agree(unmarked, [], `statuses of ${page.operationId} that no page has carry x-assumption`);
  }
}

/** HEAD fails as GET does, with the same words, since the spec assumes that. */
function headIsAsGet({ provider, spec }: Subject): void {
  for (const head of pagesOf(provider).filter(({ method }) => method === 'HEAD'))
    for (const get of pagesOf(provider).filter(({ method, path }) => method === 'GET' && path === head.path))
      agree(failuresOf(spec, head), failuresOf(spec, get), 'the failures of HEAD are those of GET');
}

const failuresOf = (spec: Spec, page: PublishedOperation) =>
  Object.keys(operationOf(spec, page).responses)
    .map(Number)
    .filter((status) => status >= 400)
    .map((status) => ({ status, description: responseOf(spec, page, status).description }));

/** A body that no page shows must not be in the spec, and a body that is shown must not be optional. */
function bodies({ provider, spec }: Subject): void {
  for (const page of pagesOf(provider)) {
    const operation = operationOf(spec, page);
    const takesBody = page.requestFields.length > 0;
    agree(operation.requestBody !== undefined, takesBody, `${page.operationId} takes a body`);
    for (const status of Object.keys(operation.responses).map(Number)) {
      const shown = published
        .filter((other) => isSameOperation(other, page))
        .flatMap(({ statuses }) => statuses.filter((it) => it.status === status))
        .map(({ body }) => body);
      const response = responseOf(spec, page, status);
      const types = shown.some((body) => body !== 'none shown') ? ['application/json'] : [];
      agree(Object.keys(response.content ?? {}), types, `the body of ${page.operationId} ${status}`);
      const optional = shown.includes('illustrative') ? true : undefined;
      agree(response['x-body-optional'], optional, `x-body-optional of ${page.operationId} ${status}`);
    }
  }
}

function noInventedLimits({ provider, spec }: Subject): void {
  const many = Array.from({ length: 10_000 }, (_, index) => index + 1);
  const batches = {
    huduma: { trash: true, ids: many },
    wabotify: { workspaceId: 'w', contactIds: many.map((id) => ({ ids: `${id}` })) },
    sendme123: undefined,
  };
  for (const page of pagesOf(provider).filter(({ requestFields }) => requestFields.length > 0))
    agree(
      compile(spec, schemaPointerIn(spec, requestOf(page)))(batches[provider]),
      true,
      'a batch of 10,000',
    );
  const said = {
    huduma: () => states(proseIn(spec), /no rate limit/i, /size of a batch/i),
    wabotify: () => states(proseIn(spec), /transaction/i, /limit/i, /not stated/i),
    sendme123: () =>
      pagesOf(provider)
        .filter((page) => 429 in operationOf(spec, page).responses)
        .every((page) =>
          states(responseOf(spec, page, 429).description, /neither the limit\b[^.]*documented/i),
        ),
  };
  agree(said[provider](), true, 'that no limit is stated');
}

/** An error example with the status of another error would mislead readers. */
function examplesStateTheirStatus({ provider, spec }: Subject): void {
  for (const page of pagesOf(provider).filter(({ errorFields }) => errorFields.length > 0))
    for (const status of Object.keys(operationOf(spec, page).responses).map(Number)) {
      const media = responseOf(spec, page, status).content?.['application/json'];
      for (const example of Object.values(media?.examples ?? {})) {
        const { value } = resolve<{ value?: unknown }>(spec, example);
        const said = (value as { status?: unknown } | undefined)?.status;
        agree(`${said}`.startsWith(`${status} `), true, `the example of ${status} says ${said}`);
      }
    }
}

export const acrossChecks: readonly Check[] = [
  { name: 'documents the operations of the pages, and no other', judge: operations },
  { name: 'names the servers of the pages, and no other', judge: servers },
  { name: 'marks what only another page says, or nobody', judge: factsFromElsewhereAreMarked },
  { name: 'is OpenAPI 3.1 with schemas of 2020-12', judge: dialect },
  { name: 'links every page', judge: pagesAreLinked },
  { name: "has the pages' payloads as named examples", judge: payloadsAreExamples },
  { name: 'has no status that no page documents', judge: noOtherStatus },
  {
    name: 'marks a status that this page does not document as an assumption',
    judge: assumedStatusesAreMarked,
  },
  { name: 'says of HEAD what it says of GET', judge: headIsAsGet },
  { name: 'has a body where a page shows one, and nowhere else', judge: bodies },
  { name: 'invents no limit, and says that none is stated', judge: noInventedLimits },
  { name: 'shows no error with the status of another', judge: examplesStateTheirStatus },
];
