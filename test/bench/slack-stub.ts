import { createServer } from 'node:http';

/**
 * A Slack that says yes to every message at once, in a process of its own; prints its port. `GET /count`: how many messages came, and the
 * seconds between the first and the last of them.
 */
const seen = { count: 0, first: 0, last: 0 };
const server = createServer((request, response) => {
  request.resume();
  request.on('end', () => {
    response.setHeader('content-type', 'application/json');
    if (request.url === '/count') {
      response.end(JSON.stringify({ count: seen.count, seconds: (seen.last - seen.first) / 1000 }));
      return;
    }
    seen.last = performance.now();
    if (seen.count === 0) seen.first = seen.last;
    seen.count += 1;
    response.end(JSON.stringify({ ok: true, channel: 'D1', ts: `${1_795_000_000 + seen.count}.000100` }));
  });
});
server.listen(0, '127.0.0.1', () => {
  const address = server.address();
  process.stdout.write(`${typeof address === 'object' && address ? address.port : ''}\n`);
});
