import nock from 'nock';
import { afterAll, afterEach, beforeAll } from 'vitest';

/**
 * In this file whatever is asked over HTTP is answered by nock or by nobody. Files share their modules, and the others want the network as it
 * is: so it is switched on and off here, not by the import.
 */
export function onlyNock(): void {
  beforeAll(() => {
    if (!nock.isActive()) nock.activate();
    nock.disableNetConnect();
  });
  afterEach(() => nock.cleanAll());
  afterAll(() => {
    nock.enableNetConnect();
    nock.restore();
  });
}
