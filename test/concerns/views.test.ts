import { describe, expect, it } from 'vitest';
import { textLimit } from '../../src/concerns/rules.ts';
import { concernTexts as textsOf } from '../../src/concerns/texts/index.ts';
import * as views from '../../src/concerns/views.ts';
import { languages } from '../../src/i18n/language.ts';
import type { ViewValues } from '../../src/sandbox/page-api.ts';
import { messageProblems, viewProblems } from '../../src/sandbox/validator/index.ts';
import { currentValues, withValues } from '../../src/sandbox/workspace/values.ts';
import type { KnownBlock, ModalView } from '../../src/slack/blocks.ts';
import { cleanText } from '../../src/slack/form.ts';
import { hostileIn, hostileTexts, livingMarkup } from '../support/hostile.ts';

const id = (digit: number) => `${String(digit).repeat(8)}-${'1'.repeat(4)}-4111-8111-${'1'.repeat(12)}`;
const opened = new Date('2026-12-01T10:00:00.123Z');
const progress = ['told', 'read', 'answered', 'lost', 'closed'] as const;
const messages = ['message.told', 'message.reminder', 'message.added', 'message.answered', 'message.lost'] as const;
const notices = [
  'form.nobody_left',
  'form.told',
  'record.nothing_here',
  'back.done',
  'record.sent',
  'record.added',
] as const;

const people = (name: string, count: number) =>
  Array.from({ length: count }, (_, i) => ({ id: `${id(1).slice(0, -3)}${String(100 + i)}`, name, away: i % 2 === 0 }));
const record = (name: string, text: string, words: number, how: (typeof progress)[number]): views.RecordModel => ({
  concernId: id(1),
  authorName: name,
  readerName: name,
  aboutName: name,
  toldOn: '2026-09-30',
  progress: how,
  words: Array.from({ length: words }, () => ({ on: '2026-09-30', writerName: name, text })),
  last: words,
});

/** Everything that the room draws, of a name and a text. */
const drawn = (name: string, text: string, count: number, language: (typeof languages)[number]): ModalView[] => [
  views.tellForm({ opened, readers: people(name, count), leads: people(name, count) }, language),
  views.chooseForm({ concernId: id(1), readers: people(name, count) }, language),
  views.takeBackForm(id(1), language),
  ...notices.map(key => views.concernNotice(key, language)),
  ...progress.flatMap(how => [
    views.authorView(record(name, text, count, how), language),
    views.readerView(record(name, text, count, how), language),
    views.listView(
      {
        told: people(name, Math.min(count, 40)).map(each => ({ ...each, toldOn: '2026-09-30', progress: how })),
        heard: people(name, Math.min(count, 40)).map(each => ({ ...each, toldOn: '2026-09-30', progress: how })),
      },
      language,
    ),
  ]),
];

describe.each(languages)('what is shown of a worry in %s', language => {
  it.each(hostileIn(language))('is what Slack accepts, and only ever text, when all there is are %s', (_, written) => {
    const [name, text] = [[...written].slice(0, 100).join(''), [...written].slice(0, textLimit).join('')];
    for (const view of [1, 100].flatMap(count => drawn(name, text, count, language))) {
      expect(viewProblems(view)).toEqual([]);
      expect(livingMarkup(view)).toEqual([]);
    }
    for (const key of messages) {
      const message = views.concernMessage(key, { concernId: id(1), name, toldOn: '2026-09-30' }, language);
      expect(messageProblems(message.blocks)).toEqual([]);
      expect(livingMarkup(message)).toEqual([]);
    }
  });

  it('is cut off nowhere with names as people have them', () => {
    const all = [
      ...drawn('Maria-Kristiina Virtanen-Österberg', 'A worry', 2, language),
      views.retiredMessage(language),
    ];
    expect(JSON.stringify(all)).not.toContain('…');
    expect(all.flatMap(view => ('type' in view ? viewProblems(view) : messageProblems(view.blocks)))).toEqual([]);
  });

  it('says in the form who reads it and that it is not the statutory channel; where nobody is left, what one can do', () => {
    const form = JSON.stringify(views.tellForm({ opened, readers: people('Elin', 1), leads: [] }, language));
    expect(form).toContain(JSON.stringify(textsOf[language]['form.who_reads']).slice(1, -1));
    expect(form).toContain(JSON.stringify(textsOf[language]['form.not_statutory']).slice(1, -1));
    const nobody = views.tellForm({ opened, readers: [], leads: people('Kari', 1) }, language);
    expect(JSON.stringify(nobody)).toContain(JSON.stringify(textsOf[language]['form.nobody_left']).slice(1, -1));
    expect(nobody.submit).toBeUndefined();
  });
});

