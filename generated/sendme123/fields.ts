// Made from specs/sendme123.yaml by `npm run generate`. Do not edit.

/** By operation and status: the fields of the body, once for each form that it can have. */
export const fields = {
  listContacts: {
    200: [['/data', '/data/*', '/data/*/id', '/data/*/name', '/data/*/lastName', '/data/*/phone', '/data/*/email', '/data/*/countryCode', '/data/*/status', '/data/*/birthDate', '/data/*/origin', '/data/*/organizationId', '/data/*/customValues', '/data/*/customValues/*', '/data/*/tags', '/data/*/tags/*', '/data/*/tags/*/id', '/data/*/tags/*/name', '/data/*/tags/*/description', '/data/*/tags/*/color', '/data/*/tags/*/organizationId', '/data/*/tags/*/createdAt', '/data/*/tags/*/updatedAt', '/data/*/createdAt', '/data/*/updatedAt', '/meta', '/meta/totalRecords', '/meta/totalPages', '/meta/currentPage', '/meta/limit', '/meta/hasNextPage', '/meta/hasPreviousPage']],
  },
  deleteContact: {
    200: [['/message', '/deletedContactId'], ['/id', '/name', '/lastName', '/phone', '/email', '/countryCode', '/status', '/birthDate', '/origin', '/organizationId', '/customValues', '/customValues/*', '/tags', '/tags/*', '/tags/*/id', '/tags/*/name', '/tags/*/description', '/tags/*/color', '/tags/*/organizationId', '/tags/*/createdAt', '/tags/*/updatedAt', '/createdAt', '/updatedAt', '/deletedAt']],
  },
  getContact: {
    200: [['/id', '/name', '/lastName', '/phone', '/email', '/countryCode', '/status', '/birthDate', '/origin', '/organizationId', '/customValues', '/customValues/*', '/tags', '/tags/*', '/tags/*/id', '/tags/*/name', '/tags/*/description', '/tags/*/color', '/tags/*/organizationId', '/tags/*/createdAt', '/tags/*/updatedAt', '/createdAt', '/updatedAt']],
  },
  headContact: {
  },
} as const;
