import type { Person } from '../../roster/index.ts';
import type { ModalView } from '../../slack/blocks.ts';
import type { Click, ClickReply, Listeners, Submission, SubmissionReply } from '../../slack/listeners.ts';
import { wallClock } from '../../time/calendar.ts';
import { answer, question, withdraw } from '../answer.ts';
import type { EnpsListenerPorts } from '../ports.ts';
import { commentsFrom } from '../rules.ts';
import { answerCallback, answerForm, formTarget, readAnswer, withdrawAction } from '../views/form.ts';
import { openAnswerAction } from '../views/ids.ts';
import { refusedErrors, refusedNotice, replied } from '../views/replies.ts';

/** Answering, and taking it back. None of these is named in the log. */
export function askListeners(ports: EnpsListenerPorts): Listeners {
  return {
    clicks: {
      [openAnswerAction]: async click => {
        const view = await openForm(ports, click);
        return click.view ? { update: view } : { open: view };
      },
      [withdrawAction]: click => takeBack(ports, click),
    },
    submissions: { [answerCallback]: submission => submitAnswer(ports, submission) },
    discreet: [openAnswerAction, withdrawAction, answerCallback],
  };
}

const hers = (at: Date, { rhythm }: Person) => wallClock(at, rhythm);

async function openForm(ports: EnpsListenerPorts, { slackUserId, value }: Click): Promise<ModalView> {
  const actor = await ports.roster.bySlackId(slackUserId);
  if (!actor) return refusedNotice('not_invited', 'en');
  const asked = await question(ports, actor, value, ports.clock.now());
  if (typeof asked === 'string') return refusedNotice(asked, actor.language);
  const { id: roundId, closesAt } = asked.round;
  const model = { roundId, closes: hers(closesAt, actor), leastComments: commentsFrom(asked.round) };
  return answerForm({ ...model, before: asked.before }, actor.language);
}

/** What is refused is said on top of the form, which keeps what she wrote. */
async function takeBack(ports: EnpsListenerPorts, { slackUserId, value }: Click): Promise<ClickReply> {
  const actor = await ports.roster.bySlackId(slackUserId);
  if (!actor) return { push: refusedNotice('not_invited', 'en') };
  const outcome = await withdraw(ports, actor, value, ports.clock.now());
  return typeof outcome === 'string'
    ? { push: refusedNotice(outcome, actor.language) }
    : { update: replied('thanks.withdrawn', hers(outcome.until, actor), actor.language) };
}

async function submitAnswer(
  ports: EnpsListenerPorts,
  { slackUserId, metadata, state }: Submission,
): Promise<SubmissionReply> {
  const actor = await ports.roster.bySlackId(slackUserId);
  const language = actor?.language ?? 'en';
  const target = formTarget(metadata);
  if (!target) return { update: refusedNotice('unknown', language) };
  if (!actor) return { errors: refusedErrors('not_invited', language) };
  if (target.isOutdated) return { errors: refusedErrors('outdated', language) };
  const read = readAnswer(state, language);
  if (!read.ok) return { errors: read.errors };
  const outcome = await answer(ports, actor, { roundId: target.roundId, answer: read.answer }, ports.clock.now());
  return typeof outcome === 'string'
    ? { errors: refusedErrors(outcome, language) }
    : { update: replied('thanks.answered', hers(outcome.until, actor), language) };
}
