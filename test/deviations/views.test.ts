import { describe, expect, it } from 'vitest';
import {
  categories,
  clientWords,
  events,
  families,
  type Refusal,
  reasons,
  severities,
  states,
  verbs,
} from '../../src/deviations/rules.ts';
import type { HistoryLine } from '../../src/deviations/views/words.ts';
import {
  alertMessage,
  personalMessage,
  type RecordModel,
  recordNotice,
  recordView,
  wordMessage,
} from '../../src/deviations/views.ts';
import { languages } from '../../src/i18n/language.ts';
import { messageProblems, viewProblems } from '../../src/sandbox/validator/index.ts';
import { hostileIn, livingMarkup } from '../support/hostile.ts';

const deviationId = '7d9f3c1e-5b2a-4c8d-9e6f-0a1b2c3d4e5f';
const refusals: readonly Refusal[] = ['already', 'not_contained', 'no_action', 'open_action', 'another_open'];

/** A history that holds everything that can happen. */
const longHistory = (name: string, note: string): HistoryLine[] =>
  events.flatMap(event =>
    reasons.map(reason => ({
      event,
      on: '2026-09-30',
      actorName: name,
      personName: name,
      rule: 'deputy',
      reason,
      period: '2026-09',
      note: event === 'closed' ? note : null,
      onDay: '2026-10-02',
    })),
  );

const empty: RecordModel = {
  deviationId,
  name: 'Apteekki Sampo',
  category: 'delivery',
  severity: 'major',
  state: 'reported',
  since: '2026-09-30',
  private: false,
  answeredBy: null,
  reporter: null,
  actual: null,
  desired: null,
  messageLink: null,
  correction: null,
  rootCause: null,
  consequence: null,
  similarElsewhere: null,
  actions: [],
  advisors: [],
  checker: null,
  checkOn: null,
  client: null,
  history: [],
  next: [],
  mayTreat: false,
  mayCallIn: false,
};

/** Everything at once, in which people wrote all that there is. */
function full(name: string, text: string): RecordModel {
  const action = { id: deviationId, what: text, owner: name, dueOn: '2026-10-02', mayEnd: true };
  return {
    ...empty,
    name,
    private: true,
    answeredBy: name,
    reporter: name,
    actual: text,
    desired: text,
    messageLink: 'https://firm.slack.com/archives/C1/p1?thread_ts=1.1&cid=C1',
    correction: text,
    rootCause: text,
    consequence: text,
    similarElsewhere: text,
    actions: Array.from({ length: 14 }, (_, index) => ({ ...action, outcome: index % 2 ? ('done' as const) : null })),
    advisors: Array.from({ length: 7 }, () => ({ id: deviationId, name })),
    checker: name,
    checkOn: '2026-10-02',
    client: { word: 'not_yet', days: 12, toldOn: null, until: '2026-10-02', because: text },
    history: longHistory(name, text),
    next: verbs,
    mayTreat: true,
    mayCallIn: true,
  };
}

