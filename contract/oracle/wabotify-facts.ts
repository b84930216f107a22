/** The ledger's facts about Wabotify, as checks of its spec. */
import {
  wabotifyByEmail,
  wabotifyByPhone,
  wabotifyDelete,
  wabotifyGet,
  wabotifyList,
} from '../fixtures/published.js';
import { type Claim, type Fact, fact } from './claims.js';
import { payloads } from './payloads.js';
import { answerOf, linksOf, proseIn, requestOf, schemeOf } from './place.js';

const request = requestOf(wabotifyDelete);
const answer = answerOf(wabotifyDelete, 200);
const sent = payloads['wabotify/delete-batch.request'];
const deleted = payloads['wabotify/delete-batch.200'];

const found = answerOf(wabotifyGet, 200);
const asListed = '#/components/schemas/ContactInList';
const asItself = '#/components/schemas/ContactItself';
const asNothing = '#/components/schemas/NoContact';
const listed = payloads['wabotify/get-contact.200'];
const itself = payloads['wabotify/get-contact.200.itself'];
/** Made up from the page's note on errors. */
const denied = {
  success: false,
  code: 404,
  errorCode: 'CONTACT_NOT_FOUND',
  message: 'Contact not found.',
  data: null,
};

const byPhone = answerOf(wabotifyByPhone, 200);
const byEmail = answerOf(wabotifyByEmail, 200);
const list = answerOf(wabotifyList, 200);
const foundByPhone = payloads['wabotify/search-by-cellphone.200'];
const foundByEmail = payloads['wabotify/search-by-email.200'];
const lastPage = payloads['wabotify/list-contacts.200'];
const searches = [wabotifyByPhone, wabotifyByEmail];
const operations = [wabotifyDelete, wabotifyGet, wabotifyList, ...searches];

/** The sample with all fields of a contact that only other pages show. */
const withEverything = {
  ...foundByPhone,
  data: {
    contactId: 'c',
    data: [
      {
        ...foundByPhone.data.data[0],
        internalWhatsappNumber: '51987654321',
        variables: [],
        platformSenderEmail: 'ana@example.com',
        customFields: [{ code: 'city', name: 'City', value: 'Lima' }],
        blocked: false,
      },
    ],
  },
};

const textOf = (claim: Claim) => claim.operation(wabotifyDelete).description;

