import { clientById, clientsNamed, contextOf, listening, type Person } from '../../roster/index.ts';
import type { ModalView } from '../../slack/blocks.ts';
import type { Listeners, ShortcutUse, Submission, SubmissionReply, UsedMessage } from '../../slack/listeners.ts';
import { openAmend } from '../amend.ts';
import { openFile } from '../intake.ts';
import { openSuggestion } from '../page.ts';
import { amendSuggestion, fileSuggestion } from '../suggestions.ts';
import * as views from '../views.ts';
import { pageOf } from './page.ts';
import type { SuggestionListenerPorts } from './ports.ts';

/** What a client said is taken in: from a message, by a command, under a client. */
export function fileListeners(
  ports: SuggestionListenerPorts,
): Required<Pick<Listeners, 'clicks' | 'submissions' | 'commands' | 'shortcuts'>> {
  const { showing, receiving, opening } = listening(ports, views.notYours);
  return {
    clicks: {
      [views.fileSuggestionAction]: showing((actor, clientId) => formOf(ports, actor, { clientId })),
      [views.amendAction]: showing((actor, id) => amendOf(ports, actor, id)),
    },
    submissions: {
      [views.fileCallback]: receiving((actor, submission) => submitFile(ports, actor, submission)),
      [views.amendCallback]: receiving((actor, submission) => submitAmend(ports, actor, submission)),
    },
    commands: {
      suggestion: {
        help: language => views.intakeVoice(language)('suggestion.help'),
        run: opening((actor, name) => formOf(ports, actor, { name })),
      },
    },
    shortcuts: {
      [views.suggestionShortcut]: async ({ slackUserId, message }: ShortcutUse) => {
        const actor = await ports.roster.bySlackId(slackUserId);
        return { open: actor ? await formOf(ports, actor, { message }) : views.notYours('en') };
      },
    },
  };
}

interface Meant {
  readonly clientId?: string;
  /** of the client, as somebody typed it: it stands first among all */
  readonly name?: string;
  readonly message?: UsedMessage | undefined;
}

async function formOf(
  ports: SuggestionListenerPorts,
  actor: Person,
  { clientId, name = '', message }: Meant,
): Promise<ModalView> {
  const found = await openFile(ports, contextOf(ports), actor, clientId);
  if (found === 'not_yours') return views.notYours(actor.language);
  const meant = name.trim() === '' ? [] : clientsNamed(found.clients, name.trim());
  const clients = [...meant, ...found.clients.filter(client => !meant.includes(client))];
  const chosen = meant.length === 1 ? meant[0]?.id : found.chosen;
  return views.fileForm({ clients, chosen, newId: ports.newId(), message }, actor.language);
}

/** Whoever leads the client sees it at once; anybody else hears when the client has its answer. */
async function submitFile(
  ports: SuggestionListenerPorts,
  actor: Person,
  { metadata, state }: Submission,
): Promise<SubmissionReply> {
  const { language } = actor;
  const form = views.fileMetadata(metadata);
  if (!form) return { update: views.notYours(language) };
  const read = views.readFile(state, language);
  if (!read.ok) return { errors: read.errors };
  const outcome = await fileSuggestion(ports, contextOf(ports), actor, { ...form, ...read.value });
  if (outcome === 'not_yours') return { update: views.notYours(language) };
  if (outcome === 'unknown_client') return { errors: views.fileRefused(language) };
  const client = await clientById(ports.db, read.value.clientId);
  if (client?.leadId === actor.id) return { update: await pageOf(ports, actor, form.id) };
  return { update: views.fileThanks(client?.name ?? '–', read.value.kind, language) };
}

/** The form; where somebody has acted on it meanwhile, the page as it stands. */
async function amendOf(ports: SuggestionListenerPorts, actor: Person, id: string): Promise<ModalView> {
  const found = await openAmend(ports, contextOf(ports), actor, id);
  if (found === 'not_yours') return views.notYours(actor.language);
  return found === 'not_now' ? pageOf(ports, actor, id) : views.amendForm(found, actor.language);
}

async function submitAmend(
  ports: SuggestionListenerPorts,
  actor: Person,
  { metadata, state }: Submission,
): Promise<SubmissionReply> {
  const { language } = actor;
  const { id, number: version } = views.numbered(metadata);
  const read = views.readFile(state, language);
  if (!read.ok) return { errors: read.errors };
  const outcome = await amendSuggestion(ports, contextOf(ports), actor, { id, version, ...read.value });
  if (outcome !== 'amended') return { errors: views.amendRefused(outcome, language) };
  // Whoever corrected the client may have nothing to do with the right one.
  if ((await openSuggestion(ports, contextOf(ports), actor, id)) !== 'not_yours')
    return { update: await pageOf(ports, actor, id) };
  const client = await clientById(ports.db, read.value.clientId);
  return { update: views.amendedNotice(client?.name ?? '–', language) };
}
