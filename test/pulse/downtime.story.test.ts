import { expect, it } from 'vitest';
import { explainPerson } from '../../src/pulse/index.ts';
import { people } from '../../src/roster/index.ts';
import { countUnrun } from '../../src/schedule/index.ts';
import { calendarShelf } from '../../src/time/shelf.ts';
import { onDatabase } from '../support/database.ts';
import { ids, smallFirm } from '../support/firm.ts';
import { type Firm, openStory, type Story } from '../support/story.ts';

const nea = 'U0NEA00000';
const asks = (month: string, closes: string) =>
  `How are you doing? Your check-in for ${month} takes less than a minute, until ${closes}.`;

/** Three consultants whose nine o'clock comes at 00:00, 07:00 and 14:00 UTC in winter: Nea in Tokyo, Ana in Helsinki, Mikko in New York. */
const firm: Firm = {
  ...smallFirm,
  people: [
    ...smallFirm.people.map(person => (person.id === ids.mikko ? { ...person, zone: 'America/New_York' } : person)),
    { id: nea, name: 'nea', realName: 'Nea Mori', zone: 'Asia/Tokyo' },
  ],
  more: [
    `kind,person,client,engagement,role
member,${ids.mikko},Apteekki Sampo,Prescriptions,developer
member,${nea},Apteekki Sampo,Prescriptions,developer`,
  ],
};

onDatabase('postgres18', 'after the process was down', engine => {
  async function begun(at: string): Promise<Story> {
    const story = await openStory({ at, firm, engine });
    await story.begin();
    return story;
  }
  const consultants = { nea, ana: ids.ana, mikko: ids.mikko };
  /** What the three are sent that they have not looked at. */
  const read = (story: Story) => ({
    nea: story.person(nea).reads(),
    ana: story.person(ids.ana).reads(),
    mikko: story.person(ids.mikko).reads(),
  });
  const nothing = { nea: [], ana: [], mikko: [] };
  /** Nobody was told the same thing twice, nor asked about one month more than once. */
  function expectNoneTwice(story: Story): void {
    for (const { id } of firm.people) {
      const heard = story.person(id).messages();
      const words = heard.map(message => JSON.stringify(message.blocks));
      expect(new Set(words).size).toBe(words.length);
    }
    story.everybodyReads();
  }
  const explained = async ({ app, now }: Story, slackUserId: string) => {
    const context = { shelf: calendarShelf(), now: now() };
    const db = app.connection.background;
    const [person] = await people(db, context, { workspaceId: app.workspaceId, slackUserIds: [slackUserId] });
    if (!person) throw new Error(`nobody is ${slackUserId}`);
    return (await explainPerson(db, context, person)).map(line => line.trim().replace(/ {2,}/, ' '));
  };

  /** `pulse 2027-01: due …` is about January. */
  const monthOf = (line: string) => line.slice('pulse '.length).split(':')[0];

  it('for an hour, whoever would have been asked in it is asked at once, and nobody else', async () => {
    await using story = await begun('2026-11-23T08:00:00Z');
    await story.until('2026-12-01T06:30:00Z');
    expect(read(story)).toMatchObject({ nea: [expect.any(String), asks('December', '15 December')] });
    await story.downUntil('2026-12-01T07:30:00Z');
    expect(read(story)).toEqual({ ...nothing, ana: [asks('December', '15 December')] });
    await story.until('2026-12-01T14:00:00Z');
    expect(read(story)).toEqual({ ...nothing, mikko: [asks('December', '15 December')] });
    expectNoneTwice(story);
  });

  it('for a weekend, those who were not asked on Friday are asked on Monday, each at nine of her own', async () => {
    await using story = await begun('2027-09-20T08:00:00Z');
    await story.until('2027-10-01T05:00:00Z');
    expect(read(story)).toMatchObject({ nea: [expect.any(String), asks('October', '15 October')] });
    await story.downUntil('2027-10-03T12:00:00Z');
    await story.until('2027-10-04T05:59:00Z');
    expect(read(story)).toEqual(nothing);
    await story.until('2027-10-04T06:00:00Z');
    expect(read(story)).toEqual({ ...nothing, ana: [asks('October', '15 October')] });
    await story.until('2027-10-04T13:00:00Z');
    expect(read(story)).toEqual({ ...nothing, mikko: [asks('October', '15 October')] });
    expectNoneTwice(story);
  });

  it('for five months, each is asked for the newest month alone, in her hours, and the others stay visible as skipped', async () => {
    await using story = await begun('2026-11-23T08:00:00Z');
    await story.until('2026-12-16T08:00:00Z');
    story.everybodyReads();
    // Tuesday 4 May: afternoon in Helsinki, evening in Tokyo, six in the morning in New York. All were due on the 3rd.
    await story.downUntil('2027-05-04T10:00:00Z');
    expect(read(story)).toEqual({ ...nothing, ana: [asks('May', '18 May')] });
    await story.until('2027-05-04T13:00:00Z');
    expect(read(story)).toEqual({ ...nothing, mikko: [asks('May', '18 May')] });
    await story.until('2027-05-04T23:59:00Z');
    expect(read(story)).toEqual(nothing);
    await story.until('2027-05-05T00:00:00Z');
    expect(read(story)).toEqual({ ...nothing, nea: [asks('May', '18 May')] });

    const skipped = ['2027-01', '2027-02', '2027-03', '2027-04'];
    for (const id of Object.values(consultants)) {
      const lines = (await explained(story, id)).filter(line => line.startsWith('pulse '));
      expect(lines.filter(line => line.endsWith('; skipped (downtime)')).map(monthOf)).toEqual(skipped);
      expect(lines.at(-1)).toMatch(/^pulse 2027-05: due Monday 3 May 2027 09:00.*; open$/);
    }
    const unrun = await countUnrun(story.app.connection.background, story.app.workspaceId);
    expect(unrun.filter(({ cadence }) => cadence === 'pulse')).toEqual([
      { cadence: 'pulse', state: 'skipped', reason: 'downtime', count: 3 * skipped.length },
    ]);
    expectNoneTwice(story);
  });
});
