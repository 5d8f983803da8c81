import type { ModalView } from '../../slack/blocks.ts';
import type { Click, Listeners, Submission, SubmissionReply } from '../../slack/listeners.ts';
import type { ClientPage } from '../clients.ts';
import { endEngagement, newEngagement } from '../engagements.ts';
import type { Person } from '../people.ts';
import { type Act, isOver } from '../rules.ts';
import { addAdvisor, changeSeat, leaveTeam } from '../seats.ts';
import * as views from '../views.ts';
import { clientAfter, contextOf, type Desk, formFor, show, submit } from './desk.ts';

/** What the buttons under a client do to its engagements and its team. */
export function teamListeners(desk: Desk): Required<Pick<Listeners, 'clicks' | 'submissions'>> {
  return { clicks: clicks(desk), submissions: { ...engagementForms(desk), ...seatForms(desk) } };
}

function clicks(desk: Desk): Required<Listeners>['clicks'] {
  const form = (act: Act, draw: (page: ClientPage, actor: Person) => ModalView | undefined) => (click: Click) =>
    show(desk, click, actor => formFor(desk, actor, { clientId: click.value, act }, page => draw(page, actor)));
  return {
    [views.newEngagementAction]: form('engagement.change', ({ client, today }, { language }) =>
      views.newEngagementForm({ clientId: client.id, engagementId: desk.newId(), today }, language),
    ),
    [views.endEngagementAction]: form('engagement.change', ({ client, engagements, today }, { language }) => {
      const running = engagements.filter(engagement => !isOver(engagement, today));
      return running.length === 0
        ? undefined
        : views.endEngagementForm({ clientId: client.id, engagements: running, today }, language);
    }),
    [views.addAdvisorAction]: form('team.change', ({ client, today }, { language }) =>
      views.advisorForm({ clientId: client.id, membershipId: desk.newId(), today }, language),
    ),
    [views.changeSeatAction]: form('team.change', (page, { language }) => {
      const [only, ...others] = page.team;
      if (!only) return undefined;
      const { client, team, today } = page;
      return others.length === 0
        ? views.seatForm({ seat: only, nextId: desk.newId(), today }, language)
        : views.chooseSeatView({ clientId: client.id, team }, language);
    }),
    [views.chooseSeatAction]: click =>
      show(desk, click, actor =>
        formFor(desk, actor, { clientId: click.view?.metadata ?? '', act: 'team.change' }, ({ team, today }) => {
          const seat = team.find(({ id }) => id === click.value);
          return seat && views.seatForm({ seat, nextId: desk.newId(), today }, actor.language);
        }),
      ),
    [views.leaveTeamAction]: form('team.change', ({ client, team, today }, { language }) =>
      team.length === 0 ? undefined : views.leaveForm({ clientId: client.id, team, today }, language),
    ),
  };
}

/** What somebody sees after a form: the client as it is now, why not, or what is wrong with which field. */
type Answer = 'page' | 'gone' | 'refused' | Readonly<Record<string, views.ErrorKey>>;

interface TeamForm<T, O extends string> {
  readonly read: (state: Submission['state'], language: Person['language']) => views.Read<T>;
  readonly act: (actor: Person, ids: ReturnType<typeof views.idsIn>, value: T) => Promise<O>;
  readonly answers: Readonly<Record<O, Answer>>;
}

/** A form whose first id is the client's: read, done, and answered by its outcome. */
const teamForm =
  <T, O extends string>(desk: Desk, { read, act, answers }: TeamForm<T, O>) =>
  (submission: Submission): Promise<SubmissionReply> =>
    submit(desk, submission, {
      read: (state, { language }) => read(state, language),
      act: async (actor, value) => {
        const ids = views.idsIn(submission.metadata);
        const answer: Answer = answers[await act(actor, ids, value)];
        if (answer === 'page') return clientAfter(desk, actor, ids[0]);
        if (answer === 'gone') return { update: views.goneNotice(actor.language) };
        if (answer === 'refused') return { update: views.refusedNotice(actor.language) };
        return { errors: views.formErrors(actor.language, answer) };
      },
    });

const engagementForms = (desk: Desk): Required<Listeners>['submissions'] => ({
  [views.newEngagementCallback]: teamForm(desk, {
    read: views.readEngagement,
    act: (actor, [clientId, id], value) => newEngagement(desk, contextOf(desk), actor, { ...value, clientId, id }),
    answers: {
      created: 'page',
      name_taken: { name: 'error.engagement_taken' },
      not_active: { seller: 'error.not_active' },
      not_yours: 'refused',
    },
  }),
  [views.endEngagementCallback]: teamForm(desk, {
    read: views.readEnding,
    act: (actor, [clientId], value) => endEngagement(desk, contextOf(desk), actor, { ...value, clientId }),
    answers: {
      ended: 'page',
      before_start: { last_day: 'error.before_first' },
      gone: 'gone',
      not_yours: 'refused',
    },
  }),
});

const seatForms = (desk: Desk): Required<Listeners>['submissions'] => ({
  [views.addAdvisorCallback]: teamForm(desk, {
    read: views.readAdvisor,
    act: (actor, [clientId, id], value) => addAdvisor(desk, contextOf(desk), actor, { ...value, clientId, id }),
    answers: {
      begun: 'page',
      already_there: { person: 'error.already_advisor' },
      not_active: { person: 'error.not_active' },
      not_yours: 'refused',
    },
  }),
  [views.changeSeatCallback]: teamForm(desk, {
    read: views.readSeat,
    act: (actor, [clientId, membershipId, nextId], value) =>
      changeSeat(desk, contextOf(desk), actor, { ...value, clientId, membershipId, nextId }),
    answers: {
      changed: 'page',
      same: { role: 'error.same_seat' },
      outside: { from: 'error.outside' },
      already_there: { role: 'error.role_taken' },
      gone: 'gone',
      not_yours: 'refused',
    },
  }),
  [views.leaveTeamCallback]: teamForm(desk, {
    read: views.readLeave,
    act: (actor, [clientId], value) => leaveTeam(desk, contextOf(desk), actor, { ...value, clientId }),
    answers: { left: 'page', before_start: { last_day: 'error.before_first' }, gone: 'gone', not_yours: 'refused' },
  }),
});
