// Made from specs/wabotify.yaml by `npm run generate`. Do not edit.

/** By operation and status: the fields of the body, once for each form that it can have. */
export const fields = {
  deleteContacts: {
    200: [['/success', '/code', '/errorCode', '/message', '/data']],
  },
} as const;
