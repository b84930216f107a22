// Made from specs/huduma.yaml by `npm run generate`. Do not edit.

import type { Contract, ContractTypes } from '../contract.js';
import type { operations, paths } from './types.js';
import * as validators from './validators.js';

const table = {
  provider: 'huduma',
  version: '1.0.0',
  servers: ['https://sms-api.huduma.cloud/api/v3'],
  operations: {
    deleteContacts: {
      operationId: 'deleteContacts',
      method: 'DELETE',
      path: '/contacts',
      validateRequest: validators.DeleteContactsRequest,
      responses: {
        200: { body: 'required', validate: validators.DeleteContactsResponse },
        400: { body: 'required', validate: validators.ErrorResponse },
        401: { body: 'required', validate: validators.ErrorResponse },
        402: { body: 'required', validate: validators.ErrorResponse },
        403: { body: 'required', validate: validators.ErrorResponse },
        404: { body: 'required', validate: validators.ErrorResponse },
        405: { body: 'required', validate: validators.ErrorResponse },
        422: { body: 'required', validate: validators.ErrorResponse },
        500: { body: 'required', validate: validators.ErrorResponse },
      },
    },
    listContacts: {
      operationId: 'listContacts',
      method: 'GET',
      path: '/contacts',
      query: ['records', 'page', 'userId', 'query'],
      responses: {
        200: { body: 'required', validate: validators.ListContactsResponse },
        400: { body: 'required', validate: validators.ErrorResponse },
        401: { body: 'required', validate: validators.ErrorResponse },
        402: { body: 'required', validate: validators.ErrorResponse },
        403: { body: 'required', validate: validators.ErrorResponse },
        404: { body: 'required', validate: validators.ErrorResponse },
        405: { body: 'required', validate: validators.ErrorResponse },
        422: { body: 'required', validate: validators.ErrorResponse },
        500: { body: 'required', validate: validators.ErrorResponse },
      },
    },
  },
} as const satisfies Contract;

export const contract: typeof table & ContractTypes<paths, operations> = table;
