// Made from specs/sendme123.yaml by `npm run generate`. Do not edit.

import type { Contract, ContractTypes } from '../contract.js';
import type { operations, paths } from './types.js';
import * as validators from './validators.js';

const table = {
  provider: 'sendme123',
  version: '1.0.0',
  servers: ['https://app.sendme123.com'],
  operations: {
    listContacts: {
      operationId: 'listContacts',
      method: 'GET',
      path: '/api/contacts',
      query: ['page', 'limit'],
      responses: {
        200: { body: 'required', validate: validators.ListContactsResponse },
        400: { body: 'undocumented' },
        401: { body: 'undocumented' },
        403: { body: 'undocumented' },
        429: { body: 'undocumented' },
        500: { body: 'undocumented' },
      },
    },
    deleteContact: {
      operationId: 'deleteContact',
      method: 'DELETE',
      path: '/api/contacts/{id}',
      responses: {
        200: { body: 'required', validate: validators.DeleteContactResponse },
        400: { body: 'undocumented' },
        401: { body: 'undocumented' },
        403: { body: 'undocumented' },
        404: { body: 'undocumented' },
        409: { body: 'undocumented' },
        429: { body: 'undocumented' },
        500: { body: 'undocumented' },
      },
    },
    getContact: {
      operationId: 'getContact',
      method: 'GET',
      path: '/api/contacts/{id}',
      responses: {
        200: { body: 'required', validate: validators.Contact },
        400: { body: 'undocumented' },
        401: { body: 'undocumented' },
        403: { body: 'undocumented' },
        404: { body: 'undocumented' },
        429: { body: 'undocumented' },
        500: { body: 'undocumented' },
      },
    },
    headContact: {
      operationId: 'headContact',
      method: 'HEAD',
      path: '/api/contacts/{id}',
      responses: {
        200: { body: 'undocumented' },
        400: { body: 'undocumented' },
        401: { body: 'undocumented' },
        403: { body: 'undocumented' },
        404: { body: 'undocumented' },
        429: { body: 'undocumented' },
        500: { body: 'undocumented' },
      },
    },
  },
} as const satisfies Contract;

export const contract: typeof table & ContractTypes<paths, operations> = table;
