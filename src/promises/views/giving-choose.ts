import type { Language } from '../../i18n/language.ts';
import { actions, context, harmless, type ModalView, menu, modal, section, truncate } from '../../slack/blocks.ts';
import { givePromiseAction } from './ids.ts';
import { givingVoice } from './words.ts';

const mostChoices = 100;

export interface ChooseModel {
  readonly clients: readonly { readonly id: string; readonly name: string }[];
  /** what she typed, if none of hers is called that */
  readonly unknown: string | undefined;
}

/** The clients to whom she may promise something, to choose one. */
export function chooseClientView({ clients, unknown }: ChooseModel, language: Language): ModalView {
  const say = givingVoice(language);
  const choices = clients.slice(0, mostChoices).map(({ id, name }) => ({ value: id, text: name }));
  const choose = menu({ actionId: givePromiseAction, placeholder: say('choose.client'), choices });
  return modal({
    callbackId: 'promises.client.choose',
    title: say('give.title'),
    close: say('word.close'),
    blocks: [
      ...(unknown ? [context(say('choose.unknown', { name: harmless(truncate(unknown, 60)) }))] : []),
      section(say(choices.length > 0 ? 'choose.which' : 'choose.nobody')),
      ...(choices.length > 0 ? [actions('choose', choose)] : []),
      ...(clients.length > mostChoices ? [context(say('choose.more'))] : []),
    ],
  });
}
