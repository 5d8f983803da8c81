import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    globalSetup: ['test/support/postgres-setup.ts'],
    // For a machine that does much else: what hangs is noticed all the same.
    testTimeout: 120_000,
    hookTimeout: 120_000,
    // One more than there are cores: some tests mostly wait.
    maxWorkers: 3,
    // No room keeps state in its modules, so test files may share them: loading all anew for each file took two fifths of the time.
    isolate: false,
  },
});
