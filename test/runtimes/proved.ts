/** What `user/prove.js` says wherever all is well. */
export const PROVED = {
  mixed: [
    'huduma:123 deleted',
    'huduma:999 absent',
    'misspelt:1 rejected',
    'sendme123:c1 deleted',
    'sendme123:nobody absent',
    'wabotify:w1 deleted',
  ],
  lost: ['sendme123:c1 absent', 'ConnectionError, ours: true, ambiguous: true'],
  aborted: ['AbortError', 'sendme123:c1 unknown', 'sendme123:c2 notAttempted'],
} as const;
