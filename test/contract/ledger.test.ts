/**
 * Holds each spec against what its provider publishes: one test for each fact of the ledger, named
 * after it. What the structure can state is proved by behaviour of the schemas, the rest by the prose.
 */
import { readFileSync } from 'node:fs';
import { isDeepStrictEqual } from 'node:util';
import type { ValidateFunction } from 'ajv/dist/2020.js';
import { describe, expect, test } from 'vitest';
import {
  type FactId,
  type Field,
  hudumaDelete,
  type JsonType,
  ledgerFacts,
  type PublishedOperation,
  published,
  sendme123DeleteEnglish,
  sendme123DeleteSpanish,
  sendme123Get,
  sendme123Head,
  wabotifyDelete,
} from '../fixtures/published.js';
import {
  compile,
  type Example,
  isRecord,
  loadSpec,
  type MediaType,
  type Method,
  type Operation,
  pointerTo,
  type Response,
  resolve,
  type Schema,
  type SecurityScheme,
  type Spec,
} from '../spec.js';

const specs = {
  huduma: loadSpec('huduma'),
  sendme123: loadSpec('sendme123'),
  wabotify: loadSpec('wabotify'),
};
const { huduma, sendme123, wabotify } = specs;

interface HudumaRequest {
  trash: boolean;
  ids: number[];
  uuids: string[];
}

const payloads = {
  'huduma/delete-contacts.request': payload<HudumaRequest>('huduma/delete-contacts.request'),
  'huduma/delete-contacts.200': payload<{ data: object[] }>('huduma/delete-contacts.200'),
  'huduma/delete-contacts.404': payload<object>('huduma/delete-contacts.404'),
  'sendme123/delete-contact.200.receipt': payload<object>('sendme123/delete-contact.200.receipt'),
  'sendme123/delete-contact.200.contact': payload<{ status: string }>('sendme123/delete-contact.200.contact'),
  'wabotify/delete-batch.request': payload<object>('wabotify/delete-batch.request'),
  'wabotify/delete-batch.200': payload<object>('wabotify/delete-batch.200'),
};

const PERMANENT = /permanent|for good/i;
const IRREVERSIBLE = /cannot be (recovered|undone|restored)|irreversible/i;
const OMITTED = /omit|left out|leaving it out|missing|absent/i;

/** The facts that a test was registered for, in order. */
const tested: FactId[] = [];

