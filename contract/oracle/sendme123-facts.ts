/** The ledger's facts about sendme123, as checks of its spec. */

import { lookedUp, pageWith } from '../bodies/sendme123.js';
import {
  sendme123DeleteEnglish,
  sendme123DeleteSpanish,
  sendme123Get,
  sendme123Head,
  sendme123List,
} from '../fixtures/published.js';
import { type Example, resolve } from '../spec.js';
import { type Claim, type Fact, fact } from './claims.js';
import { metaOfMessages, payloads } from './payloads.js';
import { answerOf, linksOf, mediaOf, proseIn, without } from './place.js';

const answer = answerOf(sendme123DeleteEnglish, 200);
const asReceipt = '#/components/schemas/DeletionReceipt';
const asContact = '#/components/schemas/DeletedContact';
const found = answerOf(sendme123Get, 200);
const receipt = payloads['sendme123/delete-contact.200.receipt'];
const contact = payloads['sendme123/delete-contact.200.contact'];
const page = answerOf(sendme123List, 200);
const pages = [sendme123DeleteEnglish, sendme123DeleteSpanish, sendme123Get, sendme123Head, sendme123List];

const PERMANENT = /permanent|for good/i;
const IRREVERSIBLE = /cannot be (recovered|undone|restored)|irreversible/i;

const textOf = (claim: Claim) => claim.operation(sendme123DeleteEnglish).description;

