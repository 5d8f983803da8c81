import { meet } from './guide-meeting.ts';
import type { Scene } from './guide-scene.ts';
import {
  alertIn,
  ana,
  checkInOf,
  chosenIn,
  dayIn,
  hasRead,
  isAskedSince,
  kari,
  lastSent,
  newest,
  ownChannel,
} from './guide-scene.ts';
import { type Step, task } from './guide-step.ts';
import { result, survey, surveyFirst } from './guide-survey.ts';
import type { SentForm } from './sent-forms.ts';

const answer: Step = {
  id: 'answer',
  title: 'Be Ana and answer her check-in',
  task: () =>
    task(
      'Ana is a developer. Find *Your check-in* in her messages and press *Answer*. Choose *3* and *Far too much*, the rest as you like, and *Send*.',
      ana,
    ),
  isDone: scene => checkInOf(scene) !== undefined,
  wait: {
    isOn: scene => newest(scene, ana, 'pulse.check_in.open')?.editedTs !== null,
    days: 40,
    task: () =>
      task('Ana is a developer. Once a month she is asked how she is doing. The next time is some days away.', ana),
  },
};

/** Above it nobody is alarmed. */
const lowScore = 3;
/** An alert comes within so many seconds, or on the next morning of work. */
const soon = 60;

const isTooWell = (scene: Scene): boolean => {
  const sent = checkInOf(scene);
  return sent !== undefined && !alertIn(scene) && Number(chosenIn(sent, 'score')) > lowScore;
};

const alert: Step = {
  id: 'alert',
  title: 'See what her lead hears',
  task: scene =>
    isTooWell(scene)
      ? task(`Ana is too well for an alert. As Ana, press *Change it* and choose *${lowScore}*.`, ana, kari)
      : task(
          'Kari is Ana’s lead. She hears at once that something calls for a talk, and not a word of what Ana wrote. Have a look.',
          kari,
        ),
  isDone: scene => {
    const told = alertIn(scene);
    return told !== undefined && hasRead(scene, kari, ownChannel(scene, kari), told);
  },
  wait: {
    isOn: scene => {
      const sent = checkInOf(scene);
      return sent !== undefined && !alertIn(scene) && !isTooWell(scene) && scene.now() > Number(sent.ts) + soon;
    },
    days: 7,
    task: () => task('Kari is Ana’s lead, and not at work now. She hears in the morning.', kari),
  },
};

const deviationForm = 'deviations.form.take';

/** Which form of a deviation it is. */
const formOf = ({ metadata }: SentForm): string | undefined => /"f":"(\w+)"/.exec(metadata)?.[1];

/** Which deviation it is about, as the buttons about it carry it. */
const deviationOf = ({ metadata }: SentForm): string | undefined => /"d":"([\w-]+)"/.exec(metadata)?.[1];

const endsIt = (form: SentForm): boolean => {
  const which = formOf(form);
  return which === 'close' || which === 'dismiss' || (which === 'check' && chosenIn(form, 'helped') === 'yes');
};

/** The day on which Ana is to be asked, if that is not today. */
function checkDayIn(scene: Scene): string | undefined {
  const last = lastSent(scene, deviationForm);
  const day = last && dayIn(last, 'day');
  return day && new Date(day).getTime() / 1000 > scene.now() ? day : undefined;
}

/** 2026-12-07 as 7 December. */
const inWords = (day: string): string =>
  new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'long', timeZone: 'UTC' }).format(new Date(day));

const close: Step = {
  id: 'close',
  title: 'Take it up and close it',
  task: scene => {
    const last = lastSent(scene, deviationForm);
    switch (last && formOf(last)) {
      case 'act':
        return task(
          'Press *Done* beside what Kari decided, then *All done*. Ana will be asked whether it helped: choose *Today* as the day, and *Save*.',
          kari,
        );
      case 'ask_check':
        return task(
          'Ana is asked whether it helped. Press *Look at it*, then *Did it help?*. Choose *Yes*, and *Save*: the deviation is closed.',
          ana,
        );
      default:
        return task(
          'Press *Look at it* beside *Ana Virtanen*. Take it up if Kari has not yet, then *Decide what to do*: a few words, and *Save*.',
          kari,
        );
    }
  },
  isDone: ({ sent }) => sent.some(form => form.callbackId === deviationForm && endsIt(form)),
  wait: {
    isOn: scene => {
      const last = lastSent(scene, deviationForm);
      if (!last || formOf(last) !== 'ask_check') return false;
      return !isAskedSince(scene, ana, { actionId: 'deviations.record.open', value: deviationOf(last) ?? '' }, last.ts);
    },
    days: 14,
    task: scene => {
      const day = checkDayIn(scene);
      return day
        ? task(`Ana is asked on ${inWords(day)} whether it helped. ${surveyFirst(scene)}`.trim(), ana)
        : task('Ana is asked in the morning whether it helped.', ana);
    },
  },
};

/** Six steps, from a check-in to what leadership sees. */
export const steps: readonly Step[] = [answer, alert, close, meet, survey, result];
