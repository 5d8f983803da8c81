import { fullDay } from '../../i18n/dates.ts';
import type { Language } from '../../i18n/language.ts';
import { speak } from '../../i18n/text.ts';
import {
  context,
  divider,
  harmless,
  header,
  type KnownBlock,
  type ModalView,
  modal,
  quoted,
  section,
} from '../../slack/blocks.ts';
import type { LocalDate } from '../../time/calendar.ts';
import { type Client, type Engagement, importReason, isOver, type Membership, may, type Standing } from '../rules.ts';
import { rosterTexts } from '../texts/index.ts';
import { clientButtons, type OfferedButtons } from './client-buttons.ts';
import type { TextKey, Words } from './form.ts';

export const clientPageCallback = 'roster.client.show';

export interface PageLead {
  readonly name: string;
  readonly since: LocalDate;
  readonly reason: string | null;
  readonly deputy: string | null;
  readonly former: string | null;
}

export interface PageEngagement extends Engagement {
  /** who sold it, where it was not the lead */
  readonly seller: string | null;
}

export interface ClientPageModel {
  readonly client: Client;
  readonly lead: PageLead | undefined;
  readonly standIn: string | undefined;
  readonly engagements: readonly PageEngagement[];
  readonly team: readonly Membership[];
  readonly standing: Standing;
  readonly today: LocalDate;
}

const mostLines = 20;

/** One client: whom it works for, who leads it, what is done for it by whom; under it, what she may do. `offered`: which buttons. */
export function clientPage(model: ClientPageModel, offered: OfferedButtons, language: Language): ModalView {
  const say = speak(rosterTexts, language);
  const { client, engagements } = model;
  return modal({
    callbackId: clientPageCallback,
    title: say('client.title'),
    close: say('view.close'),
    metadata: client.id,
    blocks: [
      header(client.name),
      section(worksFor(client, language, say)),
      ...leadBlocks(model, language, say),
      context(say(client.keepInTouch ? 'client.in_touch' : 'client.not_in_touch')),
      divider(),
      section(
        list(
          say('client.engagements'),
          engagements.map(each => engagementLine(each, model.today, language, say)),
          'client.no_engagements',
          say,
        ),
      ),
      ...teamBlocks(model, language, say),
      ...clientButtons(model, offered, language, say),
    ],
  });
}

function worksFor({ clientsClient, clientsClientBy }: Client, language: Language, say: Words): string {
  if (clientsClient) return say('client.works_for', { name: harmless(clientsClient) });
  return clientsClientBy
    ? say('client.works_for_by', { day: fullDay(clientsClientBy, language) })
    : say('client.works_for_unknown');
}

function leadBlocks({ lead, standIn, standing }: ClientPageModel, language: Language, say: Words): KnownBlock[] {
  const answersNow = standIn ? [say('client.stand_in', { name: harmless(standIn) })] : [];
  if (!lead) return [section([say('client.no_lead'), ...answersNow].join('\n'))];
  const name = harmless(lead.name);
  const day = fullDay(lead.since, language);
  const leads = lead.former
    ? say('client.lead_after', { name, day, former: harmless(lead.former) })
    : say('client.lead', { name, day });
  const deputy = lead.deputy
    ? say('client.deputy', { name: harmless(lead.deputy) })
    : say('client.no_deputy', { lead: name });
  const reason = lead.reason !== importReason && may(standing, 'client.see_reason') ? lead.reason : null;
  return [
    section([leads, deputy, ...answersNow].join('\n')),
    ...(reason ? [context(say('client.reason')), quoted(reason)] : []),
  ];
}

/** Lines under a heading, the first of them only. */
function list(heading: string, lines: readonly string[], none: TextKey, say: Words): string {
  if (lines.length === 0) return [heading, say(none)].join('\n');
  const more = lines.length - mostLines;
  return [heading, ...lines.slice(0, mostLines), ...(more > 0 ? [say('client.more', { count: more })] : [])].join('\n');
}

function engagementLine(engagement: PageEngagement, today: LocalDate, language: Language, say: Words): string {
  const { state, startsOn, endsOn, seller } = engagement;
  const values = {
    name: harmless(engagement.name),
    from: fullDay(startsOn, language),
    ...(endsOn ? { until: fullDay(endsOn, language) } : {}),
  };
  const line = () => {
    if (isOver(engagement, today)) return say(endsOn ? 'engagement.ended_on' : 'engagement.ended', values);
    if (state === 'proposed') return say('engagement.proposed', values);
    if (endsOn) return say('engagement.until', values);
    return say(startsOn > today ? 'engagement.later' : 'engagement.active', values);
  };
  return `• ${seller ? say('engagement.sold_by', { line: line(), seller: harmless(seller) }) : line()}`;
}

/** The team of each engagement, then the client's own. */
function teamBlocks({ team, today }: ClientPageModel, language: Language, say: Words): KnownBlock[] {
  const line = (seat: Membership) => `• ${harmless(seatInWords(seat, today, language, say))}`;
  const teams = [...Map.groupBy(team, ({ engagement }) => engagement)];
  const parts = teams.map(([engagement, seats]) =>
    list(engagement ? `_${harmless(engagement)}_` : '', seats.map(line), 'client.no_team', say).trim(),
  );
  return [section([say('client.team'), ...(parts.length > 0 ? parts : [say('client.no_team')])].join('\n'))];
}

/** Who, what and how much, as plain text. */
export function roleInWords({ person, role, share, engagementId }: Membership, say: Words): string {
  const percent = engagementId === null && share === 0 ? '' : `, ${share} %`;
  return `${person} – ${say(`role.${role}`)}${percent}`;
}

/** The same, with from when it is to be and until when. */
function seatInWords(seat: Membership, today: LocalDate, language: Language, say: Words): string {
  const bare = roleInWords(seat, say);
  const begun = seat.since > today ? say('seat.from', { line: bare, day: fullDay(seat.since, language) }) : bare;
  return seat.until ? say('seat.until', { line: begun, day: fullDay(seat.until, language) }) : begun;
}
