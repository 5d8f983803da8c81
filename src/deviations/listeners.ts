import { speak } from '../i18n/text.ts';
import type { Click, Listeners } from '../slack/listeners.ts';
import { openForm, takeForm } from './listeners/forms.ts';
import { asPerson, type DeviationListenerPorts } from './listeners/ports.ts';
import { registerClicks, registerScreen } from './listeners/register.ts';
import { beginReport, fileReport } from './listeners/report.ts';
import { outcomeScreen, recordScreen } from './listeners/screen.ts';
import { firstPlace } from './rules.ts';
import { endAction, letGo } from './steps.ts';
import { deviationTexts } from './texts/index.ts';
import { acknowledge } from './treat.ts';
import * as views from './views.ts';

export type { DeviationListenerPorts } from './listeners/ports.ts';

export function deviationListeners(ports: DeviationListenerPorts): Listeners {
  return {
    clicks: {
      [views.openAction]: async click => ({
        open: await asPerson(ports, click, doing => recordScreen(doing, click.value)),
      }),
      [views.showAction]: async click => ({
        update: await asPerson(ports, click, doing => recordScreen(doing, click.value)),
      }),
      [views.takeUpAction]: async click => ({
        update: await asPerson(ports, click, async doing =>
          outcomeScreen(doing, click.value, await acknowledge(doing, click.value)),
        ),
      }),
      ...formClicks(ports),
      ...endClicks(ports),
      ...registerClicks(ports),
    },
    submissions: {
      [views.formCallback]: submission => takeForm(ports, submission),
      [views.reportCallback]: submission => fileReport(ports, submission),
    },
    shortcuts: {
      [views.reportMessageShortcut]: use => beginReport(ports, use.slackUserId, use.message),
      [views.reportShortcut]: use => beginReport(ports, use.slackUserId, undefined),
    },
    commands: {
      deviation: {
        help: language => speak(deviationTexts, language)('deviation.help'),
        run: call => beginReport(ports, call.slackUserId, undefined),
      },
      deviations: {
        help: language => speak(deviationTexts, language)('deviations.help'),
        run: async ({ slackUserId }) => ({
          open: await asPerson(ports, { slackUserId, view: undefined }, doing => registerScreen(doing, firstPlace)),
        }),
      },
    },
  };
}

/** A button each for what is next, and a menu for what is seldom needed; both name the form. */
function formClicks(ports: DeviationListenerPorts): NonNullable<Listeners['clicks']> {
  const opening = (deviationId: string, form: views.Form | undefined, click: Click) =>
    asPerson(ports, click, doing => (form ? openForm(doing, deviationId, form) : recordScreen(doing, deviationId)));
  const buttons = views.forms.map(form => [
    `${views.formAction}.${form}`,
    async (click: Click) => ({ update: await opening(click.value, form, click) }),
  ]);
  return {
    ...Object.fromEntries(buttons),
    [views.moreAction]: async click => {
      const [deviationId = '', name, actionId = ''] = click.value.split(' ');
      if (name === 'drop')
        return {
          update: await asPerson(ports, click, async doing =>
            outcomeScreen(doing, deviationId, await endAction(doing, deviationId, actionId, 'dropped')),
          ),
        };
      return {
        update: await opening(
          deviationId,
          views.forms.find(form => form === name),
          click,
        ),
      };
    },
  };
}

/** An action that is done, an advisor who is thanked. */
function endClicks(ports: DeviationListenerPorts): NonNullable<Listeners['clicks']> {
  const advisors = Array.from({ length: views.mostLetGo }, (_, index) => [
    `${views.letGoAction}.${index}`,
    async (click: Click) => {
      const [deviationId = '', personId = ''] = click.value.split(' ');
      return {
        update: await asPerson(ports, click, async doing =>
          outcomeScreen(doing, deviationId, await letGo(doing, deviationId, personId)),
        ),
      };
    },
  ]);
  return {
    ...Object.fromEntries(advisors),
    [views.endActionAction]: async click => {
      const [deviationId = '', actionId = ''] = click.value.split(' ');
      return {
        update: await asPerson(ports, click, async doing =>
          outcomeScreen(doing, deviationId, await endAction(doing, deviationId, actionId, 'done')),
        ),
      };
    },
  };
}
