import { type PeopleContext, type Person, permit, standingInFirm } from '../../roster/index.ts';
import type { ModalView } from '../../slack/blocks.ts';
import type { Click, ClickReply, Listeners, Submission, SubmissionReply } from '../../slack/listeners.ts';
import { lookAtSurvey } from '../look.ts';
import { type Planning, planningOf, startingPlan } from '../planning.ts';
import type { EnpsListenerPorts } from '../ports.ts';
import { type ConfirmOutcome, callOff, confirmRound, type Wanted } from '../round.ts';
import { blocked, faultNumbers, planFaults, reminderDays, roundDates } from '../rules.ts';
import { prepareAction } from '../views/ids.ts';
import {
  type Errors,
  planErrors,
  prepareCallback,
  prepareForm,
  readPlan,
  replacedBy,
  travelledPlan,
} from '../views/prepare.ts';
import { changePlanAction, confirmCallback, previewView } from '../views/prepare-preview.ts';
import { roundNotice, roundVoice } from '../views/prepare-words.ts';
import { askCallOffAction, callOffCallback, callOffView, type StatusModel, statusView } from '../views/status.ts';

/** Planning a round, and looking at how it stands. */
export function roundListeners(ports: EnpsListenerPorts): Listeners {
  return {
    commands: {
      enps: {
        help: language => roundVoice(language)('enps.help'),
        run: async ({ slackUserId }) => ({ open: await forHer(ports, slackUserId, actor => statusFor(ports, actor)) }),
      },
    },
    clicks: {
      [prepareAction]: showing(ports, (actor, { value }) => formFor(ports, actor, value)),
      [changePlanAction]: showing(ports, (actor, { view }) => formAgain(ports, actor, view?.metadata ?? '')),
      [askCallOffAction]: showing(ports, (actor, { value }) => callOffFor(ports, actor, value)),
    },
    submissions: {
      [prepareCallback]: submission => submitPlan(ports, submission),
      [confirmCallback]: receiving(ports, (actor, { metadata }) => confirmPlan(ports, actor, metadata)),
      [callOffCallback]: receiving(ports, (actor, { metadata }) => submitCallOff(ports, actor, metadata)),
    },
  };
}

const contextOf = ({ shelf, clock }: EnpsListenerPorts): PeopleContext => ({ shelf, now: clock.now() });

async function forHer(
  ports: EnpsListenerPorts,
  slackUserId: string,
  view: (actor: Person) => Promise<ModalView>,
): Promise<ModalView> {
  const actor = await ports.roster.bySlackId(slackUserId);
  return actor ? view(actor) : roundNotice('refused.unknown', 'en');
}

const showing =
  (ports: EnpsListenerPorts, view: (actor: Person, click: Click) => Promise<ModalView>) =>
  async (click: Click): Promise<ClickReply> => {
    const shown = await forHer(ports, click.slackUserId, actor => view(actor, click));
    return click.view ? { update: shown } : { open: shown };
  };

const receiving =
  (ports: EnpsListenerPorts, answer: (actor: Person, submission: Submission) => Promise<ModalView>) =>
  async (submission: Submission): Promise<SubmissionReply> => ({
    update: await forHer(ports, submission.slackUserId, actor => answer(actor, submission)),
  });

async function statusFor(ports: EnpsListenerPorts, actor: Person, said?: StatusModel['said']): Promise<ModalView> {
  const model = await lookAtSurvey(ports.db, contextOf(ports), actor);
  return statusView({ ...model, said }, actor.language);
}

const mayPlan = ({ log }: EnpsListenerPorts, actor: Person): boolean =>
  permit(log, actor, standingInFirm(actor), 'enps.open');

const planningFor = (ports: EnpsListenerPorts, { workspaceId }: Person): Promise<Planning> =>
  planningOf(ports.db, contextOf(ports), workspaceId);

