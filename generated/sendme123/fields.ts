// Made from specs/sendme123.yaml by `npm run generate`. Do not edit.

/** By operation and status: the fields of the body, once for each form that it can have. */
export const fields = {
  deleteContact: {
    200: [['/message', '/deletedContactId'], ['/id', '/name', '/lastName', '/phone', '/email', '/countryCode', '/status', '/birthDate', '/origin', '/organizationId', '/customValues', '/customValues/*', '/tags', '/tags/*', '/tags/*/id', '/tags/*/name', '/tags/*/description', '/tags/*/color', '/tags/*/organizationId', '/tags/*/createdAt', '/tags/*/updatedAt', '/createdAt', '/updatedAt', '/deletedAt']],
  },
  getContact: {
    200: [['/id', '/name', '/lastName', '/phone', '/email', '/countryCode', '/status', '/birthDate', '/origin', '/organizationId', '/customValues', '/customValues/*', '/tags', '/tags/*', '/tags/*/id', '/tags/*/name', '/tags/*/description', '/tags/*/color', '/tags/*/organizationId', '/tags/*/createdAt', '/tags/*/updatedAt', '/createdAt', '/updatedAt']],
  },
  headContact: {
  },
} as const;
