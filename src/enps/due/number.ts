import type { Tx } from '../../db/connect.ts';
import type { DeliveryKind, Draft, Item } from '../../delivery/index.ts';
import type { Language } from '../../i18n/language.ts';
import { enpsPicture, pngOf } from '../../pictures/index.ts';
import { leadershipNow, type PeopleContext } from '../../roster/index.ts';
import type { Message } from '../../slack/blocks.ts';
import { messageKinds } from '../kinds.ts';
import type { EnpsDuePorts } from '../ports.ts';
import { type Summarised, summaryOf } from '../summary.ts';
import { nothingMessage, summaryMessage } from '../views/summary.ts';
import { pictureOf } from '../views/summary-picture.ts';

/** What a round has brought: for the leadership's channel; where there is none, or it does not take it, for whoever stands behind it. */
export const numberDeliveries = ({ shelf }: Pick<EnpsDuePorts, 'shelf'>): DeliveryKind[] => [
  {
    kind: messageKinds.summary,
    drafts: async (tx, items, now) => {
      const drafts = new Map<string, Draft>();
      for (const item of items) drafts.set(item.id, await summaryDraft(tx, { shelf, now }, item));
      return drafts;
    },
  },
];

async function summaryDraft(tx: Tx, context: PeopleContext, { workspaceId, subjectId }: Item): Promise<Draft> {
  const summary = await summaryOf(tx, { workspaceId, roundId: subjectId });
  if (!summary) return { drop: 'not_told' };
  const { channel, contact } = await leadershipNow(tx, context, workspaceId);
  const draw = ({ language }: { readonly language: Language }) => drawn(summary, language);
  const otherwise = contact === 'nobody' ? contact : { ...contact, draw };
  return channel ? { toChannel: channel, rule: 'leadership', drawThere: draw, otherwise } : otherwise;
}

function drawn(summary: Summarised, language: Language): Message {
  if (summary.outcome !== 'result') return nothingMessage(summary.outcome, language);
  const { verdict, trend } = summary;
  const message = summaryMessage(summary, language);
  const { drawn, alt } = pictureOf(verdict, trend, language);
  const draw = () => pngOf(enpsPicture(drawn));
  return { ...message, picture: { name: `enps-${verdict.year}.png`, title: alt, draw } };
}
