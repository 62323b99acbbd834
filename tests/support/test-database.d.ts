import { type Database } from '../../server/database/database.ts';
export type TestDatabase = Database & {
    readonly url: string;
};
/** A migrated database with reference rows and nothing else, gone when the test ends. */
export declare function createTestDatabase(): Promise<TestDatabase>;
