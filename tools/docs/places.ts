/** Where the project lives. */
export const repository = 'https://github.com/contact-deletion/contact-deletion';

/** The host of the published site; DOCS_ORIGIN names another. */
export const origin = 'https://contact-deletion.github.io';
