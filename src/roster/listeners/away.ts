import { speak } from '../../i18n/text.ts';
import type { ModalView } from '../../slack/blocks.ts';
import type { Listeners, SubmissionReply } from '../../slack/listeners.ts';
import { type AwayPage, addAbsence, nameDeputy, openAway, removeAbsence } from '../away.ts';
import type { Person } from '../people.ts';
import { rosterTexts } from '../texts/index.ts';
import * as views from '../views.ts';
import { contextOf, type Desk, show, submit, today } from './desk.ts';

/** `/hats away`: somebody's days away, and her deputy. */
export function awayListeners(desk: Desk): Required<Pick<Listeners, 'clicks' | 'commands' | 'submissions'>> {
  return {
    commands: {
      away: {
        help: language => speak(rosterTexts, language)('away.help'),
        run: async ({ slackUserId }) => {
          const actor = await desk.roster.bySlackId(slackUserId);
          return { open: actor ? await awayScreen(desk, actor, actor.id) : views.unknownNotice() };
        },
      },
    },
    clicks: clicks(desk),
    submissions: submissions(desk),
  };
}

function clicks(desk: Desk): Required<Listeners>['clicks'] {
  return {
    [views.addAbsenceAction]: click =>
      show(desk, click, actor =>
        about(desk, actor, click.value, ({ person }) =>
          views.absenceForm({ personId: person.id, name: person.name, today: today(desk, actor) }, actor.language),
        ),
      ),
    [views.removeAbsenceAction]: click =>
      show(desk, click, async actor => {
        const outcome = await removeAbsence(desk, contextOf(desk), actor, click.value);
        if (outcome === 'not_yours') return notHers(actor);
        return awayScreen(desk, actor, outcome === 'gone' ? (click.view?.metadata ?? actor.id) : outcome.personId);
      }),
    [views.chooseDeputyAction]: click =>
      show(desk, click, actor =>
        about(desk, actor, click.value, ({ person, deputy }) =>
          views.deputyForm({ personId: person.id, name: person.name, deputy: deputy?.slackUserId }, actor.language),
        ),
      ),
    [views.dropDeputyAction]: click =>
      show(desk, click, async actor => {
        const wanted = { personId: click.value, deputy: null };
        return (await nameDeputy(desk, contextOf(desk), actor, wanted)) === 'not_yours'
          ? notHers(actor)
          : awayScreen(desk, actor, click.value);
      }),
    [views.forOtherAction]: click => show(desk, click, async actor => views.whoseForm(actor.language)),
  };
}

function submissions(desk: Desk): Required<Listeners>['submissions'] {
  return {
    [views.addAbsenceCallback]: form =>
      submit(desk, form, {
        read: (state, actor) => views.readAbsence(state, today(desk, actor), actor.language),
        act: (actor, days) => recorded(desk, actor, { personId: form.metadata, ...days }),
      }),
    [views.chooseDeputyCallback]: form =>
      submit(desk, form, {
        read: (state, actor) => views.readDeputy(state, actor.language),
        act: (actor, { deputy }) => deputyNamed(desk, actor, { personId: form.metadata, deputy }),
      }),
    [views.forOtherCallback]: form =>
      submit(desk, form, {
        read: (state, actor) => views.readWhose(state, actor.language),
        act: async (actor, { person }) => {
          const other = await desk.roster.bySlackId(person);
          if (!other?.active) return { errors: views.formErrors(actor.language, { person: 'error.not_active' }) };
          return { update: await awayScreen(desk, actor, other.id) };
        },
      }),
  };
}

const notHers = ({ language }: Person): ModalView => views.refusedNotice(language, 'away.not_yours');

async function recorded(desk: Desk, actor: Person, days: Parameters<typeof addAbsence>[3]): Promise<SubmissionReply> {
  switch (await addAbsence(desk, contextOf(desk), actor, days)) {
    case 'added':
      return { update: await awayScreen(desk, actor, days.personId) };
    case 'over':
      return { errors: views.formErrors(actor.language, { last: 'error.past_day' }) };
    case 'not_yours':
      return { update: notHers(actor) };
  }
}

async function deputyNamed(
  desk: Desk,
  actor: Person,
  wanted: { readonly personId: string; readonly deputy: string },
): Promise<SubmissionReply> {
  switch (await nameDeputy(desk, contextOf(desk), actor, wanted)) {
    case 'named':
      return { update: await awayScreen(desk, actor, wanted.personId) };
    case 'herself':
      return { errors: views.formErrors(actor.language, { deputy: 'error.own_deputy' }) };
    case 'not_active':
      return { errors: views.formErrors(actor.language, { deputy: 'error.not_active' }) };
    case 'not_yours':
      return { update: notHers(actor) };
  }
}

async function about(
  desk: Desk,
  actor: Person,
  personId: string,
  draw: (page: AwayPage) => ModalView,
): Promise<ModalView> {
  const page = await openAway(desk, contextOf(desk), actor, personId);
  return page === 'not_yours' ? notHers(actor) : draw(page);
}

const awayScreen = (desk: Desk, actor: Person, personId: string): Promise<ModalView> =>
  about(desk, actor, personId, ({ person, deputy, ...page }) =>
    views.awayView({ ...page, personId: person.id, name: person.name, deputy: deputy?.name }, actor.language),
  );
