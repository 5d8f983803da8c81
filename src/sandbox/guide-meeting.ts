import { isAskedSince, kari, type Scene, type TimedForm } from './guide-scene.ts';
import { type Step, task } from './guide-step.ts';
import { surveyFirst } from './guide-survey.ts';
import type { SentForm } from './sent-forms.ts';

const bookingForm = 'meetings.booking.save';
const outcomeForm = 'meetings.outcome.save';
const settlingForms: readonly string[] = [outcomeForm, 'meetings.cancelling.save'];

/** Which meeting a form is about, as the buttons about it carry it: client, kind and number. */
function meetingOf({ metadata }: SentForm): string | undefined {
  const [, client, kind, number] = /"c":"([\w-]+)","k":"(\w+)","n":(\d+)/.exec(metadata) ?? [];
  return client && `${client} ${kind} ${number}`;
}

/** Whether one of these forms was sent about the meeting after this one, by whomever. */
const isFollowedBy = ({ everySent }: Scene, form: TimedForm, callbackIds: readonly string[]): boolean =>
  everySent
    .slice(everySent.indexOf(form) + 1)
    .some(later => callbackIds.includes(later.callbackId) && meetingOf(later) === meetingOf(form));

/** The booking that the visitor made last, unless the meeting has been recorded or cancelled since. */
const bookedIn = (scene: Scene): TimedForm | undefined =>
  scene.sent.findLast(form => form.callbackId === bookingForm && !isFollowedBy(scene, form, settlingForms));

/** Whether Kari has been asked how that meeting went. */
const isAskedHowItWent = (scene: Scene, booked: TimedForm): boolean =>
  isAskedSince(scene, kari, { actionId: 'meetings.outcome.open', value: meetingOf(booked) ?? '' }, booked.ts);

/** Whether the visitor has booked a meeting, and has recorded that same one. */
const hasRecordedBooked = (scene: Scene): boolean => {
  const own: Scene = { ...scene, everySent: scene.sent };
  return scene.sent.some(form => form.callbackId === bookingForm && isFollowedBy(own, form, [outcomeForm]));
};

/** The fourth. */
export const meet: Step = {
  id: 'meet',
  title: 'Book a client meeting and record it',
  task: scene =>
    bookedIn(scene)
      ? task(
          'Kari is asked how the meeting went that you booked. Press *It was held*, say how content the client is and when you meet next, and *Save*.',
          kari,
        )
      : task(
          'Write */hats meetings Svea Logistik* to the bot as Kari. Press *Find a day* for the follow-up meeting, choose one, and *Book*.',
          kari,
        ),
  isDone: hasRecordedBooked,
  wait: {
    isOn: scene => {
      const booked = bookedIn(scene);
      return booked !== undefined && !isAskedHowItWent(scene, booked);
    },
    days: 100,
    task: scene =>
      task(
        `It is booked. On the working morning after it, Kari is asked how it went. ${surveyFirst(scene)}`.trim(),
        kari,
      ),
  },
};
