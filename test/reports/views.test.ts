import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { languages } from '../../src/i18n/language.ts';
import { type ClientFacts, type HealthFacts, healthOf } from '../../src/reports/rules.ts';
import { healthMessage } from '../../src/reports/views.ts';
import { addDays, parseLocalDate } from '../../src/time/calendar.ts';

const today = parseLocalDate('2026-12-03');
const month = '2026-11';

const client = (id: string, more: Partial<ClientFacts> = {}): ClientFacts => ({
  id,
  name: `Client ${id}`,
  leadId: 'kari',
  paused: false,
  lastMet: addDays(today, -20),
  metLately: true,
  kinds: { follow_up: { daysOverdue: 0, starves: false }, development: { daysOverdue: 0, starves: false } },
  silent: false,
  withoutGoal: false,
  reportLate: false,
  ...more,
});
const overdue = (followUp: number, development: number, starves = false): ClientFacts['kinds'] => ({
  follow_up: { daysOverdue: followUp, starves: false },
  development: { daysOverdue: development, starves },
});
const facts = (more: Partial<HealthFacts> = {}): HealthFacts => ({
  month,
  today,
  talks: [],
  clients: [],
  deviations: [],
  asked: [],
  promises: { clients: new Map(), leads: new Map() },
  names: new Map([['kari', 'Kari Niemi']]),
  ...more,
});
const wordsOf = (given: HealthFacts): string =>
  JSON.stringify(healthMessage(healthOf(given), 'en').blocks).replaceAll('\\n', '\n');

