/**
 * A digest of what a person said, written with it: a disk that changed a letter of a command must not have it sent.
 * Commands given before have none, and are believed.
 */
export const digest = 'ALTER TABLE commands ADD COLUMN digest TEXT;';