export const sendme123Facts: readonly Fact[] = [
  fact('S1', 'DELETE /api/contacts/{id} deletes the one contact with that string id', (claim) => {
    claim.place(sendme123DeleteEnglish);
    claim.place(sendme123DeleteSpanish);
    const { requestBody } = claim.operation(sendme123DeleteEnglish);
    claim.is(requestBody, undefined, 'the path names the contact, no body does');
    claim.says(textOf(claim), 'one contact a call', /\b(one|single) contact\b/i);
  }),
  fact('S2', 'the header api-key carries the key', (claim) => {
    for (const page of pages) claim.credentials(page);
  }),
  fact('S3', 'English page: permanent, answered with message and deletedContactId', (claim) => {
    claim.fields(asReceipt, receipt, sendme123DeleteEnglish.responseFields);
    claim.example(sendme123DeleteEnglish, 200, receipt);
    claim.says(textOf(claim), 'permanent, and whose word', /English page/i, PERMANENT, IRREVERSIBLE);
    claim.says(proseIn(claim.spec), 'not recoverable', /permanent/i, /cannot be recovered/i);
    const { description } = claim.response(sendme123DeleteEnglish, 200);
    claim.says(description, 'the receipt is of the English page', /English page[^;.]*receipt/i);
    claim.says(claim.schema(asReceipt)?.description, 'what it means', /English page/i, PERMANENT);
  }),
  fact('S4', 'English page: 400, 401, 404, 409 for pending messages, 500', (claim) => {
    claim.statuses(sendme123DeleteEnglish);
    claim.says(textOf(claim), '409 is told', /English page/i, /\b409\b/, /pending messages/i);
  }),
  fact('S5', 'Spanish page: answered with the contact and its deletedAt, a soft delete', (claim) => {
    claim.fields(asContact, contact, sendme123DeleteSpanish.responseFields);
    claim.example(sendme123DeleteSpanish, 200, contact);
    claim.refuses(asContact, without(contact, 'deletedAt'), 'without deletedAt');
    claim.refuses(asContact, { ...contact, deletedAt: null }, 'deletedAt not set');
    claim.is(contact.status, 'ACTIVE', 'the status of the pinned payload');
    claim.says(textOf(claim), 'soft, and whose word', /Spanish page/i, /\bsoft\b/i, /deletedAt/);
    claim.says(textOf(claim), 'status stays', /status\W+(stay|remain)s\W+ACTIVE|still\W+ACTIVE/i);
    const { description } = claim.response(sendme123DeleteSpanish, 200);
    claim.says(description, 'the contact is of the Spanish page', /Spanish page[^;.]*deletedAt/i);
  }),
  fact('S6', 'Spanish page: 400, 401, 404 also for already deleted, 500, no 409', (claim) => {
    claim.statuses(sendme123DeleteSpanish);
    const notFound = claim.response(sendme123DeleteSpanish, 404).description;
    claim.says(notFound, 'whose word that is', /Spanish page[^.]*already/i);
    const conflict = claim.response(sendme123DeleteEnglish, 409).description;
    claim.says(conflict, '409 is not in Spanish', /only the English/i);
    claim.says(textOf(claim), 'nor has it one', /Spanish page/i, /\bno 409\b/i, /already/i);
  }),
  fact('S7', 'the two pages contradict each other, and the contract carries both', (claim) => {
    claim.accepts(answer, receipt, "the English page's receipt");
    claim.accepts(answer, contact, "the Spanish page's contact");
    claim.refuses(asReceipt, contact, 'a contact is no receipt');
    claim.refuses(asContact, receipt, 'a receipt is no contact');
    claim.refuses(answer, { ...receipt, ...contact }, 'both at once');
    claim.refuses(answer, {}, 'neither');
    const { description } = claim.spec.info;
    claim.says(description, 'the contradiction', /pages contradict/i);
    claim.says(description, 'what tells', /account/i, /\bonly\b/i, /answers|responses/i);
    claim.says(textOf(claim), 'the operation says so too', /two pages/i, /account/i);
    for (const { page } of [sendme123DeleteEnglish, sendme123DeleteSpanish])
      claim.is(linksOf(claim.spec, sendme123DeleteEnglish).includes(page.url), true, `${page.url} is linked`);
  }),
  fact('S8', 'GET looks a contact up (English page), HEAD checks it (Spanish page)', (claim) => {
    claim.place(sendme123Get);
    claim.place(sendme123Head);
    claim.statuses(sendme123Head);
    const before = /\b(before|first)\b/i;
    claim.says(claim.operation(sendme123Get).description, 'GET first', /English page/i, before);
    claim.says(claim.operation(sendme123Head).description, 'HEAD first', /Spanish page/i, before);
  }),
  fact('S9', 'what a deletion does to lists and messages, and what can prevent it', (claim) => {
    const spanish = /Spanish page/i;
    const english = /English page/i;
    claim.says(textOf(claim), 'off the active lists', spanish, /(no longer|not)\b[^,]*active contacts/i);
    claim.says(textOf(claim), 'in the history', spanish, /(stay|remain)\b[^,]*history/i, /reference/i);
    claim.says(textOf(claim), 'closed to messages', spanish, /no new messages/i);
    claim.says(textOf(claim), 'prevented', english, /prevent/i, /pending or recent messages/i);
    claim.says(textOf(claim), 'history affected', english, /history (may|might) be affected/i);
    claim.says(textOf(claim), 'deactivating advised', english, /advises deactivating/i);
  }),
  fact('S10', 'there is no batch call: both pages loop, one call a contact', (claim) => {
    const deleting = Object.entries(claim.spec.paths).filter(([, item]) => item.delete ?? item.post);
    claim.is(
      deleting.map(([path]) => path),
      ['/api/contacts/{id}'],
      'the one path with a deletion names one contact',
    );
    claim.says(proseIn(claim.spec), 'a loop', /no batch/i, /both pages loop/i, /one call each/i);
  }),
  fact('S11', 'neither page shows an error body', (claim) => {
    for (const page of pages)
      for (const status of Object.keys(claim.operation(page).responses).map(Number)) {
        if (status < 400) continue;
        const { content, description } = claim.response(page, status);
        claim.is(content, undefined, `${page.method} ${status} has no body`);
        claim.says(description, `nor does it say it has: ${page.method} ${status}`, /\bno body\b/i);
      }
    claim.says(proseIn(claim.spec), 'neither page shows one', /neither page shows an error body/i);
  }),
  fact('S12', 'a bearer JWT instead of the key; any endpoint may answer 403 and 429', (claim) => {
    for (const page of [sendme123DeleteEnglish, sendme123Get, sendme123Head, sendme123List]) {
      claim.credentials(page);
      claim.statuses(page);
      for (const status of [403, 429])
        claim.says(claim.response(page, status).description, `${status} anywhere`, /\bany (call|end)/i);
      const { description } = claim.response(page, 403);
      claim.says(description, '403 is not 401', /credential is valid|valid (key|credential)/i);
    }
  }),
  fact('S13', 'GET answers with the contact, its email and its tags, and no deletedAt', (claim) => {
    claim.statuses(sendme123Get);
    claim.fields(found, lookedUp(contact), sendme123Get.responseFields);
    const declared = Object.keys(claim.schema(found)?.properties ?? {});
    claim.is(declared.includes('deletedAt'), false, 'no deletedAt is declared');
    const color = JSON.stringify(claim.schema(found, 'tags[].color'));
    claim.is(color.includes('#FF5722'), true, "a colour's form is shown");
  }),
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
        const { description } = claim.schema(place, needed) ?? {};
        claim.says(description, `${needed} is needed`, /cannot be created without|required/i);
      }
    }
  }),
  fact('S15', "the Spanish page's contact may carry an email", (claim) => {
    const withEmail = { ...contact, email: 'juan@example.com' };
    claim.fields(asContact, withEmail, sendme123DeleteSpanish.responseFields);
    claim.accepts(answer, withEmail, 'the answer with an email');
  }),
  fact('S16', 'GET /api/contacts lists contacts in pages; nothing else is documented of it', (claim) => {
    claim.place(sendme123List);
    claim.statuses(sendme123List);
    const { description } = claim.operation(sendme123List);
    claim.says(description, 'what is documented', /paginated/i, /nothing else/i, /assumed/i);
    claim.says(description, 'there is no search', /no search/i, /compare/i);
    claim.says(claim.spec.info.description, 'nobody can be searched for', /no page documents a search/i);
  }),
  fact('S17', 'parameters and body are taken from the Spanish page on listing messages', (claim) => {
    claim.query(sendme123List);
    claim.statuses(sendme123List);
    claim.fields(page, pageWith(metaOfMessages, lookedUp(contact)), sendme123List.responseFields);
    const needed = without(contact, 'lastName', 'countryCode', 'birthDate', 'origin', 'organizationId');
    const person = without(needed, 'customValues', 'tags', 'deletedAt');
    claim.example(sendme123List, 200, pageWith(metaOfMessages, person));
    for (const name of ['page', 'limit']) {
      const { parameter } = claim.parameter(sendme123List, 'query', name);
      claim.says(parameter['x-assumption'], `whence ${name} is`, /Spanish/, /listing messages/i);
    }
  }),
  fact(
    'S18',
    'the two pages on listing messages have another shape each, so that meta may be missing',
    (claim) => {
      const { meta: _, ...withoutMeta } = pageWith(metaOfMessages, lookedUp(contact));
      claim.accepts(page, withoutMeta, 'a page without meta');
      const { examples = {} } = mediaOf(claim.spec, sendme123List, 200);
      const ends = Object.values(examples).map((named) => {
        const { value } = resolve<Example>(claim.spec, named);
        return (value as { meta?: { hasNextPage?: boolean } }).meta?.hasNextPage;
      });
      claim.is(new Set(ends), new Set([true, false, undefined]), 'the examples show each kind of end');
      claim.says(claim.operation(sendme123List).description, 'that', /`meta` may be missing/i, /pagination/);
    },
  ),
];