describe('the health of the cadence', () => {
  it('counts what is overdue by age, the last day of each age included', () => {
    const days = [14, 15, 31, 32];
    const { overdue: late } = healthOf(
      facts({ clients: days.map((d, i) => client(`${i}`, { kinds: overdue(d, 0) })) }),
    );
    expect(late).toEqual({ follow_up: [1, 2, 1], development: [0, 0, 0] });
  });

  it('counts deviations by age, by lead and by client, what belongs to nobody apart', () => {
    const opened = (clientId: string | null, days: number) => ({ clientId, openedOn: addDays(today, -days) });
    const health = healthOf(
      facts({
        clients: [client('a')],
        deviations: [opened('a', 7), opened('a', 8), opened('a', 31), opened(null, 30)],
      }),
    );
    expect(health.deviations).toEqual([1, 2, 1]);
    expect(health.leads.map(({ name, deviations }) => [name, deviations])).toEqual([
      ['Kari Niemi', [1, 1, 1]],
      [undefined, [0, 1, 0]],
    ]);
    expect(health.clients).toMatchObject([{ name: 'Client a', daysSinceMet: 20, deviations: [1, 1, 1] }]);
  });

  it('leaves paused clients out of everything that is due, and names them', () => {
    const paused = client('p', {
      paused: true,
      silent: true,
      withoutGoal: true,
      metLately: false,
      kinds: overdue(40, 40),
    });
    const health = healthOf(facts({ clients: [paused, client('a')] }));
    expect(health).toMatchObject({
      met: { done: 1, of: 1 },
      paused: ['Client p'],
      silent: [],
      withoutGoal: [],
      overdue: { follow_up: [0, 0, 0] },
      days: [20],
    });
  });

  it('says in words what there is, and leaves out what there is not', () => {
    const talks = [true, true, false].map(held => ({ leadId: 'kari', held }));
    const late = client('a', { kinds: overdue(0, 20, true), silent: true, withoutGoal: true });
    const words = wordsOf(facts({ talks, clients: [late, client('b')] }));
    for (const sentence of [
      '*Pulse talks held:* 2 of 3',
      '*Clients met in the last three months:* 2 of 2',
      '*Development meetings overdue:* 0 up to two weeks, 1 up to a month, 0 longer',
      '*Only met for follow-up, while a development meeting is overdue:* Client a',
      '*Too long without contact:* Client a',
      '*Without a shared goal:* Client a',
      'No deviation is open. What is private is left out.',
      'Kari Niemi    2/3  2/2     1     –',
      'Client a   20    20     –',
      'Nobody was asked.',
    ])
      expect(words).toContain(sentence);
    expect(words).not.toContain('Follow-up meetings overdue');
    expect(words).not.toContain('Paused');
  });

  it('names the clients whose report is late, but not those that are paused', () => {
    const late = ['a', 'p'].map(id => client(id, { reportLate: true, paused: id === 'p' }));
    const given = facts({ clients: [...late, client('b')] });
    expect(healthOf(given).reportLate).toEqual(['Client a']);
    expect(wordsOf(given)).toContain('*The month’s report to the client is late:* Client a');
    expect(wordsOf(facts({ clients: [client('b')] }))).not.toContain('is late');
  });

  it('says how many of the promises that came due were kept, by lead and by client, the lowest share first', () => {
    const clients = [client('a'), client('b'), client('c')];
    const promises = {
      clients: new Map([
        ['a', { kept: 3, broken: 0 }],
        ['b', { kept: 1, broken: 3 }],
        ['c', { kept: 0, broken: 0 }],
      ]),
      leads: new Map([['kari', { kept: 4, broken: 3 }]]),
    };
    const words = wordsOf(facts({ clients, promises }));
    expect(words).toContain('by lead:* Kari Niemi 4/7');
    expect(words).toContain('*And by client:* Client b 1/4, Client a 3/3');
    expect(words).not.toContain('Client c');
    expect(wordsOf(facts({ clients }))).not.toContain('Promises kept');
    const many = Array.from({ length: 33 }, (_, at) => String(at));
    const leads = new Map(many.map(id => [id, { kept: 1, broken: 1 }]));
    const names = (prefix: string) => new Map(many.map(id => [id, `${prefix}${id}`]));
    const of = (prefix: string) =>
      wordsOf(facts({ clients, names: names(prefix), promises: { clients: new Map(), leads } }));
    expect(of('Lead').match(/Lead\d+ 1\/2/g)).toHaveLength(30);
    expect(of('Lead')).toContain('and 3 more');
    // What has to be escaped takes more room, and is never cut in two.
    expect(of('&'.repeat(24))).toMatch(/1\/2 and \d+ more/);
  });

  const name = fc.oneof(
    fc.constantFrom('```', '<!channel>', '*_~`', '\u0000\n\n', '&&&&&&&&&&&&&&&&&&&&&&&&', '🙂'.repeat(60), ' '),
    fc.string({ unit: 'grapheme', maxLength: 120 }),
  );
  const firm = fc.record({
    names: fc.array(name, { minLength: 1, maxLength: 45 }),
    clients: fc.array(name, { minLength: 1, maxLength: 120 }),
    answers: fc.nat({ max: 6 }),
  });

  it('fits one message of Slack’s however large the firm is and whatever its people are called', () => {
    fc.assert(
      fc.property(firm, fc.constantFrom(...languages), ({ names, clients, answers }, language) => {
        const leadOf = (at: number) => `${at % names.length}`;
        const { text, blocks } = healthMessage(
          healthOf({
            month,
            today,
            names: new Map(names.map((each, at) => [`${at}`, each])),
            promises: {
              clients: new Map(clients.map((_, at) => [`${at}`, { kept: 999, broken: 999 }])),
              leads: new Map(names.map((_, at) => [`${at}`, { kept: 999, broken: 999 }])),
            },
            clients: clients.map((each, at) =>
              client(`${at}`, {
                name: each,
                leadId: leadOf(at),
                silent: true,
                withoutGoal: true,
                reportLate: true,
                kinds: overdue(99, 99, true),
              }),
            ),
            talks: names.map((_, at) => ({ leadId: leadOf(at), held: false })),
            deviations: clients.map((_, at) => ({ clientId: `${at}`, openedOn: addDays(today, -at) })),
            asked: names.flatMap((_, at) =>
              Array.from({ length: answers }, () => ({ leadId: leadOf(at), answer: { score: 5, tooMuch: true } })),
            ),
          }),
          language,
        );
        expect(text.length).toBeGreaterThan(0);
        expect(blocks.length).toBeLessThan(49);
        expect(JSON.stringify(blocks).length).toBeLessThan(13_000);
        const sections = blocks.flatMap(block => (block.type === 'section' ? (block.text?.text ?? []) : []));
        for (const section of sections) {
          expect([...section].length).toBeLessThanOrEqual(3000);
          expect(section).not.toContain('<!');
          // A table is one block of code, which no name in it ends.
          if (section.startsWith('```')) expect(section.split('```')).toEqual(['', expect.any(String), '']);
        }
      }),
      { numRuns: 60 },
    );
  });
});
