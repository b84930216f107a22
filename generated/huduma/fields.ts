// Made from specs/huduma.yaml by `npm run generate`. Do not edit.

/** By operation and status: the fields of the body, once for each form that it can have. */
export const fields = {
  deleteContacts: {
    200: [['/status', '/code', '/message', '/timestamp', '/reqId', '/path', '/data', '/data/*', '/data/*/id', '/data/*/names', '/data/*/number', '/data/*/email', '/data/*/createdAt', '/data/*/updatedAt', '/data/*/deletedAt']],
    400: [['/status', '/code', '/message', '/timestamp', '/reqId', '/path', '/errors', '/errors/*', '/errors/*/field', '/errors/*/message', '/errors/*/rejectedValue', '/errors/*/rejectingValues']],
    401: [['/status', '/code', '/message', '/timestamp', '/reqId', '/path', '/errors', '/errors/*', '/errors/*/field', '/errors/*/message', '/errors/*/rejectedValue', '/errors/*/rejectingValues']],
    402: [['/status', '/code', '/message', '/timestamp', '/reqId', '/path', '/errors', '/errors/*', '/errors/*/field', '/errors/*/message', '/errors/*/rejectedValue', '/errors/*/rejectingValues']],
    403: [['/status', '/code', '/message', '/timestamp', '/reqId', '/path', '/errors', '/errors/*', '/errors/*/field', '/errors/*/message', '/errors/*/rejectedValue', '/errors/*/rejectingValues']],
    404: [['/status', '/code', '/message', '/timestamp', '/reqId', '/path', '/errors', '/errors/*', '/errors/*/field', '/errors/*/message', '/errors/*/rejectedValue', '/errors/*/rejectingValues']],
    405: [['/status', '/code', '/message', '/timestamp', '/reqId', '/path', '/errors', '/errors/*', '/errors/*/field', '/errors/*/message', '/errors/*/rejectedValue', '/errors/*/rejectingValues']],
    422: [['/status', '/code', '/message', '/timestamp', '/reqId', '/path', '/errors', '/errors/*', '/errors/*/field', '/errors/*/message', '/errors/*/rejectedValue', '/errors/*/rejectingValues']],
    500: [['/status', '/code', '/message', '/timestamp', '/reqId', '/path', '/errors', '/errors/*', '/errors/*/field', '/errors/*/message', '/errors/*/rejectedValue', '/errors/*/rejectingValues']],
  },
} as const;
