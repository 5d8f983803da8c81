import { describe, expect, test } from 'vitest';
import { messageProblems, viewProblems } from '../../src/sandbox/validator/index.ts';
import { actions, elements, home, input, modal, withAccessory } from './validator-samples.ts';

describe('where elements stand', () => {
  const PLACES: Readonly<Record<string, string>> = {
    button: 'section actions',
    checkboxes: 'section actions input',
    radio_buttons: 'section actions input',
    static_select: 'section actions input',
    multi_static_select: 'section input',
    users_select: 'section actions input',
    multi_users_select: 'section input',
    conversations_select: 'section actions input',
    channels_select: 'section actions input',
    external_select: 'section actions input',
    overflow: 'section actions',
    datepicker: 'section actions input',
    timepicker: 'section actions input',
    datetimepicker: 'actions input',
    plain_text_input: 'input',
    number_input: 'input',
    email_text_input: 'input',
    url_text_input: 'input',
    rich_text_input: 'input',
    image: 'section context',
  };
  const HOSTS: Readonly<Record<string, (element: Record<string, unknown>) => unknown>> = {
    section: withAccessory,
    actions: element => actions(element),
    input: element => input(element),
    context: element => ({ type: 'context', elements: [element] }),
  };

  test.each(elements.map(element => [String(element.type), element] as const))('%s', (type, element) => {
    const taken = Object.keys(HOSTS).filter(host => viewProblems(modal([HOSTS[host]?.(element)])).length === 0);
    expect(taken.join(' ')).toBe(PLACES[type]);
  });

  const SURFACES: Readonly<Record<string, string>> = {
    datetimepicker: 'message modal',
    number_input: 'modal',
    email_text_input: 'modal',
    url_text_input: 'modal',
  };

  test.each(elements.map(element => [String(element.type), element] as const))(
    '%s on its surfaces',
    (type, element) => {
      const host = String(PLACES[type]).split(' ').at(-1) ?? '';
      const block = HOSTS[host]?.(element);
      const verdicts = {
        message: messageProblems([block]),
        modal: viewProblems(modal([block])),
        home: viewProblems(home([block])),
      };
      const taken = Object.entries(verdicts).filter(([, problems]) => problems.length === 0);
      expect(taken.map(([surface]) => surface).join(' ')).toBe(SURFACES[type] ?? 'message modal home');
    },
  );

  test.each(['file_input', 'workflow_button', 'multi_external_select', 'multi_channels_select', 'feedback_buttons'])(
    '%s nowhere',
    type => {
      for (const host of Object.values(HOSTS)) {
        expect(viewProblems(modal([host({ type })]))).toMatchObject([{ code: 'unsupported_type' }]);
      }
    },
  );
});