/** What Slack would send of a form in which these were filled in. */
function filled(view: ModalView, fields: ViewValues): ViewValues {
  const blocks = view.blocks as KnownBlock[];
  return withValues(blocks, currentValues(blocks), fields);
}
const typed = (text: string) => ({ text: { text: { value: text } } });
const chosen = (field: string, value: string) => ({ [field]: { [field]: { selected_option: { value } } } });

describe('what is read of the form', () => {
  const [elin, olav] = [
    { id: id(2), name: 'Elin', away: false },
    { id: id(3), name: 'Olav', away: true },
  ];
  const form = views.tellForm(
    {
      opened,
      readers: [elin, olav],
      leads: [
        { id: id(4), name: 'Kari' },
        { id: id(5), name: 'Mia' },
      ],
    },
    'en',
  );

  it('is whom she chose, whom it is about if she says, and her words', () => {
    const fields = { ...chosen('reader', id(3)), ...typed(' A worry ') };
    const unsaid = { readerId: id(3), aboutId: undefined, text: 'A worry' };
    expect(views.readTold(filled(form, fields), 'en')).toEqual({ ok: true, value: unsaid });
    const named = views.readTold(filled(form, { ...fields, ...chosen('about', id(5)) }), 'en');
    expect(named).toEqual({ ok: true, value: { ...unsaid, aboutId: id(5) } });
    expect(views.formOpened(form.private_metadata ?? '')).toEqual(opened);
  });

  it('is asked whom it is about only where there is more than one lead, and chooses the only reader by itself', () => {
    const one = views.tellForm({ opened, readers: [elin], leads: [{ id: id(4), name: 'Kari' }] }, 'en');
    expect(JSON.stringify(one)).not.toContain('about');
    expect(views.readTold(filled(one, typed('A worry')), 'en')).toMatchObject({ ok: true, value: { readerId: id(2) } });
  });

  it.each([
    ['nobody chosen', typed('A worry'), ['reader']],
    ['nothing written', { ...chosen('reader', id(2)), ...typed('  \u0000 ') }, ['text']],
    ['neither', {}, ['reader', 'text']],
    ['too much', { ...chosen('reader', id(2)), ...typed('😀'.repeat(textLimit + 1)) }, ['text']],
  ])('is refused inside the form with %s, under the field', (_, fields, places) => {
    const read = views.readTold(filled(form, fields as ViewValues), 'en');
    expect(Object.keys(read.ok ? {} : read.errors).toSorted()).toEqual(places);
  });

  it.each(hostileTexts.map(text => [[...cleanText(text)].slice(0, 1000).join('').trim()]).filter(([text]) => text))(
    'keeps what she wrote as it is: %j',
    text => {
      const read = views.readWritten(
        filled(views.authorView(record('Ana', 'x', 1, 'told'), 'en'), typed(text ?? '')),
        'en',
      );
      expect(read).toEqual({ ok: true, value: { text, closes: false } });
    },
  );

  it('knows which concern a record is, how many words it held, and whether an answer closes it', () => {
    const view = views.readerView(record('Ana', 'x', 3, 'read'), 'en');
    expect(views.recordTarget(view.private_metadata ?? '')).toEqual({ concernId: id(1), after: 3 });
    const closing = { ...typed('Done'), closes: { closes: { selected_options: [{ value: 'yes' }] } } };
    expect(views.readWritten(filled(view, closing), 'en')).toEqual({ ok: true, value: { text: 'Done', closes: true } });
    expect(views.recordTarget('nothing of ours')).toBeUndefined();
    expect(views.formOpened('nothing of ours')).toBeUndefined();
  });
});
