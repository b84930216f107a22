// Made from specs/wabotify.yaml by `npm run generate`. Do not edit.

/** By operation and status: the fields of the body, once for each form that it can have. */
export const fields = {
  getContact: {
    200: [['/success', '/code', '/errorCode', '/message', '/data', '/data/contactId', '/data/data', '/data/data/*', '/data/data/*/id', '/data/data/*/creationDate', '/data/data/*/assignedAgentId', '/data/data/*/assignedAgentName', '/data/data/*/segmentationId', '/data/data/*/lastMessage', '/data/data/*/lastMessageDate', '/data/data/*/platformSenderId', '/data/data/*/platformSenderName', '/data/data/*/platformSenderPhone', '/data/data/*/isRead', '/data/data/*/isBotEnabled', '/data/data/*/isManuallyAdded', '/data/data/*/avatarColor', '/data/data/*/orderInCards', '/data/data/*/orderInCardsLastUpdated', '/data/data/*/tags', '/data/data/*/tags/*', '/data/data/*/tags/*/id', '/data/data/*/tags/*/name', '/data/data/*/tags/*/color', '/data/data/*/tags/*/assignmentDate', '/data/data/*/files', '/data/data/*/isSolved', '/data/data/*/workspaceId', '/data/data/*/name', '/data/data/*/lastname', '/data/data/*/email', '/data/data/*/platformId', '/data/data/*/stageId'], ['/success', '/code', '/errorCode', '/message', '/data', '/data/id', '/data/creationDate', '/data/assignedAgentId', '/data/assignedAgentName', '/data/segmentationId', '/data/lastMessage', '/data/lastMessageDate', '/data/platformSenderId', '/data/platformSenderName', '/data/platformSenderPhone', '/data/isRead', '/data/isBotEnabled', '/data/isManuallyAdded', '/data/avatarColor', '/data/orderInCards', '/data/orderInCardsLastUpdated', '/data/tags', '/data/tags/*', '/data/tags/*/id', '/data/tags/*/name', '/data/tags/*/color', '/data/tags/*/assignmentDate', '/data/files', '/data/isSolved', '/data/workspaceId', '/data/name', '/data/lastname', '/data/email', '/data/platformId', '/data/stageId'], ['/success', '/code', '/errorCode', '/message', '/data']],
  },
  deleteContacts: {
    200: [['/success', '/code', '/errorCode', '/message', '/data']],
  },
} as const;
