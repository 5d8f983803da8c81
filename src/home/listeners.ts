import { deviationLine, showDeviationAction } from '../deviations/index.ts';
import { openAnswerAction } from '../enps/index.ts';
import { speak } from '../i18n/text.ts';
import { historyPicture, pngOf } from '../pictures/index.ts';
import type { Ports } from '../ports.ts';
import { openPromiseAction } from '../promises/index.ts';
import { type Person, type Roster, teamRoleName } from '../roster/index.ts';
import { notice } from '../slack/blocks.ts';
import type { CommandReply, Listeners } from '../slack/listeners.ts';
import type { CalendarShelf } from '../time/shelf.ts';
import { type Me, me } from './me.ts';
import { homeTexts } from './texts/index.ts';
import { historyWords, type MeModel, meView } from './views.ts';

export interface HomeListenerPorts extends Pick<Ports, 'db' | 'clock' | 'slack'> {
  readonly shelf: CalendarShelf;
  readonly roster: Roster;
}

export function homeListeners(ports: HomeListenerPorts): Listeners {
  return {
    commands: {
      me: {
        help: language => speak(homeTexts, language)('me.help'),
        run: call => showMe(ports, call.slackUserId),
      },
    },
  };
}

/** The words at once, the picture of her answers as soon as Slack has it. */
async function showMe(ports: HomeListenerPorts, slackUserId: string): Promise<CommandReply> {
  const actor = await ports.roster.bySlackId(slackUserId);
  if (!actor) {
    const say = speak(homeTexts, 'en');
    return { open: notice(say('me.title'), say('me.unknown'), say('me.close')) };
  }
  const model = modelOf(await me(ports.db, { shelf: ports.shelf, now: ports.clock.now() }, actor), actor);
  const open = meView(model, actor.language);
  if (model.answers.every(({ score }) => score === null)) return { open };
  return {
    open,
    later: async () => {
      const fileId = await upload(ports, model, actor);
      return fileId ? meView(model, actor.language, fileId) : undefined;
    },
  };
}

async function upload({ slack }: HomeListenerPorts, model: MeModel, actor: Person): Promise<string | undefined> {
  const words = historyWords(model.answers, actor.language);
  const bytes = await pngOf(historyPicture({ ...words, scale: [1, 10] }));
  const uploaded = await slack.upload({ name: 'answers.png', title: words.title, bytes });
  return uploaded.ok ? uploaded.fileId : undefined;
}

function modelOf(mine: Me, actor: Person): MeModel {
  const { pulse, memberships, deviations, toKeep, ...rest } = mine;
  return {
    ...rest,
    openUntil: pulse.openUntil,
    next: pulse.next,
    stopped: pulse.stopped,
    answers: pulse.answers,
    memberships: memberships.map(({ client, engagement, role }) => ({
      client,
      engagement,
      role: teamRoleName(role, actor.language),
    })),
    toKeep: toKeep.flatMap(({ id, client, state, inForce }) =>
      inForce ? [{ id, client, words: inForce.words, dueOn: inForce.dueOn, isOverdue: state === 'overdue' }] : [],
    ),
    openPromiseAction,
    deviations: deviations.map(each => ({ id: each.id, line: deviationLine(each, actor.language) })),
    openAction: showDeviationAction,
    answerAction: openAnswerAction,
  };
}
