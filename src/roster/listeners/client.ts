import { speak } from '../../i18n/text.ts';
import type { CommandCall, CommandReply, Listeners, SubmissionReply } from '../../slack/listeners.ts';
import { clientsNamed, clientsSeenBy, createClient, editClient } from '../clients.ts';
import { changeLead, type NewLead } from '../lead.ts';
import type { Person } from '../people.ts';
import { type ClientFields, may } from '../rules.ts';
import { standingToward } from '../standing.ts';
import { rosterTexts } from '../texts/index.ts';
import * as views from '../views.ts';
import { clientAfter, clientScreen, contextOf, type Desk, formFor, show, submit, today } from './desk.ts';

/** `/hats client`: the clients she may see, a client's page, a new client, and another lead. */
export function clientListeners(desk: Desk): Required<Pick<Listeners, 'clicks' | 'commands' | 'submissions'>> {
  const open = (click: Parameters<typeof show>[1]) =>
    show(desk, click, actor => clientScreen(desk, actor, click.value));
  return {
    commands: {
      client: {
        help: language => speak(rosterTexts, language)('client.help'),
        run: call => clientCommand(desk, call),
      },
    },
    clicks: {
      [views.openClientAction]: open,
      [views.chooseClientAction]: open,
      [views.showChangesAction]: click => show(desk, click, actor => clientScreen(desk, actor, click.value, 'shown')),
      [views.newClientAction]: click => show(desk, click, actor => newClient(desk, actor)),
      [views.editClientAction]: click =>
        show(desk, click, actor =>
          formFor(desk, actor, { clientId: click.value, act: 'client.edit' }, ({ client }) =>
            views.editClientForm(client, actor.language),
          ),
        ),
      [views.changeLeadAction]: click =>
        show(desk, click, actor =>
          formFor(desk, actor, { clientId: click.value, act: 'client.hand_over' }, ({ client }) =>
            views.leadForm(client, actor.language),
          ),
        ),
    },
    submissions: {
      [views.newClientCallback]: form =>
        submit(desk, form, {
          read: (state, actor) => views.readClient(state, today(desk, actor), actor.language),
          act: (actor, value) => created(desk, actor, { ...value, id: views.idsIn(form.metadata)[0] }),
        }),
      [views.editClientCallback]: form =>
        submit(desk, form, {
          read: (state, actor) => views.readClient(state, today(desk, actor), actor.language),
          act: (actor, { lead: _, ...value }) => edited(desk, actor, { ...value, clientId: form.metadata }),
        }),
      [views.changeLeadCallback]: form =>
        submit(desk, form, {
          read: (state, actor) => views.readLead(state, actor.language),
          act: (actor, value) => handedOver(desk, actor, { ...value, clientId: form.metadata }),
        }),
    },
  };
}

/** Without a name all that are hers, and her only one at once; with one, the client of that name, or those whose names hold it. */
async function clientCommand(desk: Desk, { slackUserId, rest }: CommandCall): Promise<CommandReply> {
  const actor = await desk.roster.bySlackId(slackUserId);
  if (!actor) return { open: views.unknownNotice() };
  const seen = await clientsSeenBy(desk.db, contextOf(desk), actor);
  const wanted = rest.trim();
  const found = wanted === '' ? seen.clients : clientsNamed(seen.clients, wanted);
  const [only, ...others] = found;
  if (only && others.length === 0) return { open: await clientScreen(desk, actor, only.id) };
  if (!only && wanted !== '') return { say: views.noSuchClient(wanted, actor.language) };
  return { open: views.clientsView({ ...seen, clients: found }, actor.language) };
}

async function newClient(desk: Desk, actor: Person) {
  const clientId = desk.newId();
  const standing = await standingToward(desk.db, contextOf(desk), actor, { kind: 'client', id: clientId });
  if (!may(standing, 'client.create')) return views.refusedNotice(actor.language);
  return views.newClientForm({ clientId, lead: actor.slackUserId }, actor.language);
}

async function created(
  desk: Desk,
  actor: Person,
  { lead = actor.slackUserId, ...client }: ClientFields & { readonly id: string; readonly lead: string | undefined },
): Promise<SubmissionReply> {
  const { language } = actor;
  switch (await createClient(desk, contextOf(desk), actor, { ...client, lead })) {
    case 'created':
      return clientAfter(desk, actor, client.id);
    case 'name_taken':
      return { errors: views.formErrors(language, { name: 'error.client_taken' }) };
    case 'not_active':
      return { errors: views.formErrors(language, { lead: 'error.not_active' }) };
    case 'not_yours':
      return { update: views.refusedNotice(language) };
  }
}

async function edited(
  desk: Desk,
  actor: Person,
  client: ClientFields & { readonly clientId: string },
): Promise<SubmissionReply> {
  switch (await editClient(desk, contextOf(desk), actor, client)) {
    case 'changed':
      return clientAfter(desk, actor, client.clientId);
    case 'name_taken':
      return { errors: views.formErrors(actor.language, { name: 'error.client_taken' }) };
    case 'not_yours':
      return { update: views.refusedNotice(actor.language) };
  }
}

async function handedOver(desk: Desk, actor: Person, wanted: NewLead): Promise<SubmissionReply> {
  const { language } = actor;
  switch (await changeLead(desk, contextOf(desk), actor, wanted)) {
    case 'changed':
      return clientAfter(desk, actor, wanted.clientId);
    case 'same':
      return { errors: views.formErrors(language, { lead: 'error.same_lead' }) };
    case 'not_active':
      return { errors: views.formErrors(language, { lead: 'error.not_active' }) };
    case 'not_yours':
      return { update: views.refusedNotice(language) };
  }
}
