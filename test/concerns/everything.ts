import { subDays } from 'date-fns/subDays';
import { discreetKinds } from '../../src/concerns/index.ts';
import { countWaiting, endedSince } from '../../src/delivery/index.ts';
import { enpsMessages, explainEnps } from '../../src/enps/index.ts';
import { explainClients } from '../../src/meetings/index.ts';
import type { Log } from '../../src/ports.ts';
import { explainEverybody, explainPerson } from '../../src/pulse/index.ts';
import { people } from '../../src/roster/index.ts';
import type { Message } from '../../src/sandbox/index.ts';
import { countUnrun, countWaking } from '../../src/schedule/index.ts';
import { keys, settingsOf, workspaceOf } from '../../src/settings/index.ts';
import { calendarShelf } from '../../src/time/shelf.ts';
import type { Someone, Story } from '../support/story.ts';

/** A log that remembers its lines: event, level and fields, as they would be printed. */
export function remembering(): { readonly log: Log; readonly lines: string[] } {
  const lines: string[] = [];
  const write = (level: string) => (event: string, fields?: object) =>
    void lines.push(`${level} ${event} ${JSON.stringify(fields ?? {})}`);
  return { lines, log: { info: write('info'), warn: write('warn'), error: write('error') } };
}

/**
 * Whatever somebody can get of the app at this moment, each under the name of the way she gets it. What is new in the app and can be looked
 * at by a lead, an admin or the leadership joins here.
 */
export async function everythingOf(story: Story, slackUserId: string): Promise<Record<string, unknown>> {
  const someone = story.person(slackUserId);
  return {
    messages: someone.messages().map(drawn),
    channels: channelsOf(story, slackUserId),
    ...(await behindButtons(story, someone)),
    ...(await behindCommands(story, someone)),
    ...(await behindClient(story, someone)),
    ...(await behindRegister(story, someone)),
    ...(await behindTools(story)),
  };
}

/** Ids that Slack gives where the app gave none; they count up with whatever anybody does in the workspace. */
const slackGave = /"(block_id|action_id)":"[ab][0-9A-F]{10}",?/g;
const plainly = (value: unknown): unknown =>
  JSON.parse(JSON.stringify(value).replace(slackGave, '').replace(/,}/g, '}'));

/** When to the second: what lies behind it is the order in which Slack took whatever it took. */
const drawn = ({ ts, editedTs, text, blocks, metadata, onlyFor }: Message): unknown =>
  plainly({ at: seconds(ts), edited: editedTs && seconds(editedTs), text, blocks, metadata, onlyFor });
const seconds = (ts: string): string => ts.split('.')[0] ?? '';

const channelsOf = ({ sandbox }: Story, slackUserId: string): unknown =>
  [...sandbox.workspace.records.conversations.values()]
    .filter(({ kind, members }) => kind !== 'app' && members.has(slackUserId))
    .map(({ name, messages }) => [name, messages.map(drawn)]);

/** Each button on each of her messages, clicked; what is open then. */
async function behindButtons(story: Story, someone: Someone): Promise<Record<string, unknown>> {
  const { workspace } = story.sandbox;
  const channel = workspace.appConversation(someone.id).id;
  const found: Record<string, unknown> = {};
  for (const [place, { ts, blocks }] of someone.messages().entries())
    for (const { blockId, actionId, value } of buttonsOf(blocks)) {
      await workspace.click(someone.id, { channel, ts, blockId, actionId });
      await workspace.until(() => someone.hasModal());
      found[`message ${place}: ${actionId} ${value}`] = await lookedAt(someone);
    }
  return found;
}

/** Each word that the app itself says it knows, typed. */
async function behindCommands(story: Story, someone: Someone): Promise<Record<string, unknown>> {
  const help = await someone.types('/hats help');
  const words = help.join('\n').match(/\/hats \w+/g) ?? [];
  if (words.length < 4) throw new Error(`there are more commands than ${words.join(', ')}`);
  const found: Record<string, unknown> = { help };
  for (const word of words) found[word] = [await someone.types(word), await lookedAt(someone)];
  await story.round();
  return found;
}

