// Made from spec.yaml by `contact-deletion generate`. Do not edit.

import type { Contract, ContractTypes } from 'contact-deletion/provider';
import type { operations, paths } from './types.js';
import * as validators from './validators.js';

const table = {
  provider: 'acme',
  version: '1.0.0',
  servers: ['https://api.acme.example'],
  operations: {
    listPeople: {
      operationId: 'listPeople',
      method: 'GET',
      path: '/v1/people',
      query: ['cursor', 'limit'],
      responses: {
        200: { body: 'required', validate: validators.PersonList },
        400: { body: 'required', validate: validators.Problem },
        401: { body: 'required', validate: validators.Problem },
        403: { body: 'required', validate: validators.Problem },
        429: { body: 'required', validate: validators.Problem },
        500: { body: 'required', validate: validators.Problem },
      },
    },
    deletePerson: {
      operationId: 'deletePerson',
      method: 'DELETE',
      path: '/v1/people/{id}',
      query: ['scope'],
      responses: {
        204: { body: 'undocumented' },
        400: { body: 'required', validate: validators.Problem },
        401: { body: 'required', validate: validators.Problem },
        403: { body: 'required', validate: validators.Problem },
        404: { body: 'required', validate: validators.Problem },
        409: { body: 'required', validate: validators.Problem },
        410: { body: 'required', validate: validators.Problem },
        429: { body: 'required', validate: validators.Problem },
        500: { body: 'required', validate: validators.Problem },
      },
    },
    getPerson: {
      operationId: 'getPerson',
      method: 'GET',
      path: '/v1/people/{id}',
      responses: {
        200: { body: 'required', validate: validators.Person },
        400: { body: 'required', validate: validators.Problem },
        401: { body: 'required', validate: validators.Problem },
        403: { body: 'required', validate: validators.Problem },
        404: { body: 'required', validate: validators.Problem },
        410: { body: 'required', validate: validators.Problem },
        429: { body: 'required', validate: validators.Problem },
        500: { body: 'required', validate: validators.Problem },
      },
    },
  },
} as const satisfies Contract;

export const contract: typeof table & ContractTypes<paths, operations> = table;