describe('Huduma SMS', () => {
  const request = requestOf(hudumaDelete);
  const answer = answerOf(hudumaDelete, 200);
  const text = () => operationOf(hudumaDelete).description;
  const sent = payloads['huduma/delete-contacts.request'];
  const deleted = payloads['huduma/delete-contacts.200'];
  const notFound = payloads['huduma/delete-contacts.404'];

  fact('H1', 'DELETE /contacts on the v3 server deletes one contact or many', (claim) => {
    claim.place(hudumaDelete);
    claim.accepts(request, { trash: true, ids: [123] }, 'one contact');
    claim.accepts(request, { trash: true, ids: [123, 456, 789] }, 'many contacts');
    claim.says(
      proseIn(huduma),
      'one call, one or many',
      /deletes one or (many|more|several) contacts\b.*\bcall\b/i,
    );
  });

  fact('H2', 'every request carries X-Huduma with the word Bearer and the token', (claim) => {
    claim.credentials(hudumaDelete);
    claim.says(proseIn(huduma.components.securitySchemes), 'always', /every request/i);
    claim.says(proseIn(huduma.components.securitySchemes), 'not the usual', /\bAuthorization\b/);
  });

  fact('H3', 'trash is optional, and false or omitted deletes for good', (claim) => {
    claim.body(hudumaDelete);
    claim.fields(request, sent, hudumaDelete.requestFields);
    for (const given of [{}, { trash: true }, { trash: false }])
      claim.accepts(request, { ...given, ids: [123] }, `${JSON.stringify(given)} will do`);
    const trash = schemaOf(request, 'trash');
    claim.is([false, undefined].includes(trash?.default as boolean), true, 'no default but false');
    const meaning = trash?.description;
    claim.says(meaning, 'true is a soft delete', /\btrue\b[^.]*\btrash\b/i, /soft/i);
    claim.says(meaning, 'false or omitted is permanent', /false/i, OMITTED, PERMANENT);
    claim.says(meaning, 'which cannot be undone', IRREVERSIBLE);
    claim.says(text(), 'the operation warns of it', /false/i, OMITTED, PERMANENT);
  });

  fact('H4', 'ids are numbers, uuids are strings; one of the two, or both, must be there', (claim) => {
    claim.fields(request, sent, hudumaDelete.requestFields);
    claim.example(hudumaDelete, 'request', sent);
    claim.refuses(request, {}, 'neither ids nor uuids');
    claim.refuses(request, { trash: true }, 'trash alone');
    claim.accepts(request, { ids: sent.ids }, 'ids alone');
    claim.accepts(request, { uuids: sent.uuids }, 'uuids alone');
    claim.accepts(request, { ids: sent.ids, uuids: sent.uuids }, 'ids and uuids');
    claim.says(text(), 'one of the two at least', /at least one|either/i, /\bids\b/, /\buuids\b/);
  });

  fact('H5', 'an empty array does not count as given', (claim) => {
    claim.refuses(request, { ids: [] }, 'an empty ids alone');
    claim.refuses(request, { uuids: [] }, 'an empty uuids alone');
    claim.refuses(request, { trash: true, ids: [], uuids: [] }, 'both empty');
    claim.says(text(), 'empty is not given', /\bempty\b[^.]*\bnot count\b/i);
  });

  fact('H6', 'a 200 is an envelope of seven fields with the deleted contacts in data', (claim) => {
    claim.statuses(hudumaDelete);
    claim.fields(answer, deleted, hudumaDelete.responseFields);
    claim.example(hudumaDelete, 200, deleted);
    claim.says(schemaOf(answer, 'data')?.description, 'data holds them', /deleted contacts/i);
  });

  fact('H7', 'a contact has seven typed fields, email and deletedAt may be null, no uuid', (claim) => {
    claim.fields(answer, deleted, hudumaDelete.responseFields);
    const contact = schemaOf(answer, 'data[]');
    claim.is(Object.keys(contact?.properties ?? {}).includes('uuid'), false, 'no uuid is declared');
    claim.says(contact?.description, 'no uuid', /\b(no|not|without)\b[^.]*uuid/i);
    const number = schemaOf(answer, 'data[].number')?.description;
    claim.says(number, 'international, no plus', /international/i, /\b(without|no)\b[^.]*\bplus\b/i);
  });

  fact('H8', 'the errors are 400, 401, 402, 403, 404, 405, 422 and 500', (claim) => {
    claim.statuses(hudumaDelete);
  });

  fact('H9', 'an error names its status, code and request, and lists what was rejected', (claim) => {
    const errors = hudumaDelete.statuses.filter(({ status }) => status >= 400);
    for (const { status } of errors)
      claim.fields(answerOf(hudumaDelete, status), notFound, hudumaDelete.errorFields);
    claim.example(hudumaDelete, 404, notFound);
  });

  fact('H10', 'the call is one transaction: all contacts, or none and an error', (claim) => {
    claim.says(text(), 'all, or none and an error', /transaction/i, /\bnone\b/i, /\berror\b/i);
  });

  fact('H11', "the page's 200 returns two contacts for three ids and one uuid", (claim) => {
    const counts = [sent.ids.length, sent.uuids.length, deleted.data.length];
    claim.is(counts, [3, 1, 2], 'true of the pinned payloads');
    const stated = [/\btwo contacts\b/i, /\bthree ids\b/i, /\bone uuid\b/i];
    claim.says(text(), 'the operation says so', ...stated);
    claim.says(exampleOf(huduma, deleted)?.description, 'the example says so', ...stated);
  });

  fact('H12', 'a 400 of the create page has code 4000, by a rule that nobody states', (claim) => {
    claim.says(proseIn(huduma), 'where 4000 is from', /\b4000\b/, /\b400\b/, /page on creat/i);
    const badRequest = answerOf(hudumaDelete, 400);
    const code = schemaOf(badRequest, 'code')?.description;
    claim.says(code, 'both samples begin with the status', /both[^.]*(begin|start)s? with/i);
    claim.says(code, 'but no page states the rule', /\b(no page|not|nowhere|never) state|\bunstated\b/i);
    const sample = { ...notFound, status: '400 BAD REQUEST' };
    claim.accepts(badRequest, { ...sample, code: 4000 }, 'the code that was seen');
    claim.accepts(badRequest, { ...sample, code: 17 }, 'no rule is enforced');
  });

  fact('H13', 'tokens are made in the developer portal, and expire', (claim) => {
    claim.says(proseIn(huduma), 'during a run', /developer portal/i, /expir/i, /\brun\b/i);
  });
});

