/** Answers as the providers document them, each with a mark, so that a quoted body can be found. */
import { PERSON, SECRETS } from './witness.js';

const at = '2025-04-10T07:56:47.801Z';

/** Huduma's answer to a successful deletion. */
export const hudumaDeleted = (...ids: number[]) => ({
  status: '200 OK',
  code: 0,
  message: `Contacts deleted successfully ${SECRETS.inBody}`,
  timestamp: at,
  reqId: 'req-200',
  path: '/contacts',
  data: ids.map((id) => ({
    id,
    names: SECRETS.inBody,
    number: '255712345678',
    email: null,
    createdAt: at,
    updatedAt: at,
    deletedAt: at,
  })),
});

/** Huduma's only error shape. */
export const hudumaError = (status: number) => ({
  status: `${status} ERROR`,
  code: status * 10,
  message: `Not done ${SECRETS.inBody}`,
  timestamp: at,
  reqId: `req-${status}`,
  path: '/contacts',
});

/** The receipt on the English page. */
export const sendme123Receipt = (id: string = PERSON) => ({
  message: `Contact successfully deleted ${SECRETS.inBody}`,
  deletedContactId: id,
});

/** The contact that a look-up returns. */
export const sendme123Contact = (id: string = PERSON) => ({
  id,
  name: SECRETS.inBody,
  phone: '3001234567',
  status: 'ACTIVE',
  createdAt: at,
  updatedAt: at,
});

/** The wrapper that Wabotify's page illustrates. */
export const wabotifyDeleted = () => ({
  success: true,
  code: 200,
  errorCode: null,
  message: SECRETS.inBody,
  data: null,
});