export const wabotifyFacts: readonly Fact[] = [
  fact('W1', 'POST /api/contact/delete-batch deletes contacts of one workspace', (claim) => {
    claim.place(wabotifyDelete);
    claim.accepts(request, sent, 'two contacts in one call');
    claim.says(proseIn(claim.spec), 'a batch of one workspace', /batch/i, /one workspace/i);
    claim.says(textOf(claim), 'the operation says so too', /contacts/i, /one workspace/i);
  }),
  fact('W2', 'JSON, and x-workspace-id, the only credential that the page documents', (claim) => {
    claim.body(wabotifyDelete);
    for (const page of operations) claim.credentials(page);
    const scheme = schemeOf(claim.spec, 'x-workspace-id')?.description;
    claim.says(scheme, 'required, and all there is', /required/i, /\bonly credential\b/i);
  }),
  fact('W3', 'workspaceId and contactIds, each item an object with one id in ids', (claim) => {
    claim.fields(request, sent, wabotifyDelete.requestFields);
    claim.example(wabotifyDelete, 'request', sent);
    claim.refuses(request, { ...sent, contactIds: [{ ids: ['a', 'b'] }] }, 'two ids in one item');
    const ids = claim.schema(request, 'contactIds[].ids')?.description;
    claim.says(ids, 'plural name, one id', /plural/i, /\bone id\b/i);
  }),
  fact('W4', 'a 200 comes with or without a body, and the sample is an illustration', (claim) => {
    claim.statuses(wabotifyDelete);
    claim.fields(answer, deleted, wabotifyDelete.responseFields);
    claim.example(wabotifyDelete, 200, deleted);
    const response = claim.response(wabotifyDelete, 200);
    claim.is(response['x-body-optional'], true, 'x-body-optional');
    claim.says(response.description, 'with or without', /with or without a body/i);
    claim.says(response.description, 'only illustrated', /shows none/i, /illustrat/i);
    claim.says(claim.schema(answer)?.description, 'the schema says so too', /illustrat/i);
  }),
  fact('W5', '400, 401, 404 for workspace or contacts, 500, no error body shown', (claim) => {
    claim.statuses(wabotifyDelete);
    for (const { status } of wabotifyDelete.statuses)
      if (status >= 400)
        claim.says(claim.response(wabotifyDelete, status).description, `${status}`, /\bno body\b/i);
  }),
  fact('W6', 'maybe irreversible, by policy; very large deletions may hit unstated limits', (claim) => {
    claim.says(textOf(claim), 'permanence is open', /\bmay be irreversible\b/i, /provider's policy/i);
    claim.says(textOf(claim), 'limits are open', /very large/i, /limits/i, /\bnot state/i);
  }),
  fact('W7', 'a server for each zone, and a wrong one answers as if nobody were there', (claim) => {
    claim.servers(wabotifyDelete);
    for (const [index, { zone, url }] of wabotifyDelete.servers.entries())
      claim.says(claim.spec.servers[index]?.description, url, /\baccounts\b/i, new RegExp(`\\b${zone}\\b`));
    claim.says(
      proseIn(claim.spec.info),
      "whose word it is, and the page's",
      /hub/i,
      /two/i,
      /page names one/i,
    );
    claim.says(textOf(claim), 'the operation says so too', /server/i, /zone/i, /nobody/i);
    const notFound = claim.response(wabotifyDelete, 404);
    claim.says(notFound.description, 'a 404 may mean the zone', /zone/i, /taken to/i);
    claim.says(notFound['x-assumption'], 'and that is inferred', /zone/i, /\binferred\b/i);
  }),
  fact('W8', 'an API key of the account, beside the workspace id, and optional', (claim) => {
    for (const page of operations) claim.credentials(page);
    const scheme = schemeOf(claim.spec, 'Authorization')?.description;
    claim.says(scheme, 'optional, and no substitute', /optional/i, /\bbeside\b/i, /never instead/i);
    claim.says(scheme, 'of the account', /all workspaces of an account/i);
    claim.says(proseIn(claim.spec.info), 'whose word it is', /developer hub documents an API key/i);
  }),
  fact(
    'W9',
    'GET /api/contact/{contactId} looks one contact up, and the query names the workspace again',
    (claim) => {
      claim.place(wabotifyGet);
      claim.is(claim.operation(wabotifyGet).requestBody, undefined, 'no body is sent');
      const text = claim.operation(wabotifyGet).description;
      claim.says(text, 'one contact of one workspace', /one contact/i, /one workspace/i);
      claim.says(text, 'the workspace is named twice', /header/i, /query/i);
      claim.is(linksOf(claim.spec, wabotifyGet).includes(wabotifyGet.page.url), true, 'the page is linked');
    },
  ),
  fact('W10', 'answered with the contact in a list, beside a contactId that is not explained', (claim) => {
    claim.statuses(wabotifyGet);
    claim.fields(found, listed, wabotifyGet.responseFields);
    claim.fields(asListed, listed, wabotifyGet.responseFields);
    claim.example(wabotifyGet, 200, listed);
    for (const text of [
      claim.operation(wabotifyGet).description,
      claim.schema(found, 'data.contactId')?.description,
    ])
      claim.says(text, 'contactId', /not explained/i, /\bid\b/i);
    const declared = Object.keys(claim.schema(found, 'data.data[]')?.properties ?? {});
    claim.is(
      declared.some((name) => /delet/i.test(name)),
      false,
      'no mark of a deletion is declared',
    );
  }),
  fact('W11', 'the sister site shows the contact itself where the page shows a list', (claim) => {
    claim.fields(asItself, itself, wabotifyGet.responseFields);
    claim.accepts(found, itself, 'the shape of the sister site');
    claim.refuses(asItself, listed, 'a list is no contact');
    claim.refuses(asListed, itself, 'a contact is no list');
    claim.example(wabotifyGet, 200, itself);
    const text = claim.operation(wabotifyGet).description;
    claim.says(text, 'whose word each is', /page shows a list/i, /sister site/i);
    claim.says(claim.schema(asItself)?.['x-assumption'], 'it is marked', /only the sister site/i);
    const media = claim.response(wabotifyGet, 200)['x-assumption'];
    claim.says(media, 'the media type that it has for a list', /sister site/i, /text\/plain/);
  }),
  fact('W12', 'an error may bring another code, errorCode and message; no status is listed', (claim) => {
    claim.statuses(wabotifyGet);
    claim.fields(asNothing, denied, wabotifyGet.responseFields);
    claim.is(claim.schema(asNothing, 'data') !== undefined, true, 'data is declared');
    claim.accepts(asNothing, { ...denied, data: {} }, 'data without a contact is not shown');
    claim.accepts(found, denied, 'a 200 that says no');
    claim.refuses(asNothing, { ...denied, success: true }, 'a success without a contact');
    claim.example(wabotifyGet, 200, denied);
    for (const { status } of wabotifyGet.statuses)
      if (status >= 400)
        claim.says(claim.response(wabotifyGet, status).description, `${status}`, /\bno body\b/i);
    const text = claim.operation(wabotifyGet).description;
    claim.says(text, 'a 200 may say no', /\b200\b/, /success: true/, /code/);
    claim.says(text, 'a 404 may mean the workspace', /\b404\b/, /workspace/i, /zone/i);
    claim.says(claim.schema(asNothing)?.['x-assumption'], 'it is marked', /errorCode and message/i);
    claim.says(claim.schema(asNothing)?.description, 'it proves nothing', /no evidence/i);
  }),
  fact(
    'W13',
    'GET /api/contact lists all contacts in pages of 20, each with the token of the next',
    (claim) => {
      claim.place(wabotifyList);
      claim.statuses(wabotifyList);
      claim.fields(list, lastPage, wabotifyList.responseFields);
      claim.example(wabotifyList, 200, lastPage);
      claim.is(claim.operation(wabotifyList).requestBody, undefined, 'no body is sent');
      claim.is(linksOf(claim.spec, wabotifyList).includes(wabotifyList.page.url), true, 'the page is linked');
      claim.refuses(list, { ...lastPage, data: { continuationToken: null } }, 'no list');
      claim.accepts(list, { ...lastPage, data: { data: [] } }, 'no token');
      const text = claim.operation(wabotifyList).description;
      claim.says(text, 'the pages', /\b20\b/, /about 20/i, /null/i);
      claim.says(text, 'the last page', /multiple of 20/i, /null token/i, /empty page/i);
      claim.says(text, 'the token', /continuationToken/, /\bnull\b/);
      claim.says(text, 'the order is open', /order is not stated/i);
      claim.says(text, 'the media type of the sister site', /sister site/i, /text\/plain/);
      const media = claim.response(wabotifyList, 200)['x-assumption'];
      claim.says(media, 'and it is marked', /sister site/i, /text\/plain/);
      claim.says(claim.schema(list, 'data.continuationToken')?.description, 'the end', /null/i, /missing/i);
    },
  ),
  fact(
    'W14',
    'GET /api/contact/searchByCellphone finds contacts by digits without +, hyphens and spaces',
    (claim) => {
      claim.place(wabotifyByPhone);
      claim.statuses(wabotifyByPhone);
      claim.fields(byPhone, foundByPhone, wabotifyByPhone.responseFields);
      claim.example(wabotifyByPhone, 200, foundByPhone);
      claim.is(
        linksOf(claim.spec, wabotifyByPhone).includes(wabotifyByPhone.page.url),
        true,
        'the page is linked',
      );
      const text = claim.operation(wabotifyByPhone).description;
      claim.says(text, 'digits', /digits/i, /without `\+`, hyphens and spaces/i);
      claim.says(text, 'the country code', /country code/i, /where it applies/i);
      claim.says(text, 'where the number is', /platformSenderPhone/, /internalWhatsappNumber/);
    },
  ),
  fact('W15', 'GET /api/contact/searchByEmail finds contacts by an address, encoded', (claim) => {
    claim.place(wabotifyByEmail);
    claim.statuses(wabotifyByEmail);
    claim.fields(byEmail, foundByEmail, wabotifyByEmail.responseFields);
    claim.example(wabotifyByEmail, 200, foundByEmail);
    claim.is(
      linksOf(claim.spec, wabotifyByEmail).includes(wabotifyByEmail.page.url),
      true,
      'the page is linked',
    );
    const text = claim.operation(wabotifyByEmail).description;
    claim.says(text, 'encoded', /encode/i, /%40/, /`\+`/, /%2B/);
    claim.says(text, 'where the address is', /`email`/, /platformSenderEmail/);
  }),
  fact('W16', 'other pages and the sister site show more of a contact', (claim) => {
    claim.fields(byPhone, withEverything, wabotifyByPhone.responseFields);
    claim.fields(byEmail, withEverything, wabotifyByEmail.responseFields);
    claim.fields(found, withEverything, wabotifyList.responseFields);
    const number = claim.schema(found, 'data.data[].internalWhatsappNumber')?.description;
    claim.says(number, 'it may be the only number', /\bonly one\b/i);
    const custom = claim.schema(found, 'data.data[].customFields[]');
    claim.is(
      Object.keys(custom?.properties ?? {}),
      ['code', 'name', 'value'],
      'the fields of a custom field',
    );
    claim.says(custom?.['x-assumption'], 'two names for one', /sister site/i, /code/i, /name/i);
  }),
  fact(
    'W17',
    'a 404 of a search or a list may mean the workspace or the zone, and a 200 may say no',
    (claim) => {
      for (const page of [wabotifyList, ...searches]) {
        claim.statuses(page);
        const answered = answerOf(page, 200);
        claim.accepts(answered, denied, 'a 200 that says no');
        claim.refuses(answered, { ...denied, success: true }, 'a success without a list');
        claim.example(page, 200, denied);
        claim.says(claim.operation(page).description, 'a 200 may say no', /\b200\b/, /success: true/, /code/);
        for (const { status } of page.statuses)
          if (status >= 400)
            claim.says(claim.response(page, status).description, `${status}`, /\bno body\b/i);
        const notFound = claim.response(page, 404);
        claim.says(
          notFound.description,
          'a 404 may mean workspace and zone',
          /workspace/i,
          /zone/i,
          /taken to/i,
        );
        claim.says(notFound['x-assumption'], 'whose word it is', /deleting contacts/i);
      }
      for (const page of searches)
        claim.says(
          claim.operation(page).description,
          'a 404 proves little',
          /\b404\b/,
          /workspace/i,
          /zone/i,
        );
    },
  ),
  fact('W18', 'all that match stand in one list, and how a search matches is not stated', (claim) => {
    for (const page of searches) {
      const text = claim.operation(page).description;
      claim.says(text, 'how it matches', /compared is not stated/i, /resemble/i);
      claim.says(text, 'one list', /several contacts may match/i, /all of them/i, /no pages/i);
      claim.says(text, 'which id', /contactId/, /not explained/i, /not the id to delete/i);
      claim.says(text, 'where the term goes', /URL/, /logs/i);
    }
    claim.says(proseIn(claim.spec.info), 'a search is no match', /search is not a match/i, /not a match/i);
  }),
];
