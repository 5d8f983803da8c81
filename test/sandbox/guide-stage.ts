import { ids, smallFirm } from '../support/firm.ts';
import type { Firm } from '../support/story.ts';
import { aDemo, type DemoStage } from './demo-stage.ts';

const more = ['finn', 'gro', 'hal'].map(name => ({
  id: `U0${name.toUpperCase().padEnd(8, '0')}`,
  name,
  realName: `${name.charAt(0).toUpperCase()}${name.slice(1)} Moe`,
  zone: 'Europe/Helsinki',
}));

/** The small firm, with the client that the guide names and that is soon to be met, and with people enough for an eNPS. */
const firm: Firm = {
  ...smallFirm,
  people: [...smallFirm.people, ...more],
  settings: [
    ...(smallFirm.settings ?? []),
    ['leadership_channel', 'C0LEADERS0'],
    ['meeting.first_days', '21'],
    ['enps.date', '12-01'],
    ['enps.length_days', '28'],
  ],
  roster: [
    smallFirm.roster.replaceAll('Apteekki Sampo', 'Svea Logistik'),
    ...[ids.elin, ids.mikko, ...more.map(({ id }) => id)].map(id => `person,${id},,,,,,`),
  ].join('\n'),
};

/** The morning on which Ana's check-in and the eNPS have come, and all but Ana and Kari have answered the eNPS; the app is awake. */
export async function aMorningForTheGuide(): Promise<DemoStage> {
  const stage = await aDemo('2026-11-20T08:00:00Z', undefined, firm);
  const { hands, app } = stage;
  await opensSurvey(stage);
  await stage.goesThrough(ids.elin, { clicks: ['enps.round.prepare'], fills: { opensOn: '2026-12-01' }, next: {} });
  await stage.until('2026-12-01T09:00:00Z');
  for (const id of [ids.elin, ids.olav, ids.mikko, ...more.map(one => one.id)])
    await stage.clicks(id, 'enps.answer.open', { fills: { score: '9' } });
  const heartbeat = setInterval(() => hands.isMoving() || void app.round(), 250);
  const close = async () => {
    clearInterval(heartbeat);
    await hands.rest();
    await stage[Symbol.asyncDispose]();
  };
  return { ...stage, [Symbol.asyncDispose]: close };
}

/** The first thing that an app does may come too late on a busy machine: then she asks again. */
async function opensSurvey({ workspace }: DemoStage): Promise<void> {
  const isOpen = () => workspace.openViews(ids.elin).length > 0;
  for (let tries = 0; tries < 5 && !isOpen(); tries += 1) {
    await workspace.command(ids.elin, workspace.appConversation(ids.elin).id, '/hats enps');
    await workspace.until(isOpen).catch(() => undefined);
  }
}