describe.each(languages)('a deviation in %s', language => {
  it.each(hostileIn(language))('is what Slack accepts, and only ever text, when all there is are %s', (_, written) => {
    const text = [...written].slice(0, 2000).join('');
    const name = [...written].slice(0, 100).join('');
    for (const state of states)
      for (const model of [full(name, text), { ...empty, name }]) {
        const view = recordView({ ...model, state }, language, 'already');
        expect(viewProblems(view)).toEqual([]);
        expect(livingMarkup(view).filter(each => !each.includes('thread_ts'))).toEqual([]);
      }
    for (const severity of severities)
      for (const family of families)
        for (const how of ['new', 'reopened', 'moved'] as const) {
          const message = alertMessage({ deviationId, family, name, severity, how }, language);
          expect(messageProblems(message.blocks)).toEqual([]);
          expect(livingMarkup(message)).toEqual([]);
        }
  });

  it('links the message that it is about, whatever stands in its address', () => {
    const linked = (messageLink: string) => JSON.stringify(recordView({ ...empty, messageLink }, language));
    expect(linked('https://firm.slack.com/archives/C1/p1?thread_ts=1.1&cid=C1')).toContain(
      '?thread_ts=1.1&amp;cid=C1|',
    );
    expect(linked('https://evil.example> <!channel')).not.toContain('<!channel');
  });

  it('says everything in words of which none is cut off', () => {
    const said = states.flatMap(state => [
      recordView({ ...full('Ana Virtanen', 'We talked'), state }, language),
      ...refusals.map(refusal => recordView({ ...empty, state }, language, refusal)),
    ]);
    const named = categories.flatMap(category =>
      severities.map(severity => recordView({ ...empty, category, severity }, language)),
    );
    const words = clientWords.map(word =>
      recordView(
        { ...empty, client: { word, days: 1, toldOn: '2026-10-02', until: '2026-10-02', because: 'x' } },
        language,
      ),
    );
    for (const view of [...said, ...named, ...words, recordNotice('record.not_yours', language)]) {
      expect(viewProblems(view)).toEqual([]);
      const own = JSON.stringify(view).replaceAll(/"(More …|[^"]* …)"/g, '""');
      expect(own.match(/[^ ]…/g)).toBeNull();
    }
  });

  it('is told of in messages that say a name and the kind of thing, and carry its button', () => {
    const about = { deviationId, name: 'Apteekki Sampo', person: 'Ana Virtanen', day: '2026-10-02' };
    const messages = [
      ...(
        [
          'escalated.text',
          'told.acknowledged',
          'told.closed',
          'told.unfounded',
          'called_in.text',
          'check.due',
          'checked.confirm',
          'checked.reject',
          'daily.text',
          'client.text',
        ] as const
      ).map(key => wordMessage(key, about, language)),
      ...(['informed.text', 'action.given', 'action.due', 'action.late', 'check.due_pulse', 'check.late'] as const).map(
        key => personalMessage(key, about, language),
      ),
    ];
    for (const { text, blocks } of messages) {
      expect(messageProblems(blocks)).toEqual([]);
      expect(text).not.toMatch(/[{}…]|undefined/);
      expect(JSON.stringify(blocks)).toContain(`"value":"${deviationId}"`);
    }
  });
});

describe('what is next', () => {
  const shown = (changes: Partial<RecordModel>) => {
    const view = JSON.stringify(recordView({ ...empty, ...changes }, 'en'));
    return [...view.matchAll(/"action_id":"deviations\.([a-z_.]+)"/g)].map(([, id]) => id);
  };
  const choices = (changes: Partial<RecordModel>) =>
    [...JSON.stringify(recordView({ ...empty, ...changes }, 'en')).matchAll(/"value":"[^" ]+ ([a-z_]+)"/g)].map(
      ([, form]) => form,
    );

  it('is a button for each that she may do, and none for what is not hers', () => {
    expect(shown({})).toEqual([]);
    expect(shown({ next: ['acknowledge', 'close', 'dismiss'] })).toEqual([
      'record.acknowledge',
      'form.open.close',
      'form.choose',
    ]);
    expect(shown({ state: 'awaiting_check', next: ['confirm', 'reject'] })).toEqual(['form.open.check']);
  });

  it('is never a dead end: something to do can be added to what is being treated, also where nothing is decided yet', () => {
    expect(choices({ state: 'acting', mayTreat: true })).toEqual(['act', 'reassess']);
    expect(choices({ state: 'acknowledged', mayTreat: true, next: ['dismiss'] })).toEqual(['reassess', 'dismiss']);
    expect(choices({ state: 'closed', mayTreat: true, mayCallIn: true })).toEqual([]);
  });

  it('is for whoever has something to do, that it is done', () => {
    const action = { id: deviationId, what: 'Look', owner: 'Ana', dueOn: '2026-10-02', outcome: null, mayEnd: true };
    expect(shown({ actions: [action, { ...action, mayEnd: false }, { ...action, outcome: 'done' }] })).toEqual([
      'action.end',
    ]);
  });
});

describe('a long history', () => {
  it('shows its newest lines, as many as fit', () => {
    const lines = longHistory('Kari', 'x'.repeat(1000));
    const history = Array.from({ length: 4 }, () => lines).flat();
    const newest = { ...lines.slice(0, 1)[0], event: 'closed', on: '2026-12-24' } as HistoryLine;
    const view = recordView({ ...full('Ana', 'x'), history: [...history, newest] }, 'en');
    expect(viewProblems(view)).toEqual([]);
    expect(JSON.stringify(view)).toContain('24 December');
  });
});
