import { speak } from '../../src/i18n/text.ts';
import { reportingTexts } from '../../src/reports/texts/index.ts';
import { clicksIn, clicksInMessage } from './buttons.ts';
import type { Someone, Story } from './story.ts';

const say = speak(reportingTexts, 'en');
const lines = ['delivered', 'decided', 'next'] as const;

/** The report that she was asked for last about that client: what is still empty she writes herself, the rest is as it was drafted. */
export async function sendsReport(story: Story, her: Someone, client: string, day: string): Promise<string> {
  await clicksInMessage(story, her, say('message.open'), client);
  const empty = lines.filter(line => her.modalText().includes(say(`empty.${line}`)));
  await well(her.sends(Object.fromEntries(empty.map(line => [line, 'As you know']))));
  const text = her.modalText();
  await clicksIn(story, her, say('page.sent'));
  await well(her.sends({ day }));
  await her.closes();
  return text;
}

async function well(sending: Promise<Record<string, string>>): Promise<void> {
  const errors = await sending;
  if (Object.keys(errors).length > 0) throw new Error(`it was refused: ${JSON.stringify(errors)}`);
}
