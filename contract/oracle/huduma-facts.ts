/** The ledger's facts about Huduma SMS, as checks of its spec. */
import { hudumaDelete, hudumaList } from '../fixtures/published.js';
import { type Claim, type Fact, fact } from './claims.js';
import { payloads } from './payloads.js';
import { answerOf, exampleOf, proseIn, requestOf } from './place.js';

const request = requestOf(hudumaDelete);
const answer = answerOf(hudumaDelete, 200);
const sent = payloads['huduma/delete-contacts.request'];
const deleted = payloads['huduma/delete-contacts.200'];
const notFound = payloads['huduma/delete-contacts.404'];

const page = answerOf(hudumaList, 200);
const listed = payloads['huduma/list-contacts.200'];

const PERMANENT = /permanent|for good/i;
const IRREVERSIBLE = /cannot be (recovered|undone|restored)|irreversible/i;
const OMITTED = /omit|left out|leaving it out|missing|absent/i;

const textOf = (claim: Claim) => claim.operation(hudumaDelete).description;
const textOfList = (claim: Claim) => claim.operation(hudumaList).description;

export const hudumaFacts: readonly Fact[] = [
  fact('H1', 'DELETE /contacts on the v3 server deletes one contact or many', (claim) => {
    claim.place(hudumaDelete);
    claim.accepts(request, { trash: true, ids: [123] }, 'one contact');
    claim.accepts(request, { trash: true, ids: [123, 456, 789] }, 'many contacts');
    claim.says(
      proseIn(claim.spec),
      'one call, one or many',
      /deletes one or (many|more|several) contacts\b.*\bcall\b/i,
    );
  }),
  fact('H2', 'every request carries X-Huduma with the word Bearer and the token', (claim) => {
    claim.credentials(hudumaDelete);
    claim.credentials(hudumaList);
    claim.says(proseIn(claim.spec.components.securitySchemes), 'always', /every request/i);
    claim.says(proseIn(claim.spec.components.securitySchemes), 'not the usual', /\bAuthorization\b/);
  }),
  fact('H3', 'trash is optional, and false or omitted deletes for good', (claim) => {
    claim.body(hudumaDelete);
    claim.fields(request, sent, hudumaDelete.requestFields);
    for (const given of [{}, { trash: true }, { trash: false }])
      claim.accepts(request, { ...given, ids: [123] }, `${JSON.stringify(given)} will do`);
    const trash = claim.schema(request, 'trash');
    claim.is(trash?.default, false, 'left out, it is false');
    const meaning = trash?.description;
    claim.says(meaning, 'true is a soft delete', /\btrue\b[^.]*\btrash\b/i, /soft/i);
    claim.says(meaning, 'false or omitted is permanent', /false/i, OMITTED, PERMANENT);
    claim.says(meaning, 'which cannot be undone', IRREVERSIBLE);
    claim.says(textOf(claim), 'the operation warns of it', /false/i, OMITTED, PERMANENT);
  }),
  fact('H4', 'ids are numbers, uuids are strings; one of the two, or both, must be there', (claim) => {
    claim.fields(request, sent, hudumaDelete.requestFields);
    claim.example(hudumaDelete, 'request', sent);
    claim.refuses(request, {}, 'neither ids nor uuids');
    claim.refuses(request, { trash: true }, 'trash alone');
    claim.accepts(request, { ids: sent.ids }, 'ids alone');
    claim.accepts(request, { uuids: sent.uuids }, 'uuids alone');
    claim.accepts(request, { ids: sent.ids, uuids: sent.uuids }, 'ids and uuids');
    for (const arm of ['DeleteByIdsRequest', 'DeleteByUuidsRequest'])
      claim.accepts(`#/components/schemas/${arm}`, sent, `all that the page sends, by ${arm}`);
    claim.says(textOf(claim), 'one of the two at least', /at least one|either/i, /\bids\b/, /\buuids\b/);
  }),
  fact('H5', 'an empty array does not count as given', (claim) => {
    claim.refuses(request, { ids: [] }, 'an empty ids alone');
    claim.refuses(request, { uuids: [] }, 'an empty uuids alone');
    claim.refuses(request, { trash: true, ids: [], uuids: [] }, 'both empty');
    claim.says(textOf(claim), 'empty is not given', /\bempty\b[^.]*\bnot count\b/i);
  }),
  fact('H6', 'a 200 is an envelope of seven fields with the deleted contacts in data', (claim) => {
    claim.statuses(hudumaDelete);
    claim.fields(answer, deleted, hudumaDelete.responseFields);
    claim.example(hudumaDelete, 200, deleted);
    claim.says(claim.schema(answer, 'data')?.description, 'data holds them', /deleted contacts/i);
  }),
  fact('H7', 'a contact has seven typed fields, email and deletedAt may be null, no uuid', (claim) => {
    claim.fields(answer, deleted, hudumaDelete.responseFields);
    const contact = claim.schema(answer, 'data[]');
    claim.is(Object.keys(contact?.properties ?? {}).includes('uuid'), false, 'no uuid is declared');
    claim.says(contact?.description, 'no uuid', /\b(no|not|without)\b[^.]*uuid/i);
    const number = claim.schema(answer, 'data[].number')?.description;
    claim.says(number, 'international, no plus', /international/i, /\b(without|no)\b[^.]*\bplus\b/i);
  }),
  fact('H8', 'the errors are 400, 401, 402, 403, 404, 405, 422 and 500', (claim) => {
    claim.statuses(hudumaDelete);
  }),
  fact('H9', 'an error names its status, code and request, and lists what was rejected', (claim) => {
    const errors = hudumaDelete.statuses.filter(({ status }) => status >= 400);
    for (const { status } of errors)
      claim.fields(answerOf(hudumaDelete, status), notFound, hudumaDelete.errorFields);
    claim.example(hudumaDelete, 404, notFound);
  }),
  fact('H10', 'the call is one transaction: all contacts, or none and an error', (claim) => {
    claim.says(textOf(claim), 'all, or none and an error', /transaction/i, /\bnone\b/i, /\berror\b/i);
  }),
  fact('H11', "the page's 200 returns two contacts for three ids and one uuid", (claim) => {
    const counts = [sent.ids.length, sent.uuids.length, deleted.data.length];
    claim.is(counts, [3, 1, 2], 'true of the pinned payloads');
    const stated = [/\btwo contacts\b/i, /\bthree ids\b/i, /\bone uuid\b/i];
    claim.says(textOf(claim), 'the operation says so', ...stated);
    claim.says(exampleOf(claim.spec, deleted)?.description, 'the example says so', ...stated);
  }),
  fact('H12', 'a 400 of the create page has code 4000, by a rule that nobody states', (claim) => {
    claim.says(proseIn(claim.spec), 'where 4000 is from', /\b4000\b/, /\b400\b/, /page on creat/i);
    const badRequest = answerOf(hudumaDelete, 400);
    const code = claim.schema(badRequest, 'code')?.description;
    claim.says(code, 'both samples begin with the status', /both[^.]*(begin|start)s? with/i);
    claim.says(code, 'but no page states the rule', /\b(no page|not|nowhere|never) state|\bunstated\b/i);
    const sample = { ...notFound, status: '400 BAD REQUEST' };
    claim.accepts(badRequest, { ...sample, code: 4000 }, 'the code that was seen');
    claim.accepts(badRequest, { ...sample, code: 17 }, 'no rule is enforced');
  }),
  fact('H13', 'tokens are made in the developer portal, and expire', (claim) => {
    claim.says(proseIn(claim.spec), 'during a run', /developer portal/i, /expir/i, /\brun\b/i);
  }),
  fact('H14', 'GET /contacts lists contacts in pages, of 10 unless another size is asked for', (claim) => {
    claim.place(hudumaList);
    claim.says(textOfList(claim), 'pages', /page by page/i);
    claim.says(textOfList(claim), 'whose', /userId/, /administrators/i, /not stated/i);
    claim.says(textOfList(claim), 'no limits', /no rate limit/i, /no limit on the size of a page/i);
  }),
  fact('H15', 'query looks in names, numbers and emails; how it matches is not stated', (claim) => {
    claim.query(hudumaList);
    const { parameter } = claim.parameter(hudumaList, 'query', 'query');
    claim.says(
      parameter.description,
      'what it looks in',
      /names, numbers and email addresses/i,
      /not stated/i,
    );
    claim.says(textOfList(claim), 'a search is no match', /not a match/i, /compare/i);
    claim.says(textOfList(claim), 'how it must be encoded', /\+/, /%2B/, /%40/);
  }),
  fact('H16', 'a 200 is an envelope with a page of contacts, none of which is deleted', (claim) => {
    claim.statuses(hudumaList);
    claim.fields(page, listed, hudumaList.responseFields);
    claim.example(hudumaList, 200, listed);
    claim.says(claim.schema(page, 'data.number')?.description, 'what is counted from 1', /counted from 1/i);
    claim.says(textOfList(claim), 'two fields of one name', /data\.number\b/, /data\.content\[\]\.number/);
    claim.says(textOfList(claim), 'the trash', /trash/i, /not stated/i);
  }),
  fact('H17', "the page's own sample says that ten contacts are on the page, and shows two", (claim) => {
    const counts = [listed.data.numberOfElements, listed.data.content.length];
    claim.is(counts, [10, 2], 'true of the pinned payload');
    const stated = [/\bten\b/i, /\btwo contacts\b/i];
    claim.says(textOfList(claim), 'the operation says so', ...stated);
    claim.says(claim.schema(page, 'data.numberOfElements')?.description, 'the field says so', ...stated);
    const said = exampleOf(claim.spec, listed)?.description;
    claim.says(said, 'the example says so', /\bten contacts\b/i, /\btwo contacts\b/i);
  }),
  fact('H18', 'the errors of the list are those of a deletion; what a 404 is about is not said', (claim) => {
    claim.statuses(hudumaList);
    const errors = hudumaList.statuses.filter(({ status }) => status >= 400);
    claim.is(
      errors.map(({ status }) => status),
      hudumaDelete.statuses.map(({ status }) => status).filter((status) => status >= 400),
      'the same statuses',
    );
    for (const { status } of errors)
      claim.accepts(answerOf(hudumaList, status), notFound, `the one shape of an error, for ${status}`);
  }),
];
