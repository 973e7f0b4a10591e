/** The package's version, for records of decisions; a test holds it and package.json together. */
export const version = '0.1.0';
