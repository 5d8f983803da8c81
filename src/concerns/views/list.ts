import { shortDay } from '../../i18n/dates.ts';
import type { Language } from '../../i18n/language.ts';
import { speak } from '../../i18n/text.ts';
import {
  actions,
  button,
  context,
  divider,
  harmless,
  type KnownBlock,
  type ModalView,
  modal,
  section,
} from '../../slack/blocks.ts';
import type { Progress } from '../rules.ts';
import { concernTexts } from '../texts/index.ts';
import { listCallback, openAction, tellAction } from './actions.ts';
import type { Words } from './form.ts';

export interface Listed {
  readonly id: string;
  /** of whoever is at the other end */
  readonly name: string;
  readonly toldOn: string;
  readonly progress: Progress;
}

/** What she told and how far it has come; and what was told to her. */
export function listView(
  { told, heard }: { readonly told: readonly Listed[]; readonly heard: readonly Listed[] },
  language: Language,
): ModalView {
  const say = speak(concernTexts, language);
  const line = lineOf(say, language);
  return modal({
    callbackId: listCallback,
    title: say('list.title'),
    close: say('record.close'),
    blocks: [
      ...(told.length > 0 ? [context(say('list.told')), ...told.map(each => line('list.to', each))] : []),
      ...(heard.length > 0 ? [context(say('list.heard')), ...heard.map(each => line('list.from', each))] : []),
      divider(),
      actions('tell', button({ text: say('list.tell'), actionId: tellAction, value: 'new' })),
    ],
  });
}

const lineOf =
  (say: Words, language: Language) =>
  (key: 'list.to' | 'list.from', { id, name, toldOn, progress }: Listed): KnownBlock => {
    const words = say(key, { name: harmless(name), day: shortDay(toldOn, language) });
    const open = button({ text: say('list.open'), actionId: openAction, value: id });
    return section(`${words}\n${say(`${key === 'list.to' ? 'progress' : 'heard'}.${progress}`)}`, open);
  };
