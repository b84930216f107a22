// Made from spec.yaml by `contact-deletion generate`. Do not edit.

/** By operation and status: the fields of the body, once for each form that it can have. */
export const fields = {
  listPeople: {
    200: [['/people', '/people/*', '/people/*/id', '/people/*/name', '/people/*/email', '/people/*/legalHold', '/people/*/createdAt', '/nextCursor']],
    400: [['/error', '/error/code', '/error/message']],
    401: [['/error', '/error/code', '/error/message']],
    403: [['/error', '/error/code', '/error/message']],
    429: [['/error', '/error/code', '/error/message']],
    500: [['/error', '/error/code', '/error/message']],
  },
  deletePerson: {
    400: [['/error', '/error/code', '/error/message']],
    401: [['/error', '/error/code', '/error/message']],
    403: [['/error', '/error/code', '/error/message']],
    404: [['/error', '/error/code', '/error/message']],
    409: [['/error', '/error/code', '/error/message']],
    410: [['/error', '/error/code', '/error/message']],
    429: [['/error', '/error/code', '/error/message']],
    500: [['/error', '/error/code', '/error/message']],
  },
  getPerson: {
    200: [['/id', '/name', '/email', '/legalHold', '/createdAt']],
    400: [['/error', '/error/code', '/error/message']],
    401: [['/error', '/error/code', '/error/message']],
    403: [['/error', '/error/code', '/error/message']],
    404: [['/error', '/error/code', '/error/message']],
    410: [['/error', '/error/code', '/error/message']],
    429: [['/error', '/error/code', '/error/message']],
    500: [['/error', '/error/code', '/error/message']],
  },
} as const;
