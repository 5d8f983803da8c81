import type { Person } from '../../roster/index.ts';
import type { ModalView } from '../../slack/blocks.ts';
import type { Listeners, Submission, SubmissionReply } from '../../slack/listeners.ts';
import { type AnswerOutcome, answer, answerGoal, confirm } from '../answering.ts';
import { openForHer, openPage } from '../look.ts';
import { isThreeYes } from '../rules.ts';
import * as views from '../views.ts';
import { contextOf, modelOf, type PlacementListenerPorts, receiving, showing } from './ports.ts';

/** The buttons of whoever is asked, and the one by which her lead reads what she said about the goal. */
export const hersClicks = (ports: PlacementListenerPorts): NonNullable<Listeners['clicks']> => ({
  [views.openHers]: showing(ports, (actor, id) => hersOf(ports, actor, id)),
  [views.openGoalForm]: showing(ports, (actor, id) => goalFormOf(ports, actor, id)),
  [views.openGoalAnswer]: showing(ports, (actor, id) => goalAnswerOf(ports, actor, id)),
});

export const hersSubmissions = (ports: PlacementListenerPorts): NonNullable<Listeners['submissions']> => ({
  [views.answerCallback]: receiving(ports, (actor, submission) => submitAnswer(ports, actor, submission)),
  [views.confirmCallback]: receiving(ports, (actor, submission) => submitWord(ports, actor, submission)),
  [views.goalCallback]: receiving(ports, (actor, submission) => submitGoal(ports, actor, submission)),
});

async function hersOf(ports: PlacementListenerPorts, actor: Person, value: string): Promise<ModalView> {
  const id = views.idTarget(value);
  const found = id ? await openForHer(ports, contextOf(ports), actor, id) : 'not_yours';
  if (found === 'not_yours') return views.notYours(actor.language);
  const { placement, ...known } = found;
  return views.hersView({ ...modelOf(placement), ...known }, actor.language);
}

async function submitAnswer(
  ports: PlacementListenerPorts,
  actor: Person,
  { metadata, state }: Submission,
): Promise<SubmissionReply> {
  const target = views.roundTarget(metadata);
  if (!target) return { update: views.notYours(actor.language) };
  const read = views.readAnswer(state, actor.language);
  if (!read.ok) return { errors: read.errors };
  const outcome = await answer(ports, contextOf(ports), actor, { ...target, answer: read.answer });
  return answered(ports, actor, target.placementId, {
    outcome,
    form: 'wants',
    word: isThreeYes(read.answer) ? 'yes' : 'no',
  });
}

async function submitWord(
  ports: PlacementListenerPorts,
  actor: Person,
  { metadata, state }: Submission,
): Promise<SubmissionReply> {
  const target = views.roundTarget(metadata);
  if (!target) return { update: views.notYours(actor.language) };
  const read = views.readAgreed(state, actor.language);
  if (!read.ok) return { errors: read.errors };
  const outcome = await confirm(ports, contextOf(ports), actor, { ...target, agreed: read.agreed });
  return answered(ports, actor, target.placementId, { outcome, form: 'agreed', word: read.agreed ? 'agreed' : 'no' });
}

interface Answered {
  readonly outcome: AnswerOutcome;
  readonly form: 'wants' | 'agreed';
  readonly word: 'yes' | 'no' | 'agreed';
}

/** Thanks, with what follows; or why it could not be taken, with what she typed still there. */
async function answered(
  ports: PlacementListenerPorts,
  actor: Person,
  placementId: string,
  { outcome, form, word }: Answered,
): Promise<SubmissionReply> {
  const { language } = actor;
  switch (outcome) {
    case 'answered':
      return { update: views.thanksNotice(word, language) };
    case 'begun': {
      const found = await openForHer(ports, contextOf(ports), actor, placementId);
      const begunOn = found === 'not_yours' ? null : found.placement.begunOn;
      return { update: views.thanksNotice(begunOn ? { begun: begunOn } : 'agreed', language) };
    }
    case 'closed':
    case 'outdated':
      return { errors: views.answerErrors(outcome, form, language) };
    case 'not_yours':
      return { update: views.notYours(language) };
  }
}

async function goalFormOf(ports: PlacementListenerPorts, actor: Person, value: string): Promise<ModalView> {
  const id = views.idTarget(value);
  const found = id ? await openForHer(ports, contextOf(ports), actor, id) : 'not_yours';
  if (found === 'not_yours') return views.notYours(actor.language);
  const { placement, reader } = found;
  if (placement.state !== 'begun') return views.goalNotice('closed', actor.language);
  return views.goalForm({ ...modelOf(placement), goalAnswer: placement.goalAnswer, reader }, actor.language);
}

async function submitGoal(
  ports: PlacementListenerPorts,
  actor: Person,
  { metadata, state }: Submission,
): Promise<SubmissionReply> {
  const placementId = views.idTarget(metadata);
  if (!placementId) return { update: views.notYours(actor.language) };
  const read = views.readGoal(state, actor.language);
  if (!read.ok) return { errors: read.errors };
  const outcome = await answerGoal(ports, contextOf(ports), actor, { placementId, answer: read.answer });
  switch (outcome) {
    case 'answered': {
      const thanks = read.answer.clear === 'yes' ? 'thanks_yes' : 'thanks_other';
      return { update: views.goalNotice(thanks, actor.language) };
    }
    case 'closed':
      return { update: views.goalNotice('closed', actor.language) };
    case 'not_yours':
      return { update: views.notYours(actor.language) };
  }
}

/** Her words, and the goal as it was written, for whoever leads the client now. */
async function goalAnswerOf(ports: PlacementListenerPorts, actor: Person, value: string): Promise<ModalView> {
  const id = views.idTarget(value);
  const page = id ? await openPage(ports, contextOf(ports), actor, id) : 'not_yours';
  if (page === 'not_yours') return views.notYours(actor.language);
  const { placement } = page;
  return views.goalView({ ...modelOf(placement), goalAnswer: placement.goalAnswer, reader: undefined }, actor.language);
}