describe('sendme123', () => {
  const answer = answerOf(sendme123DeleteEnglish, 200);
  const asReceipt = { spec: sendme123, pointer: '#/components/schemas/DeletionReceipt' };
  const asContact = { spec: sendme123, pointer: '#/components/schemas/DeletedContact' };
  const found = answerOf(sendme123Get, 200);
  const text = () => operationOf(sendme123DeleteEnglish).description;
  const receipt = payloads['sendme123/delete-contact.200.receipt'];
  const contact = payloads['sendme123/delete-contact.200.contact'];
  const pages = [sendme123DeleteEnglish, sendme123DeleteSpanish, sendme123Get, sendme123Head];

  fact('S1', 'DELETE /api/contacts/{id} deletes the one contact with that string id', (claim) => {
    claim.place(sendme123DeleteEnglish);
    claim.place(sendme123DeleteSpanish);
    const { requestBody } = operationOf(sendme123DeleteEnglish);
    claim.is(requestBody, undefined, 'the path names the contact, no body does');
    claim.says(text(), 'one contact a call', /\b(one|single) contact\b/i);
  });

  fact('S2', 'the header api-key carries the key', (claim) => {
    for (const page of pages) claim.credentials(page);
  });

  fact('S3', 'English page: permanent, answered with message and deletedContactId', (claim) => {
    claim.fields(asReceipt, receipt, sendme123DeleteEnglish.responseFields);
    claim.example(sendme123DeleteEnglish, 200, receipt);
    claim.says(text(), 'permanent, and whose word', /English page/i, PERMANENT, IRREVERSIBLE);
    claim.says(proseIn(sendme123), 'not recoverable', /permanent/i, /cannot be recovered/i);
    const { description } = responseOf(sendme123DeleteEnglish, 200);
    claim.says(description, 'the receipt is of the English page', /English page[^;.]*receipt/i);
    claim.says(schemaOf(asReceipt)?.description, 'what it means', /English page/i, PERMANENT);
  });

  fact('S4', 'English page: 400, 401, 404, 409 for pending messages, 500', (claim) => {
    claim.statuses(sendme123DeleteEnglish);
    claim.says(text(), '409 is told', /English page/i, /\b409\b/, /pending messages/i);
  });

  fact('S5', 'Spanish page: answered with the contact and its deletedAt, a soft delete', (claim) => {
    claim.fields(asContact, contact, sendme123DeleteSpanish.responseFields);
    claim.example(sendme123DeleteSpanish, 200, contact);
    claim.refuses(asContact, without(contact, 'deletedAt'), 'without deletedAt');
    claim.refuses(asContact, { ...contact, deletedAt: null }, 'deletedAt not set');
    claim.is(contact.status, 'ACTIVE', 'the status of the pinned payload');
    claim.says(text(), 'soft, and whose word', /Spanish page/i, /\bsoft\b/i, /deletedAt/);
    claim.says(text(), 'status stays', /status\W+(stay|remain)s\W+ACTIVE|still\W+ACTIVE/i);
    const { description } = responseOf(sendme123DeleteSpanish, 200);
    claim.says(description, 'the contact is of the Spanish page', /Spanish page[^;.]*deletedAt/i);
  });

  fact('S6', 'Spanish page: 400, 401, 404 also for already deleted, 500, no 409', (claim) => {
    claim.statuses(sendme123DeleteSpanish);
    const notFound = responseOf(sendme123DeleteSpanish, 404).description;
    claim.says(notFound, 'whose word that is', /Spanish page[^.]*already/i);
    const conflict = responseOf(sendme123DeleteEnglish, 409).description;
    claim.says(conflict, '409 is not in Spanish', /only the English/i);
    claim.says(text(), 'nor has it one', /Spanish page/i, /\bno 409\b/i, /already/i);
  });

  fact('S7', 'the two pages contradict each other, and the contract carries both', (claim) => {
    claim.accepts(answer, receipt, "the English page's receipt");
    claim.accepts(answer, contact, "the Spanish page's contact");
    claim.refuses(asReceipt, contact, 'a contact is no receipt');
    claim.refuses(asContact, receipt, 'a receipt is no contact');
    claim.refuses(answer, { ...receipt, ...contact }, 'both at once');
    claim.refuses(answer, {}, 'neither');
    const { description } = sendme123.info;
    claim.says(description, 'the contradiction', /pages contradict/i);
    claim.says(description, 'what tells', /account/i, /\bonly\b/i, /answers|responses/i);
    claim.says(text(), 'the operation says so too', /two pages/i, /account/i);
    for (const { page } of [sendme123DeleteEnglish, sendme123DeleteSpanish])
      claim.is(linksOf(sendme123DeleteEnglish).includes(page.url), true, `${page.url} is linked`);
  });

  fact('S8', 'GET looks a contact up (English page), HEAD checks it (Spanish page)', (claim) => {
    claim.place(sendme123Get);
    claim.place(sendme123Head);
    claim.statuses(sendme123Head);
    const before = /\b(before|first)\b/i;
    claim.says(operationOf(sendme123Get).description, 'GET first', /English page/i, before);
    claim.says(operationOf(sendme123Head).description, 'HEAD first', /Spanish page/i, before);
  });

  fact('S9', 'what a deletion does to lists and messages, and what can prevent it', (claim) => {
    const spanish = /Spanish page/i;
    const english = /English page/i;
    claim.says(text(), 'off the active lists', spanish, /(no longer|not)\b[^,]*active contacts/i);
    claim.says(text(), 'in the history', spanish, /(stay|remain)\b[^,]*history/i, /reference/i);
    claim.says(text(), 'closed to messages', spanish, /no new messages/i);
    claim.says(text(), 'prevented', english, /prevent/i, /pending or recent messages/i);
    claim.says(text(), 'history affected', english, /history (may|might) be affected/i);
    claim.says(text(), 'deactivating advised', english, /advises deactivating/i);
  });

  fact('S10', 'there is no batch call: both pages loop, one call a contact', (claim) => {
    claim.is(Object.keys(sendme123.paths), ['/api/contacts/{id}'], 'every path names one contact');
    claim.says(proseIn(sendme123), 'a loop', /no batch/i, /both pages loop/i, /one call each/i);
  });

  fact('S11', 'neither page shows an error body', (claim) => {
    for (const page of pages)
      for (const status of Object.keys(operationOf(page).responses).map(Number)) {
        if (status < 400) continue;
        const { content, description } = responseOf(page, status);
        claim.is(content, undefined, `${page.method} ${status} has no body`);
        claim.says(description, `nor does it say it has: ${page.method} ${status}`, /\bno body\b/i);
      }
    claim.says(proseIn(sendme123), 'neither page shows one', /neither page shows an error body/i);
  });

  fact('S12', 'a bearer JWT instead of the key; any endpoint may answer 403 and 429', (claim) => {
    for (const page of [sendme123DeleteEnglish, sendme123Get, sendme123Head]) {
      claim.credentials(page);
      claim.statuses(page);
      for (const status of [403, 429])
        claim.says(responseOf(page, status).description, `${status} anywhere`, /\bany (call|end)/i);
      const { description } = responseOf(page, 403);
      claim.says(description, '403 is not 401', /credential is valid|valid (key|credential)/i);
    }
  });

  fact('S13', 'GET answers with the contact, its email and its tags, and no deletedAt', (claim) => {
    claim.statuses(sendme123Get);
    claim.fields(found, lookedUp(contact), sendme123Get.responseFields);
    const declared = Object.keys(schemaOf(found)?.properties ?? {});
    claim.is(declared.includes('deletedAt'), false, 'no deletedAt is declared');
    const color = JSON.stringify(schemaOf(found, 'tags[].color'));
    claim.is(color.includes('#FF5722'), true, "a colour's form is shown");
  });

  fact('S14', 'status is one of three; only name and phone are needed on creation', (claim) => {
    const optional = ['lastName', 'email', 'birthDate', 'countryCode', 'customValues', 'tags'];
    const bodies = [
      [found, lookedUp(contact)],
      [asContact, contact],
    ] as const;
    for (const [place, body] of bodies) {
      for (const status of ['ACTIVE', 'INACTIVE', 'BLOCKED'])
        claim.accepts(place, { ...body, status }, `status ${status}`);
      claim.refuses(place, { ...body, status: 'DELETED' }, 'any other status');
      claim.accepts(place, without(body, ...optional), 'a contact made of a name and a phone');
      for (const needed of ['name', 'phone']) {
        claim.refuses(place, without(body, needed), `no ${needed}`);
        const { description } = schemaOf(place, needed) ?? {};
        claim.says(description, `${needed} is needed`, /cannot be created without|required/i);
      }
    }
  });
});

