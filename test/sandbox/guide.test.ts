import { expect, test } from 'vitest';
import { watchSentForms } from '../../src/sandbox/sent-forms.ts';
import { ids } from '../support/firm.ts';
import { aDemo, type DemoStage } from './demo-stage.ts';
import { aModal, aSandbox, connectBolt } from './support.ts';

const states = ({ demo }: DemoStage) => Object.fromEntries(demo.shows().guide.map(({ id, state }) => [id, state]));

test('the guide notices by itself what was done, says when time has to pass, and lets it pass', async () => {
  await using stage = await aDemo('2026-11-23T08:00:00Z');
  const { demo, workspace } = stage;
  expect(states(stage)).toMatchObject({ answer: 'waiting', alert: 'ready', survey: 'waiting', leadership: 'waiting' });
  for (const step of ['alert', 'no such step']) await demo.waitFor(step);
  expect(stage.now().toISOString()).toBe('2026-11-23T08:00:00.000Z');
  await demo.waitFor('answer');
  expect(stage.now().toISOString()).toBe('2026-12-01T07:00:00.000Z');
  expect(states(stage).answer).toBe('ready');

  await stage.clicks(ids.ana, 'pulse.check_in.open', {
    fills: { score: '3', load: '5', support: 'partly', agreement: '2' },
  });
  expect(states(stage)).toMatchObject({ answer: 'done', alert: 'ready' });
  workspace.read(ids.kari, workspace.appConversation(ids.kari).id);
  expect(states(stage)).toMatchObject({ alert: 'done', close: 'ready' });

  await stage.clicks(ids.kari, 'deviations.record.open', {
    clicks: ['deviations.record.acknowledge', 'deviations.form.open.act'],
    fills: { words: 'Less at once' },
    next: {
      clicks: ['deviations.action.end', 'deviations.form.open.ask_check'],
      fills: { day: '2026-12-07' },
    },
  });
  expect(demo.shows().guide.find(({ id }) => id === 'close')).toMatchObject({
    state: 'waiting',
    text: 'Ana is asked on 7 December whether it helped.',
  });
  await demo.waitFor('close');
  expect(stage.now().toISOString().slice(0, 10)).toBe('2026-12-07');
  expect(states(stage).close).toBe('ready');
  const check = (helped: string) =>
    stage.clicks(ids.ana, 'deviations.record.open', { clicks: ['deviations.form.open.check'], fills: { helped } });
  await check('yes');
  expect(states(stage)).toMatchObject({ close: 'done', meet: 'ready' });

  const own = workspace.appConversation(ids.kari).id;
  await workspace.command(ids.kari, own, '/hats meetings Apteekki Sampo');
  await stage.goesThrough(ids.kari, { clicks: ['meetings.booking.open'] });
  expect(states(stage).meet).toBe('waiting');
  await demo.waitFor('meet');
  await stage.clicks(ids.kari, 'meetings.outcome.open', { fills: { learnt: 'All is well', satisfaction: '4' } });
  expect(states(stage).meet).toBe('done');
  expect(workspace.violations).toEqual([]);

  const events = await demo.timeline();
  const told = events.map(({ kind, about, state }) => `${kind} ${about.name} ${state}`);
  for (const line of [
    'check_in Ana Virtanen done',
    'check_in Ana Virtanen planned',
    'deviation Ana Virtanen done',
    'follow_up Apteekki Sampo done',
    'follow_up Apteekki Sampo planned',
  ])
    expect(told).toContain(line);
  const answered = events.find(({ kind, state }) => kind === 'check_in' && state === 'done');
  expect(answered).toMatchObject({ at: '2026-12-01T07:00:00.000Z', until: expect.stringMatching(/^2026-12-01T/) });
  for (const words of ['Less at once', 'All is well', 'concern']) expect(JSON.stringify(events)).not.toContain(words);
});

test('the guide says what is to be done now: for an answer that alarms nobody, and for one after work', async () => {
  await using stage = await aDemo('2026-11-23T08:00:00Z');
  const { demo, workspace } = stage;
  const says = () => demo.shows().guide.find(({ id }) => id === 'alert');
  const answers = (score: string) =>
    stage.clicks(ids.ana, 'pulse.check_in.open', { fills: { score, load: '3', support: 'yes', agreement: '4' } });
  await demo.waitFor('answer');
  expect(says()).toMatchObject({ state: 'ready', text: expect.stringContaining('Kari is Ana’s lead') });
  await answers('8');
  expect(says()).toMatchObject({ state: 'ready', text: expect.stringContaining('*Change it*') });
  expect(says()?.places.map(({ userId }) => userId)).toEqual([ids.ana, ids.kari]);

  await stage.until('2026-12-01T18:00:00Z');
  await answers('3');
  await stage.until('2026-12-01T18:05:00Z');
  expect(says()).toMatchObject({ state: 'waiting', text: expect.stringContaining('not at work') });
  await demo.waitFor('alert');
  expect(stage.now().toISOString()).toBe('2026-12-02T07:00:00.000Z');
  expect(says()?.state).toBe('ready');
  workspace.read(ids.kari, workspace.appConversation(ids.kari).id);
  expect(says()?.state).toBe('done');
});

test('a form is sent when the app has taken it: not when it comes back with errors, nor when it is closed', async () => {
  await using place = await aSandbox();
  const { workspace } = place;
  const answers: object[] = [{ response_action: 'errors', errors: { name: 'No' } }];
  await using _ = await connectBolt(place.sandbox, app => {
    app.command('/hats', async ({ ack, body, client }) => {
      await ack();
      await client.views.open({ trigger_id: body.trigger_id, view: aModal() });
    });
    app.view('form.submit', ({ ack }) => ack(answers.shift() as undefined));
  });
  const sent: string[] = [];
  const stop = watchSentForms(workspace, ({ userId, callbackId }) => sent.push(`${userId} ${callbackId}`));
  const opens = async () => {
    await workspace.command('UANA', 'CALL', '/hats');
    return (await workspace.until(() => workspace.openViews('UANA')[0])).id;
  };
  const values = { name: { value: { value: 'Ana' } } };
  const refused = await opens();
  expect((await workspace.submit('UANA', refused, values)).kind).toBe('errors');
  await workspace.closeView('UANA', refused);
  expect(sent).toEqual([]);
  await workspace.submit('UANA', await opens(), values);
  expect(sent).toEqual(['UANA form.submit']);
  stop();
  await workspace.submit('UANA', await opens(), values);
  expect(sent).toHaveLength(1);
});
