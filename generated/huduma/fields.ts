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
  listContacts: {
    200: [['/status', '/code', '/message', '/timestamp', '/reqId', '/path', '/data', '/data/content', '/data/content/*', '/data/content/*/id', '/data/content/*/names', '/data/content/*/number', '/data/content/*/email', '/data/content/*/createdAt', '/data/content/*/updatedAt', '/data/content/*/deletedAt', '/data/totalElements', '/data/totalPages', '/data/size', '/data/number', '/data/sort', '/data/sort/sorted', '/data/sort/unsorted', '/data/sort/empty', '/data/first', '/data/last', '/data/numberOfElements', '/data/empty']],
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
