/** The package's version, for records of decisions; a test compares it with package.json. */
export const version = '0.1.0';
