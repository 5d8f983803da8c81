import { ana, elin, hasRead, leadership, newest, newestIn, type Scene } from './guide-scene.ts';
import { type Step, type Task, task } from './guide-step.ts';
import type { Message } from './workspace/index.ts';

const isResult = ({ text }: Message): boolean => text.startsWith('eNPS');

const hasAnswered = ({ sent }: Scene): boolean =>
  sent.some(({ callbackId, userId }) => callbackId === 'enps.answer.send' && userId === ana);

/** What Ana was asked in a survey that is still open. */
function invitationIn(scene: Scene): Message | undefined {
  const told = newestIn(scene, elin, leadership, isResult);
  const asked = newest(scene, ana, 'enps.answer.open');
  return asked && !(told && told.ts > asked.ts) ? asked : undefined;
}

/** What to say before time is let pass while a survey is open that Ana has not answered; else nothing. */
export function surveyFirst(scene: Scene): string {
  const asked = hasAnswered(scene) ? undefined : invitationIn(scene);
  if (!asked) return '';
  const [, day] = /survey closes in the afternoon of ([^.;]+)[.;]/.exec(JSON.stringify(asked.blocks)) ?? [];
  return `Answer the eNPS first, it is step 5: it closes ${day ? `on ${day}` : 'before long'}.`;
}

/** The fifth. */
export const survey: Step = {
  id: 'survey',
  title: 'Answer the eNPS',
  task: () =>
    task(
      'Find the *survey* in Ana’s messages and press *Answer*. Say how likely it is that she would recommend the firm, and *Send*. Nobody learns that it was Ana.',
      ana,
    ),
  isDone: hasAnswered,
  wait: {
    isOn: scene => invitationIn(scene) === undefined,
    days: 400,
    task: () =>
      task('Once a year everybody is asked whether they would recommend the firm. The next time is some way off.', ana),
  },
};

const resultIn = (scene: Scene): Message | undefined =>
  newestIn(scene, elin, leadership, message => message.ts > scene.begins && isResult(message));

const inLeadership = (text: string): Task => ({ text, places: [{ userId: elin, channel: leadership }] });

/** The sixth. */
export const result: Step = {
  id: 'leadership',
  title: 'See what leadership sees',
  task: () =>
    inLeadership(
      'Leadership’s channel has the result and what it means, beside each month’s report. Have a look as Elin.',
    ),
  isDone: scene => {
    const told = resultIn(scene);
    return told !== undefined && hasRead(scene, elin, leadership, told);
  },
  wait: {
    isOn: scene => resultIn(scene) === undefined,
    days: 40,
    task: () => inLeadership('When the survey has closed, leadership’s channel gets the result and what it means.'),
  },
};
