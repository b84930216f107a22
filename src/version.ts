/** The version of this package: the one in package.json, which a test compares, since a browser cannot read that. */
export const version = '0.0.0';
