/** Bodies that keep and that break the contract with Wabotify. */
import { payloads } from '../oracle/payloads.js';
import { breaking, type Message, notA } from './message.js';

const sent = payloads['wabotify/delete-batch.request'];
const ofSent = breaking(sent);

const request: Message = {
  operationId: 'deleteContacts',
  message: 'request',
  kept: {
    'the sample of the page': sent,
    'one contact': { workspaceId: 'w', contactIds: [{ ids: 'c' }] },
    'ids of any characters': { workspaceId: 'a workspace', contactIds: [{ ids: 'año/1' }, { ids: '1' }] },
  },
  broken: {
    'DeleteBatchRequest/type': notA('object'),
    ...ofSent.required('DeleteBatchRequest', '', 'workspaceId', 'contactIds'),
    'DeleteBatchRequest/additionalProperties': [{ ...sent, all: true }],
    'DeleteBatchRequest/properties/workspaceId/type': ofSent.at('workspaceId', ...notA('string')),
    'DeleteBatchRequest/properties/workspaceId/minLength': ofSent.at('workspaceId', ''),
    'DeleteBatchRequest/properties/contactIds/type': ofSent.at('contactIds', ...notA('array')),
    'DeleteBatchRequest/properties/contactIds/minItems': ofSent.at('contactIds', []),
    'ContactReference/type': ofSent.at('contactIds[]', ...notA('object')),
    ...ofSent.required('ContactReference', 'contactIds[]', 'ids'),
    'ContactReference/additionalProperties': ofSent.at('contactIds[]', { ids: 'contact-id-1', id: 'x' }),
    'ContactReference/properties/ids/type': ofSent.at('contactIds[].ids', ...notA('string')),
    'ContactReference/properties/ids/minLength': ofSent.at('contactIds[].ids', ''),
  },
};

const page = payloads['wabotify/delete-batch.200'];
const ofPage = breaking(page);

const deleted: Message = {
  operationId: 'deleteContacts',
  message: [200],
  kept: {
    'the illustration of the page': page,
    'success alone': { success: true },
    'no success': { ...page, success: false, code: 400, errorCode: 'E1', data: {} },
    'the smallest code': { ...page, code: 100 },
    'the largest code': { ...page, code: 599 },
    'an error code and data of other kinds': { ...page, errorCode: 17, data: [] },
    'fields that no page shows': { ...page, more: 1 },
    'an empty message': { ...page, message: '' },
  },
  broken: {
    'DeleteBatchResponse/type': notA('object'),
    ...ofPage.required('DeleteBatchResponse', '', 'success'),
    'DeleteBatchResponse/properties/success/type': ofPage.at('success', ...notA('boolean')),
    'DeleteBatchResponse/properties/code/type': ofPage.at('code', ...notA(), 200.5, '200'),
    'DeleteBatchResponse/properties/code/minimum': ofPage.at('code', 99),
    'DeleteBatchResponse/properties/code/maximum': ofPage.at('code', 600),
    'DeleteBatchResponse/properties/message/type': ofPage.at('message', ...notA('string')),
  },
};

export const wabotify: readonly Message[] = [request, deleted];
