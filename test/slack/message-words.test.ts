import fc from 'fast-check';
import { expect, it } from 'vitest';
import { messageWords } from '../../src/slack/message-words.ts';

it.each([
  ['A list &amp; a portal, if x &lt; y &amp;lt;', 'A list & a portal, if x < y &lt;'],
  ['<@U02ABC> wants <#C01|orders> and <#C02>', '@… wants #orders and #…'],
  ['<!here> <!subteam^S1|@sales> <!channel>', '@here @sales @channel'],
  ['see <https://a.example/x|the page>, <https://b.example>', 'see the page, https://b.example'],
  ['write <mailto:a@b.example|a@b.example> or <mailto:c@d.example>', 'write a@b.example or c@d.example'],
])('a message says what people read: %s', (raw, words) => expect(messageWords(raw)).toBe(words));

it('leaves alone what Slack writes as it is', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), text => {
      const plain = text.replace(/[<>&]/g, '');
      expect(messageWords(plain)).toBe(plain);
    }),
  );
});
