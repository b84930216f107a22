/** The ledger's facts about Wabotify, as checks of its spec. */
import { wabotifyDelete } from '../fixtures/published.js';
import { type Claim, type Fact, fact } from './claims.js';
import { payloads } from './payloads.js';
import { answerOf, proseIn, requestOf, schemeOf } from './place.js';

const request = requestOf(wabotifyDelete);
const answer = answerOf(wabotifyDelete, 200);
const sent = payloads['wabotify/delete-batch.request'];
const deleted = payloads['wabotify/delete-batch.200'];

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
    claim.credentials(wabotifyDelete);
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
    claim.credentials(wabotifyDelete);
    const scheme = schemeOf(claim.spec, 'Authorization')?.description;
    claim.says(scheme, 'optional, and no substitute', /optional/i, /\bbeside\b/i, /never instead/i);
    claim.says(scheme, 'of the account', /all workspaces of an account/i);
    claim.says(proseIn(claim.spec.info), 'whose word it is', /developer hub documents an API key/i);
  }),
];
