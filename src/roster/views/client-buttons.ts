import type { Language } from '../../i18n/language.ts';
import { actions, button, divider, type KnownBlock } from '../../slack/blocks.ts';
import type { LocalDate } from '../../time/calendar.ts';
import { type Act, type Client, type Engagement, isOver, type Membership, may, type Standing } from '../rules.ts';
import { newClientAction } from './clients.ts';
import type { TextKey, Words } from './form.ts';

/** Shows the buttons of all that can be changed, on the page itself; the value is the client's id. */
export const showChangesAction = 'roster.client.change';
export const editClientAction = 'roster.client.edit';
export const changeLeadAction = 'roster.lead.begin';
export const newEngagementAction = 'roster.engagement.begin';
export const endEngagementAction = 'roster.engagement.end';
export const addAdvisorAction = 'roster.advisor.begin';
export const changeSeatAction = 'roster.seat.change';
export const leaveTeamAction = 'roster.seat.leave';

/** A button that another room puts under a client; its value is the client's id. */
export interface Beside {
  readonly label: (language: Language) => string;
  readonly actionId: string;
  readonly act: Act;
}

/** What stands under a client: the doors to other rooms, and its changes, each by its own button or all behind one. */
export interface OfferedButtons {
  readonly besides: readonly Beside[];
  readonly changes: 'shown' | 'behind_one';
}

interface Offering {
  readonly client: Client;
  readonly engagements: readonly Engagement[];
  readonly team: readonly Membership[];
  readonly standing: Standing;
  readonly today: LocalDate;
}

/** The buttons of what the table allows her. */
export function clientButtons(
  model: Offering,
  { besides, changes: shown }: OfferedButtons,
  language: Language,
  say: Words,
): KnownBlock[] {
  const { id } = model.client;
  const toOthers = besides
    .filter(({ act }) => may(model.standing, act))
    .map(({ label, actionId }) => button({ text: label(language), actionId, value: id }));
  const changes = changesOf(model).map(([text, actionId]) => button({ text: say(text), actionId, value: id }));
  const one = button({ text: say('button.change'), actionId: showChangesAction, value: id });
  const rows = [
    ...(toOthers.length > 0 ? [actions('besides', ...toOthers)] : []),
    ...(changes.length > 0 ? [actions('acts', ...(shown === 'shown' ? changes : [one]))] : []),
  ];
  return rows.length > 0 ? [divider(), ...rows] : [];
}

/** What she may change of it, as far as there is something to change: label and action. */
function changesOf({ standing, engagements, team, today }: Offering): (readonly [TextKey, string])[] {
  const running = engagements.some(engagement => !isOver(engagement, today));
  const all: readonly (readonly [Act, TextKey, string, boolean])[] = [
    ['client.edit', 'button.edit_client', editClientAction, true],
    ['client.hand_over', 'button.change_lead', changeLeadAction, true],
    ['engagement.change', 'button.new_engagement', newEngagementAction, true],
    ['engagement.change', 'button.end_engagement', endEngagementAction, running],
    ['team.change', 'button.add_advisor', addAdvisorAction, true],
    ['team.change', 'button.change_seat', changeSeatAction, team.length > 0],
    ['team.change', 'button.leave_team', leaveTeamAction, team.length > 0],
    ['client.create', 'button.new_client', newClientAction, true],
  ];
  return all.flatMap(([act, text, actionId, makesSense]) =>
    makesSense && may(standing, act) ? [[text, actionId] as const] : [],
  );
}