describe('Wabotify', () => {
  const request = requestOf(wabotifyDelete);
  const answer = answerOf(wabotifyDelete, 200);
  const text = () => operationOf(wabotifyDelete).description;
  const sent = payloads['wabotify/delete-batch.request'];
  const deleted = payloads['wabotify/delete-batch.200'];

  fact('W1', 'POST /api/contact/delete-batch deletes contacts of one workspace', (claim) => {
    claim.place(wabotifyDelete);
    claim.accepts(request, sent, 'two contacts in one call');
    claim.says(proseIn(wabotify), 'a batch of one workspace', /batch/i, /one workspace/i);
    claim.says(text(), 'the operation says so too', /contacts/i, /one workspace/i);
  });

  fact('W2', 'JSON, and x-workspace-id, the only credential that is documented', (claim) => {
    claim.body(wabotifyDelete);
    claim.credentials(wabotifyDelete);
    const scheme = schemeOf(wabotify, 'x-workspace-id')?.description;
    claim.says(scheme, 'required, and all there is', /required/i, /\bonly credential\b/i);
  });

  fact('W3', 'workspaceId and contactIds, each item an object with one id in ids', (claim) => {
    claim.fields(request, sent, wabotifyDelete.requestFields);
    claim.example(wabotifyDelete, 'request', sent);
    claim.refuses(request, { ...sent, contactIds: [{ ids: ['a', 'b'] }] }, 'two ids in one item');
    const ids = schemaOf(request, 'contactIds[].ids')?.description;
    claim.says(ids, 'plural name, one id', /plural/i, /\bone id\b/i);
  });

  fact('W4', 'a 200 comes with or without a body, and the sample is an illustration', (claim) => {
    claim.statuses(wabotifyDelete);
    claim.fields(answer, deleted, wabotifyDelete.responseFields);
    claim.example(wabotifyDelete, 200, deleted);
    const response = responseOf(wabotifyDelete, 200);
    claim.is(response['x-body-optional'], true, 'x-body-optional');
    claim.says(response.description, 'with or without', /with or without a body/i);
    claim.says(response.description, 'only illustrated', /shows none/i, /illustrat/i);
    claim.says(schemaOf(answer)?.description, 'the schema says so too', /illustrat/i);
  });

  fact('W5', '400, 401, 404 for workspace or contacts, 500, no error body shown', (claim) => {
    claim.statuses(wabotifyDelete);
    for (const { status } of wabotifyDelete.statuses)
      if (status >= 400)
        claim.says(responseOf(wabotifyDelete, status).description, `${status}`, /\bno body\b/i);
  });

  fact('W6', 'maybe irreversible, by policy; very large deletions may hit unstated limits', (claim) => {
    claim.says(text(), 'permanence is open', /\bmay be irreversible\b/i, /provider's policy/i);
    claim.says(text(), 'limits are open', /very large/i, /limits/i, /\bnot state/i);
  });
});

describe('across the providers', () => {
  test.each(Object.entries(payloads))("the page's payload %s is a named example", (name, value) => {
    const [provider] = name.split('/') as [keyof typeof specs];
    expect(exampleOf(specs[provider], value), `no named example is ${name}`).toBeDefined();
  });

  test.each(published.filter(({ page }) => page.url !== 'companion'))(
    'the $page.language page of $provider $operationId is linked from the operation',
    (page) => {
      expect(linksOf(page)).toContain(page.page.url);
    },
  );

  test('a status that no page documents is marked as an assumption', () => {
    const unmarked = published.flatMap((page) => {
      const operation = operationOf(page);
      const documented = published
        .filter((other) => operationOf(other) === operation)
        .flatMap(({ statuses }) => statuses.map(({ status }) => status));
      return Object.keys(operation.responses)
        .map(Number)
        .filter((status) => !documented.includes(status))
        .filter((status) => !(operation['x-assumption'] ?? responseOf(page, status)['x-assumption']))
        .map((status) => `${page.provider} ${page.method} ${status}`);
    });
    expect(unmarked).toEqual([]);
  });

  test('the specs invent no limit, and say that none is stated', () => {
    const many = Array.from({ length: 10_000 }, (_, index) => index + 1);
    const ids = { trash: true, ids: many };
    const contactIds = { workspaceId: 'w', contactIds: many.map((id) => ({ ids: `${id}` })) };
    expect(validatorOf(requestOf(hudumaDelete))(ids)).toBe(true);
    expect(validatorOf(requestOf(wabotifyDelete))(contactIds)).toBe(true);
    expect(states(proseIn(huduma), /no rate limit/i, /size of a batch/i)).toBe(true);
    expect(states(proseIn(wabotify), /transaction/i, /limit/i, /not stated/i)).toBe(true);
    const { description } = responseOf(sendme123DeleteEnglish, 429);
    expect(states(description, /neither the limit\b[^.]*documented/i)).toBe(true);
  });

  test('a misspelt request field is refused', () => {
    const hudumaAccepts = validatorOf(requestOf(hudumaDelete));
    const { ids, uuids } = payloads['huduma/delete-contacts.request'];
    for (const named of [{ ids }, { uuids }, { ids, uuids }]) {
      expect(hudumaAccepts({ trash: true, ...named })).toBe(true);
      expect(hudumaAccepts({ Trash: true, ...named })).toBe(false);
    }
    const wabotifyAccepts = validatorOf(requestOf(wabotifyDelete));
    const sent = payloads['wabotify/delete-batch.request'];
    expect(wabotifyAccepts({ ...sent, workspaceID: 'w' })).toBe(false);
    expect(wabotifyAccepts({ ...sent, contactIds: [{ ids: 'a', id: 'a' }] })).toBe(false);
  });

  test('every fact of the ledger is pinned, and has one test', () => {
    const ledger = [...ledgerFacts].sort();
    expect([...tested].sort()).toEqual(ledger);
    expect([...new Set(factsIn(published))].sort()).toEqual(ledger);
  });
});

/** A schema in a spec. */
interface Place {
  readonly spec: Spec;
  readonly pointer: string;
}

/** What a test can claim of a spec. Each reads the published facts of its own id only. */
type Claim = ReturnType<typeof claimsOf>;

function fact(id: FactId, statement: string, check: (claim: Claim) => void): void {
  tested.push(id);
  test(`${id}: ${statement}`, () => {
    try {
      check(claimsOf(id));
    } catch (error) {
      if (error instanceof Error && !error.message.startsWith(id)) error.message = `${id}: ${error.message}`;
      throw error;
    }
  });
}

function claimsOf(id: FactId) {
  const ofThisFact = ({ facts }: { readonly facts: readonly FactId[] }) => facts.includes(id);

  const is = (actual: unknown, expected: unknown, what: string): void =>
    expect(actual, `${id}: ${what}`).toEqual(expected);

  const accepts = (place: Place, value: unknown, what: string): void => {
    const validate = validatorOf(place);
    is(validate(value) ? [] : validate.errors, [], `must be accepted: ${what}`);
  };

  const refuses = (place: Place, value: unknown, what: string): void =>
    is(validatorOf(place)(value), false, `must be refused: ${what}`);

  /** That one and the same paragraph of the text has all the keywords. */
  const says = (text: string | undefined, what: string, ...keywords: RegExp[]): void =>
    is(states(text, ...keywords), true, `not said (${keywords.join(' ')}): ${what}`);

  /** Method, path, id, server, and what the path is made of. */
  const place = (page: PublishedOperation): void => {
    const { operationId } = operationOf(page);
    is(operationId, page.operationId, `operationId of ${page.method} ${page.path}`);
    is(specs[page.provider].servers[0]?.url, page.server, 'the first server');
    for (const { name } of page.pathParameters) {
      const { schema, required } = pathParameterOf(page, name);
      is(required, true, `${name} is required`);
      accepts(schema, 'contact-uuid-123', `a ${name}`);
      refuses(schema, 7, `${name} as a number`);
    }
  };

  /** A required body of the published type. */
  const body = (page: PublishedOperation): void => {
    const { requestBody } = operationOf(page);
    const { required, content } = requestBody
      ? resolve(specs[page.provider], requestBody)
      : { required: false, content: {} };
    is(required, true, 'the body is required');
    is(Object.keys(content), [page.contentType], 'the content type');
  };

  /** Each credential suffices, has the published form, and there is none that no page knows. */
  const credentials = (page: PublishedOperation): void => {
    const operation = operationOf(page);
    const alternatives = credentialsOf(page);
    for (const { header, form } of page.credentials.filter(ofThisFact)) {
      is(alternatives.filter((headers) => isDeepStrictEqual(headers, [header])).length, 1, header);
      const shape = new RegExp(`\\b${header}: ${form.replace(/<\w+>/, '<\\w+>')}`);
      says(schemeOf(specs[page.provider], header)?.description, `the form of ${header}`, shape);
    }
    const known = published
      .filter((other) => operationOf(other) === operation)
      .flatMap((other) => other.credentials.map(({ header }): string => header));
    is(
      alternatives.filter((headers) => headers.length === 0),
      [],
      'none without a credential',
    );
    is(
      alternatives.flat().filter((header) => !known.includes(header)),
      [],
      'no other header',
    );
  };

  const statuses = (page: PublishedOperation): void => {
    for (const { status, meaning, keywords, body } of page.statuses.filter(ofThisFact)) {
      const { description, content } = responseOf(page, status);
      says(description, `${status}, ${meaning}`, keywords);
      const types = body === 'none shown' ? [] : ['application/json'];
      is(Object.keys(content ?? {}), types, `the body of ${status}`);
    }
  };

  /** The published fields are declared, and values of another kind are refused in their place. */
  const fields = (place: Place, sample: object, all: readonly Field[]): void => {
    accepts(place, sample, 'the sample');
    for (const { path, type, nullable, required, format } of all.filter(ofThisFact)) {
      is(schemaOf(place, path) !== undefined, true, `${path} is declared`);
      for (const value of MISTYPED[type])
        refuses(place, withValue(sample, path, value), `${path}: ${JSON.stringify(value)}`);
      for (const value of type === 'any' ? EVERY_KIND : [])
        accepts(place, withValue(sample, path, value), `${path}: ${JSON.stringify(value)}`);
      if (format) refuses(place, withValue(sample, path, 'yesterday'), `${path} is a ${format}`);
      if (nullable === true) accepts(place, withValue(sample, path, null), `${path}: null`);
      if (nullable === false) refuses(place, withValue(sample, path, null), `${path}: null`);
      if (required === true) refuses(place, withValue(sample, path, undefined), `no ${path}`);
      if (required === false) accepts(place, withValue(sample, path, undefined), `no ${path}`);
    }
  };

  /** The payload stands, as a named example, where the page shows it. */
  const example = (page: PublishedOperation, where: 'request' | number, value: object): void => {
    const spec = specs[page.provider];
    const { examples = {} } = mediaOf(page, where);
    const shown = Object.values(examples).map((named) => resolve<Example>(spec, named).value);
    is(
      shown.some((other) => isDeepStrictEqual(other, value)),
      true,
      `the example of ${where}`,
    );
  };

  return { is, accepts, refuses, says, place, body, credentials, statuses, fields, example };
}

const MISTYPED: Record<JsonType, readonly unknown[]> = {
  string: [7, true, {}],
  number: ['7', true, {}],
  boolean: ['true', 1, {}],
  object: ['x', 7, []],
  array: ['x', 7, {}],
  any: [],
  unstated: [],
};

const EVERY_KIND = ['x', 7, true, null, {}, []];

function payload<T>(name: string): T {
  const file = new URL(`../fixtures/${name}.json`, import.meta.url);
  return JSON.parse(readFileSync(file, 'utf8')) as T;
}

function methodOf({ method }: PublishedOperation): Method {
  return method.toLowerCase() as Method;
}

function operationOf(page: PublishedOperation): Operation {
  const operation = specs[page.provider].paths[page.path]?.[methodOf(page)];
  if (!operation) throw new Error(`the spec has no ${page.method} ${page.path}`);
  return operation;
}

function responseOf(page: PublishedOperation, status: number): Response {
  const response = operationOf(page).responses[status];
  if (!response) throw new Error(`the spec has no ${status} of ${page.method} ${page.path}`);
  return resolve(specs[page.provider], response);
}

function requestOf(page: PublishedOperation): Place {
  return under(page, 'requestBody', 'content', 'application/json', 'schema');
}

function answerOf(page: PublishedOperation, status: number): Place {
  return under(page, 'responses', `${status}`, 'content', 'application/json', 'schema');
}

function under(page: PublishedOperation, ...keys: string[]): Place {
  const pointer = pointerTo('paths', page.path, methodOf(page), ...keys);
  return { spec: specs[page.provider], pointer };
}

function mediaOf(page: PublishedOperation, where: 'request' | number): MediaType {
  const { requestBody } = operationOf(page);
  const holder = where === 'request' ? requestBody : responseOf(page, where);
  const { content } = holder ? resolve(specs[page.provider], holder) : {};
  return content?.['application/json'] ?? {};
}

function pathParameterOf(page: PublishedOperation, name: string) {
  const spec = specs[page.provider];
  const lists = { path: spec.paths[page.path]?.parameters, operation: operationOf(page).parameters };
  for (const [level, list] of Object.entries(lists))
    for (const [index, node] of (list ?? []).entries()) {
      const parameter = resolve(spec, node);
      if (parameter.in !== 'path' || parameter.name !== name) continue;
      const owner = level === 'path' ? [] : [methodOf(page)];
      const keys = ['paths', page.path, ...owner, 'parameters', `${index}`, 'schema'];
      return { required: parameter.required, schema: { spec, pointer: pointerTo(...keys) } };
    }
  throw new Error(`${page.path} has no path parameter ${name}`);
}

/** The headers of each way in which the operation may be called. */
function credentialsOf(page: PublishedOperation): string[][] {
  const spec = specs[page.provider];
  return (operationOf(page).security ?? spec.security ?? []).map((requirement) =>
    Object.keys(requirement).map((name) => headerOf(spec.components.securitySchemes[name])),
  );
}

function headerOf(scheme: SecurityScheme | undefined): string {
  if (scheme?.type === 'http' && scheme.scheme?.toLowerCase() === 'bearer') return 'Authorization';
  return (scheme?.type === 'apiKey' && scheme.in === 'header' && scheme.name) || 'no header';
}

function schemeOf(spec: Spec, header: string): SecurityScheme | undefined {
  return Object.values(spec.components.securitySchemes).find((it) => headerOf(it) === header);
}

function linksOf(page: PublishedOperation): string {
  const { externalDocs, description } = operationOf(page);
  return `${externalDocs?.url} ${description}`;
}

const validators = new Map<string, ValidateFunction>();

function validatorOf({ spec, pointer }: Place): ValidateFunction {
  const key = `${spec.info.title} ${pointer}`;
  const validate = validators.get(key) ?? compile(spec, pointer);
  validators.set(key, validate);
  return validate;
}

/** The schema declared for a field, such as `data[].id`; the place's own schema for no path. */
function schemaOf({ spec, pointer }: Place, path = ''): Schema | undefined {
  let schemas = variantsOf(spec, resolve<Schema>(spec, { $ref: pointer }));
  for (const step of stepsOf(path))
    schemas = schemas.flatMap(({ items, properties }) => {
      const next = step === 0 ? items : properties?.[step];
      return next ? variantsOf(spec, resolve(spec, next)) : [];
    });
  return schemas[0];
}

/** A schema and all that it is composed of. */
function variantsOf(spec: Spec, schema: Schema): Schema[] {
  const { allOf = [], anyOf = [], oneOf = [] } = schema;
  const parts = [...allOf, ...anyOf, ...oneOf];
  return [schema, ...parts.flatMap((part) => variantsOf(spec, resolve(spec, part)))];
}

/** `data[].id` is the steps `data`, `0`, `id`. */
function stepsOf(path: string): (string | 0)[] {
  return (path.match(/\[\]|[^.[\]]+/g) ?? []).map((step) => (step === '[]' ? 0 : step));
}

/** The sample with another value at `path`; `undefined` takes the field away. */
function withValue(sample: object, path: string, value: unknown): object {
  const changed = structuredClone(sample);
  const steps = stepsOf(path);
  const last = steps.pop() ?? '';
  let holder: unknown = changed;
  for (const step of steps) holder = isRecord(holder) ? holder[step] : undefined;
  if (!isRecord(holder) || !(last in holder)) throw new Error(`the sample has no ${path}`);
  if (value === undefined) delete holder[last];
  else holder[last] = value;
  return changed;
}

function without(body: object, ...fields: string[]): object {
  return Object.fromEntries(Object.entries(body).filter(([field]) => !fields.includes(field)));
}

/** The contact as the look-up returns it; only the sibling pages describe its email and tags. */
function lookedUp(contact: object): object {
  const times = { createdAt: '2024-01-01T10:00:00.000Z', updatedAt: '2024-01-01T10:00:00.000Z' };
  const tag = { id: 't', name: 'VIP', description: 'd', color: '#FF5722', organizationId: 'o' };
  return {
    ...without(contact, 'deletedAt'),
    email: 'juan@example.com',
    tags: [{ ...tag, ...times }],
  };
}

/** The named example with this value, wherever in the spec it is. */
function exampleOf(spec: Spec, value: unknown, node: unknown = spec): Example | undefined {
  if (!isRecord(node)) return undefined;
  for (const [key, child] of Object.entries(node)) {
    const named = key === 'examples' && isRecord(child) && !Array.isArray(child) ? child : {};
    const examples = Object.values(named).map((example) => resolve<Example>(spec, example as Example));
    const match =
      examples.find((example) => isDeepStrictEqual(example.value, value)) ?? exampleOf(spec, value, child);
    if (match) return match;
  }
  return undefined;
}

/** All that a part of a spec says to people, a blank line between one text and the next. */
function proseIn(node: unknown): string {
  if (!isRecord(node)) return '';
  return Object.entries(node)
    .map(([key, child]) => {
      if (typeof child !== 'string') return proseIn(child);
      return ['summary', 'description', 'x-assumption'].includes(key) ? child : '';
    })
    .filter((text) => text !== '')
    .join('\n\n');
}

/** Whether one paragraph, list item or table row of the text has all the keywords. */
function states(text: string | undefined, ...keywords: RegExp[]): boolean {
  return (text ?? '')
    .split(/\n\s*\n|\n\s*[-|] /)
    .map((paragraph) => paragraph.replace(/\s+/g, ' '))
    .some((paragraph) => keywords.every((keyword) => keyword.test(paragraph)));
}

function factsIn(node: unknown): FactId[] {
  if (!isRecord(node)) return [];
  const own = Array.isArray(node.facts) ? (node.facts as FactId[]) : [];
  return [...own, ...Object.values(node).flatMap(factsIn)];
}
