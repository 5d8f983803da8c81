import { clientFacts, contextOf, listening, type Person } from '../../roster/index.ts';
import type { ModalView } from '../../slack/blocks.ts';
import type { Listeners, Submission, SubmissionReply } from '../../slack/listeners.ts';
import { localDateOf } from '../../time/calendar.ts';
import { openOffer } from '../offer.ts';
import { openSimilar } from '../similar.ts';
import { linkSimilar, recordOffer, unlinkSimilar } from '../suggestions.ts';
import * as views from '../views.ts';
import { pageOf } from './page.ts';
import type { SuggestionListenerPorts } from './ports.ts';

/** The offer for a need, and what other clients said that may be the same. */
export function elsewhereListeners(
  ports: SuggestionListenerPorts,
): Required<Pick<Listeners, 'clicks' | 'submissions'>> {
  const { showing, receiving } = listening(ports, views.notYours);
  return {
    clicks: {
      [views.offerAction]: showing((actor, id) => offerOf(ports, actor, id)),
      [views.similarAction]: showing((actor, id) => similarOf(ports, actor, id)),
      [views.linkAction]: showing(async (actor, value) => {
        const pair = views.pairOf(value);
        await linkSimilar(ports, contextOf(ports), actor, pair);
        return similarOf(ports, actor, pair.id);
      }),
      [views.unlinkAction]: showing(async (actor, value) => {
        const pair = views.pairOf(value);
        await unlinkSimilar(ports, contextOf(ports), actor, pair);
        return similarOf(ports, actor, pair.id);
      }),
    },
    submissions: {
      [views.offerCallback]: receiving((actor, submission) => submitOffer(ports, actor, submission)),
    },
  };
}

async function offerOf(ports: SuggestionListenerPorts, actor: Person, id: string): Promise<ModalView> {
  const context = contextOf(ports);
  const need = await openOffer(ports, context, actor, id);
  if (need === 'not_yours') return views.notYours(actor.language);
  if (need === 'no_need') return views.noNeedNotice(actor.language);
  const rhythm = (await clientFacts(ports.db, context, [need.clientId])).get(need.clientId)?.rhythm;
  const today = localDateOf(context.now, rhythm ?? actor.settings.zone);
  const model = { ...need, offer: need.offer ?? 'none', today: need.offerOn ?? today };
  return views.offerForm(model, actor.language);
}

async function submitOffer(
  ports: SuggestionListenerPorts,
  actor: Person,
  { metadata, state }: Submission,
): Promise<SubmissionReply> {
  const { id, number: version } = views.numbered(metadata);
  const read = views.readOffer(state, actor.language);
  if (!read.ok) return { errors: read.errors };
  const outcome = await recordOffer(ports, contextOf(ports), actor, { id, version, ...read.value });
  if (outcome !== 'recorded') return { errors: views.offerRefused(outcome, actor.language) };
  return { update: await pageOf(ports, actor, id) };
}

async function similarOf(ports: SuggestionListenerPorts, actor: Person, id: string): Promise<ModalView> {
  const scene = await openSimilar(ports, contextOf(ports), actor, id);
  if (scene === 'not_yours') return views.notYours(actor.language);
  const { linked, found } = scene;
  return views.similarView({ ...scene.suggestion, linked, found }, actor.language);
}
