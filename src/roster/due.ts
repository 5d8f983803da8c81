import type { Executor } from '../db/connect.ts';
import type { DeliveryKind, Draft, Item } from '../delivery/index.ts';
import { settingsOf } from '../settings/index.ts';
import type { CalendarShelf } from '../time/shelf.ts';
import { channelMessages } from './channel-news.ts';
import { hearerOf, leadChangedKind } from './lead.ts';
import { type PeopleContext, people } from './people.ts';
import * as queries from './queries.ts';
import { leadMessage } from './views.ts';

/** The roster's messages: a client has another lead; something is amiss with the leadership's channel. */
export function rosterDeliveries({ shelf }: { readonly shelf: CalendarShelf }): DeliveryKind[] {
  return [
    channelMessages({ shelf }),
    {
      kind: leadChangedKind,
      drafts: async (tx, items, now) => {
        const drafts = new Map<string, Draft>();
        const leads = await queries.leadsNow(
          tx,
          items.map(({ subjectId }) => subjectId),
        );
        for (const [workspaceId, own] of Map.groupBy(items, item => item.workspaceId)) {
          const contactId = await contactNow(tx, { shelf, now }, workspaceId);
          for (const item of own) drafts.set(item.id, draftOf(item, leads.get(item.subjectId), contactId));
        }
        return drafts;
      },
    },
  ];
}

async function contactNow(db: Executor, context: PeopleContext, workspaceId: string): Promise<string | undefined> {
  const { leadershipContact } = await settingsOf(db, workspaceId);
  if (leadershipContact === null) return undefined;
  const [contact] = await people(db, context, { workspaceId, slackUserIds: [leadershipContact] });
  return contact?.id;
}

/** By who leads now: what a later change has overtaken is not said any more. */
function draftOf({ period }: Item, lead: queries.LeadNow | undefined, contactId: string | undefined): Draft {
  const { rowId, part, personId } = hearerOf(period);
  if (!lead) return { drop: 'gone' };
  switch (part) {
    case 'contact': {
      if (lead.rowId !== rowId) return { drop: 'overtaken' };
      return contactId ? { to: contactId, rule: 'contact', draw: say('contact', lead) } : 'nobody';
    }
    case 'new':
      return lead.leadId === personId ? { to: personId, rule: 'lead', draw: say('new', lead) } : { drop: 'overtaken' };
    default:
      return lead.leadId === personId
        ? { drop: 'overtaken' }
        : { to: personId, rule: 'former_lead', draw: say('old', lead) };
  }
}

const say =
  (part: 'new' | 'old' | 'contact', lead: queries.LeadNow) =>
  ({ language }: { readonly language: Parameters<typeof leadMessage>[2] }) =>
    leadMessage(part, lead, language);