/** The form; where there is a round already, how that one stands. `value`: `new`, or the planned round to change. */
async function formFor(ports: EnpsListenerPorts, actor: Person, value: string): Promise<ModalView> {
  const { language } = actor;
  if (!mayPlan(ports, actor)) return roundNotice('refused.text', language);
  const planning = await planningFor(ports, actor);
  const replaces = planning.rounds.find(({ id, state }) => id === value && state === 'confirmed')?.id;
  const block = blocked(planning, replaces);
  if (block === 'another') return statusFor(ports, actor);
  if (block) return roundNotice(`error.${block}`, language);
  const plan = startingPlan(planning, replaces);
  return prepareForm({ plan, replaces, least: planning.least, troubles: [] }, language);
}

/** Back from the preview, with what she had typed. */
async function formAgain(ports: EnpsListenerPorts, actor: Person, metadata: string): Promise<ModalView> {
  const wanted = travelledPlan(metadata);
  if (!wanted) return roundNotice('error.again', actor.language);
  if (!mayPlan(ports, actor)) return roundNotice('refused.text', actor.language);
  const { least } = await planningFor(ports, actor);
  return prepareForm({ ...wanted, least, troubles: [] }, actor.language);
}

async function submitPlan(
  ports: EnpsListenerPorts,
  { slackUserId, metadata, state }: Submission,
): Promise<SubmissionReply> {
  const actor = await ports.roster.bySlackId(slackUserId);
  if (!actor) return { errors: { opensOn: roundVoice('en')('refused.unknown') } };
  const { language } = actor;
  if (!mayPlan(ports, actor)) return { errors: { opensOn: roundVoice(language)('refused.text') } };
  const read = readPlan(state, language);
  if (!read.ok) return { errors: read.errors };
  const planning = await planningFor(ports, actor);
  const wanted = { plan: read.plan, replaces: replacedBy(metadata) };
  const faults = planFaults(wanted.plan, planning, wanted.replaces);
  const errors = planErrors(faults, faultNumbers(planning), language);
  return Object.keys(errors).length > 0 ? { errors } : { update: preview(planning, wanted, actor) };
}

function preview({ now, rhythm, employees }: Planning, { plan, replaces }: Wanted, { language }: Person): ModalView {
  const { opensOn, closesOn, opensAt } = roundDates(plan, rhythm);
  const reminders = reminderDays(opensOn, closesOn, rhythm);
  const days = { opensOn, closesOn, opensAtOnce: opensAt <= now, reminders, zone: rhythm.zone };
  return previewView({ plan, replaces, ...days, invited: employees }, language);
}

async function confirmPlan(ports: EnpsListenerPorts, actor: Person, metadata: string): Promise<ModalView> {
  const wanted = travelledPlan(metadata);
  if (!wanted) return roundNotice('error.again', actor.language);
  const outcome = await confirmRound(ports, contextOf(ports), actor, wanted);
  if (outcome === 'confirmed') return statusFor(ports, actor, 'confirmed');
  const { least } = await planningFor(ports, actor);
  const troubles = Object.values(refusal(outcome, actor));
  return prepareForm({ ...wanted, least, troubles }, actor.language);
}

function refusal(outcome: Exclude<ConfirmOutcome, 'confirmed'>, { language }: Person): Errors {
  const say = roundVoice(language);
  if (outcome === 'not_yours') return { opensOn: say('refused.text') };
  if (outcome === 'keys_unkept') return { opensOn: say('error.keys') };
  return planErrors(outcome.faults, faultNumbers(outcome.facts), language);
}

async function callOffFor(ports: EnpsListenerPorts, actor: Person, roundId: string): Promise<ModalView> {
  if (!mayPlan(ports, actor)) return roundNotice('refused.text', actor.language);
  const { rounds } = await planningFor(ports, actor);
  const round = rounds.find(({ id, state }) => id === roundId && state === 'confirmed');
  return round ? callOffView(round, actor.language) : statusFor(ports, actor);
}

async function submitCallOff(ports: EnpsListenerPorts, actor: Person, roundId: string): Promise<ModalView> {
  const outcome = await callOff(ports, contextOf(ports), actor, roundId);
  return outcome === 'not_yours' ? roundNotice('refused.text', actor.language) : statusFor(ports, actor, outcome);
}