/** Whatever the page of her client leads to: its meetings, what is known with it, who was in touch; and what may be changed there. */
async function behindClient(story: Story, someone: Someone): Promise<Record<string, unknown>> {
  const toClient = async () => void (await someone.types('/hats client'));
  const toChanges = async () => {
    await toClient();
    await someone.clicksInside('Change');
  };
  return { ...(await behindPage(story, someone, toClient)), ...(await behindPage(story, someone, toChanges)) };
}

async function behindPage(
  { sandbox: { workspace } }: Story,
  someone: Someone,
  go: () => Promise<void>,
): Promise<Record<string, unknown>> {
  const found: Record<string, unknown> = {};
  for (let index = 0; ; index += 1) {
    await go();
    const view = someone.modal();
    const button = buttonsOf(view.content.blocks)[index];
    if (!button) break;
    const { value, ...place } = button;
    await workspace.clickInView(someone.id, { viewId: view.id, ...place });
    await workspace.until(() => someone.modal().hash !== view.hash);
    found[`client: ${place.actionId} ${value}`] = withoutNewIds(await lookedAt(someone));
  }
  await someone.closes();
  return found;
}

/** A form brings an id for what it may make; it is random, of version 4, where what stands already has one of version 5. */
const withoutNewIds = (view: unknown): unknown =>
  JSON.parse(
    JSON.stringify(view).replace(/[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}/g, 'new'),
  );

/** Every deviation that the register shows her, opened, and both files that it sends. */
async function behindRegister(story: Story, someone: Someone): Promise<Record<string, unknown>> {
  const { workspace } = story.sandbox;
  const found: Record<string, unknown> = {};
  for (let index = 0; ; index += 1) {
    await someone.types('/hats deviations');
    const view = someone.modal();
    const button = buttonsOf(view.content.blocks)[index];
    if (!button) break;
    const { value, ...place } = button;
    await workspace.clickInView(someone.id, { viewId: view.id, ...place });
    await workspace.until(() => someone.modal().hash !== view.hash);
    found[`register: ${place.actionId} ${value}`] = await lookedAt(someone);
  }
  await someone.closes();
  await story.round();
  const sent = someone.messages().flatMap(({ fileIds }) => fileIds ?? []);
  const files = sent.map(id => workspace.records.files.get(id));
  return { ...found, files: files.map(file => [file?.name, Buffer.from(file?.bytes ?? []).toString('utf8')]) };
}

async function lookedAt(someone: Someone): Promise<unknown> {
  if (!someone.hasModal()) return 'nothing opened';
  const { content, values, errors } = someone.modal();
  await someone.closes();
  return plainly({ content, values, errors });
}

/** What an admin sees on the command line. */
async function behindTools({ app, now }: Story): Promise<Record<string, unknown>> {
  const db = app.connection.background;
  const { workspaceId } = app;
  const context = { shelf: calendarShelf(), now: now() };
  const everybody = await people(db, context, { workspaceId, active: true });
  const settings = await settingsOf(db, workspaceId);
  return {
    explain: await explainEverybody(db, context, workspaceId),
    clients: await explainClients(db, context, workspaceId),
    enps: await explainEnps(db, context, workspaceId),
    explained: await Promise.all(everybody.map(person => explainPerson(db, context, person))),
    settings: keys.map(({ name, field }) => [name, settings[field]]),
    workspace: { ...(await workspaceOf(db, workspaceId)) },
    trouble: [await endedSince(db, workspaceId, subDays(now(), 365)), await countUnrun(db, workspaceId)],
    restored: [
      await countWaiting(db, workspaceId, now(), [...discreetKinds, enpsMessages.reminder]),
      await countWaking(db, workspaceId, now()),
    ],
  };
}

interface Placed {
  readonly blockId: string;
  readonly actionId: string;
  readonly value: string;
}

function buttonsOf(blocks: Message['blocks']): Placed[] {
  return blocks.flatMap(block => {
    const elements =
      block.type === 'section' && block.accessory ? [block.accessory] : block.type === 'actions' ? block.elements : [];
    return elements.flatMap(element =>
      element.type === 'button'
        ? [{ blockId: block.block_id ?? '', actionId: element.action_id ?? '', value: element.value ?? '' }]
        : [],
    );
  });
}
