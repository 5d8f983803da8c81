import { join } from 'node:path';
import { generate, PostgresDialect } from 'kysely-codegen';
import { connect } from '../../src/db/connect.ts';
import { migrate } from '../../src/db/migrate.ts';

/** Writes `src/db/schema.ts` from the migrated database; with `--verify` only compares and fails on a difference. */
const connection = await connect({ kind: 'memory' });
try {
  await migrate(connection.db);
  await generate({
    db: connection.db,
    dialect: new PostgresDialect({ dateParser: 'string', numericParser: 'number' }),
    camelCase: true,
    excludePattern: '*kysely*',
    outFile: join(import.meta.dirname, '../../src/db/schema.ts'),
    verify: process.argv.includes('--verify'),
  });
} finally {
  await connection.close();
}
