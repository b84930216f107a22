// Made from specs/wabotify.yaml by `npm run generate`. Do not edit.

import type { Contract, ContractTypes } from '../contract.js';
import type { operations, paths } from './types.js';
import * as validators from './validators.js';

const table = {
  provider: 'wabotify',
  version: '1.0.0',
  servers: ['https://api.wabotify.com', 'https://apieu.wabotify.com'],
  operations: {
    listContacts: {
      operationId: 'listContacts',
      method: 'GET',
      path: '/api/contact',
      query: ['continuationToken', 'workspaceId'],
      responses: {
        200: { body: 'required', validate: validators.ListContactsResponse },
        400: { body: 'undocumented' },
        401: { body: 'undocumented' },
        404: { body: 'undocumented' },
        500: { body: 'undocumented' },
      },
    },
    searchContactsByPhone: {
      operationId: 'searchContactsByPhone',
      method: 'GET',
      path: '/api/contact/searchByCellphone',
      query: ['cellphone', 'workspaceId'],
      responses: {
        200: { body: 'required', validate: validators.SearchContactsResponse },
        400: { body: 'undocumented' },
        401: { body: 'undocumented' },
        404: { body: 'undocumented' },
        500: { body: 'undocumented' },
      },
    },
    searchContactsByEmail: {
      operationId: 'searchContactsByEmail',
      method: 'GET',
      path: '/api/contact/searchByEmail',
      query: ['email', 'workspaceId'],
      responses: {
        200: { body: 'required', validate: validators.SearchContactsResponse },
        400: { body: 'undocumented' },
        401: { body: 'undocumented' },
        404: { body: 'undocumented' },
        500: { body: 'undocumented' },
      },
    },
    getContact: {
      operationId: 'getContact',
      method: 'GET',
      path: '/api/contact/{contactId}',
      query: ['workspaceId'],
      responses: {
        200: { body: 'required', validate: validators.GetContactResponse },
        400: { body: 'undocumented' },
        401: { body: 'undocumented' },
        404: { body: 'undocumented' },
        500: { body: 'undocumented' },
      },
    },
    deleteContacts: {
      operationId: 'deleteContacts',
      method: 'POST',
      path: '/api/contact/delete-batch',
      validateRequest: validators.DeleteBatchRequest,
      responses: {
        200: { body: 'optional', validate: validators.DeleteBatchResponse },
        400: { body: 'undocumented' },
        401: { body: 'undocumented' },
        404: { body: 'undocumented' },
        500: { body: 'undocumented' },
      },
    },
  },
} as const satisfies Contract;

export const contract: typeof table & ContractTypes<paths, operations> = table;
