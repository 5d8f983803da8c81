import { type Act, type Person, people, permit } from '../../roster/index.ts';
import type { ModalView } from '../../slack/blocks.ts';
import type { Submission, SubmissionReply } from '../../slack/listeners.ts';
import { addWorkingDays, parseLocalDate } from '../../time/calendar.ts';
import { chooseChecker } from '../checker.ts';
import type { Deviation } from '../queries.ts';
import { actsOn } from '../record.ts';
import { addAction, askCheck, callIn, check, reassess, sayAboutClient } from '../steps.ts';
import { analyse, close, contain, type Doing, dismiss, type Outcome, openRecord, reopen, todayOf } from '../treat.ts';
import { type Form, type FormAnswers, formTarget, formView, personError, readForm, recordNotice } from '../views.ts';
import { type DeviationListenerPorts, doingOf, type Showing } from './ports.ts';
import { outcomeScreen } from './screen.ts';

/** Working days that a date field suggests: an action within a week, a check after two. */
const suggested: Partial<Record<Form, number>> = { act: 5, ask_check: 10 };

export async function openForm(doing: Showing, deviationId: string, form: Form): Promise<ModalView> {
  const record = await openRecord(doing, deviationId);
  const { actor, ports, context } = doing;
  if (record === 'not_yours') return recordNotice('record.not_yours', actor.language);
  const { deviation } = record;
  if (!permit(ports.log, actor, record.standing, actOfForm(form, deviation)))
    return recordNotice('record.not_yours', actor.language);
  const today = todayOf(doing);
  const checkerId =
    form === 'ask_check' ? await ports.db.transaction().execute(tx => chooseChecker(doing, tx, record)) : undefined;
  const [checker] = checkerId ? await people(ports.db, context, { ids: [checkerId] }) : [];
  const model = {
    form,
    deviationId,
    name: deviation.subjectName,
    readers: readersOf(deviation, actor),
    private: deviation.private,
    category: deviation.category,
    severity: deviation.severity,
    today,
    suggestedDay: addWorkingDays(parseLocalDate(today), suggested[form] ?? 0, actor.rhythm),
    meSlackId: actor.slackUserId,
    checker: checker?.name ?? null,
    newId: ports.newId(),
    cameFrom: doing.cameFrom,
  };
  return formView(model, actor.language);
}

/** The row of the permission table that what is filled in will ask. */
function actOfForm(form: Form, deviation: Deviation): Act {
  if (form === 'check') return 'deviation.check';
  const { treat, reopen, callIn: mayCallIn } = actsOn(deviation);
  return form === 'reopen' ? reopen : form === 'call_in' ? mayCallIn : treat;
}

/** Nobody is told that she can read what she writes herself. */
function readersOf({ subject, reporterId }: Deviation, { id }: Person): 'person' | 'reporter' | 'nobody' {
  const [reader, readers] =
    subject.kind === 'person' ? [subject.id, 'person' as const] : [reporterId, 'reporter' as const];
  return reader === null || reader === id ? 'nobody' : readers;
}

/** What was filled in becomes a verb; what is wrong stands under its field. */
export async function takeForm(ports: DeviationListenerPorts, submission: Submission): Promise<SubmissionReply> {
  const actor = await ports.roster.bySlackId(submission.slackUserId);
  const target = formTarget(submission.metadata);
  if (!actor || !target) return { update: recordNotice('record.not_yours', actor?.language ?? 'en') };
  const doing = doingOf(ports, actor, submission.metadata);
  const { deviationId, form, newId } = target;
  const read = readForm(form, submission.state, todayOf(doing), actor.language);
  if (!read.ok) return { errors: read.errors };
  const chosen = await personOf(ports, read.answers.person);
  if (read.answers.person && !chosen) return { errors: personError(actor.language) };
  const outcome = await verbs[form](doing, { deviationId, newId, answers: read.answers, chosen });
  return { update: await outcomeScreen(doing, deviationId, outcome) };
}

async function personOf({ roster }: DeviationListenerPorts, slackUserId: string | null): Promise<Person | undefined> {
  const person = slackUserId ? await roster.bySlackId(slackUserId) : undefined;
  return person?.active ? person : undefined;
}

interface Filled {
  readonly deviationId: string;
  readonly newId: string;
  readonly answers: FormAnswers;
  readonly chosen: Person | undefined;
}

type Take = (doing: Doing, filled: Filled) => Promise<Outcome>;

const words = ({ answers }: Filled): string => answers.words ?? '';

const verbs: Readonly<Record<Form, Take>> = {
  contain: (doing, filled) => contain(doing, filled.deviationId, words(filled)),
  analyse: (doing, filled) =>
    analyse(doing, filled.deviationId, {
      rootCause: words(filled),
      consequence: filled.answers.consequence,
      similarElsewhere: filled.answers.similar,
    }),
  act: (doing, filled) =>
    addAction(doing, filled.deviationId, {
      id: filled.newId,
      what: words(filled),
      ownerId: filled.chosen?.id ?? doing.actor.id,
      dueOn: filled.answers.day ?? todayOf(doing),
    }),
  ask_check: (doing, { deviationId, answers }) => askCheck(doing, deviationId, answers.day ?? todayOf(doing)),
  check: (doing, { deviationId, answers }) => check(doing, deviationId, answers.helped, answers.seen),
  close: (doing, filled) => close(doing, filled.deviationId, words(filled)),
  dismiss: (doing, filled) => dismiss(doing, filled.deviationId, words(filled)),
  reopen: (doing, filled) => reopen(doing, filled.deviationId, words(filled)),
  client: (doing, { deviationId, answers }) => sayAboutClient(doing, deviationId, clientWordOf(answers, doing)),
  reassess: (doing, { deviationId, answers: { category, severity } }) =>
    reassess(doing, deviationId, { category: category ?? 'delivery', severity: severity ?? 'minor' }),
  call_in: async (doing, { deviationId, chosen }) =>
    chosen ? callIn(doing, deviationId, chosen.id) : ('already' as const),
};

function clientWordOf({ word, on, because }: FormAnswers, doing: Doing) {
  const day = on ?? todayOf(doing);
  if (word === 'told') return { word, on: day, because };
  if (word === 'not_yet') return { word, because: because ?? '', until: day };
  return { word: 'not_theirs' as const };
}
