import type { Language } from '../../i18n/language.ts';
import type { Choice, ModalView } from '../../slack/blocks.ts';
import type { Click, Listeners } from '../../slack/listeners.ts';
import type { LocalDate } from '../../time/calendar.ts';
import { listedIn } from '../listed.ts';
import type { Deviation } from '../queries.ts';
import { type ExportFormat, exportFormats, orderExport, readRegister } from '../register.ts';
import {
  ageOf,
  clientFigures,
  daysWithoutWord,
  firstPlace,
  isWanted,
  type Listed,
  type Place,
  pageOf,
} from '../rules.ts';
import { todayOf } from '../treat.ts';
import * as views from '../views.ts';
import { asPerson, type DeviationListenerPorts, type Showing } from './ports.ts';
import { recordScreen } from './screen.ts';

type Clicks = NonNullable<Listeners['clicks']>;

/** The register, and all that leads from one place in it to another. */
export function registerClicks(ports: DeviationListenerPorts): Clicks {
  const inPlace = (click: Click, show: (doing: Showing, from: Place) => Promise<ModalView>) =>
    asPerson(ports, click, doing => show(doing, doing.cameFrom ?? firstPlace));
  const update =
    (show: (doing: Showing, from: Place, value: string) => Promise<ModalView>): Clicks[string] =>
    async click => ({ update: await inPlace(click, (doing, from) => show(doing, from, click.value)) });
  const filters = views.filterNames.map(name => [
    `${views.filterAction}.${name}`,
    update((doing, from, value) => registerScreen(doing, views.chosenPlace(from, name, value))),
  ]);
  const turns = views.pageTurns.map(way => [
    `${views.pageAction}.${way}`,
    update((doing, from, value) => registerScreen(doing, { ...from, page: views.readPage(value) })),
  ]);
  const orders = exportFormats.map(format => [
    `${views.exportAction}.${format}`,
    update((doing, from, value) => order(doing, from, format, value)),
  ]);
  return {
    ...Object.fromEntries([...filters, ...turns, ...orders]),
    [views.registerAction]: update((doing, from) => registerScreen(doing, from)),
    [views.lookAction]: update((doing, from, value) => recordScreen({ ...doing, cameFrom: from }, value)),
  };
}

async function order(doing: Showing, from: Place, format: ExportFormat, value: string): Promise<ModalView> {
  const orderId = views.readOrder(value);
  const outcome = orderId ? await orderExport(doing, format, orderId) : 'not_yours';
  return outcome === 'ordered'
    ? registerScreen(doing, from, { ordered: true })
    : views.recordNotice('record.not_yours', doing.actor.language);
}

/** What she may see of the register now, from that place. */
export async function registerScreen(
  doing: Showing,
  place: Place,
  { ordered = false }: { readonly ordered?: boolean } = {},
): Promise<ModalView> {
  const { seen, mayExport } = await readRegister(doing);
  const { actor, ports } = doing;
  const all = seen.map(deviation => ({ deviation, listed: listedIn(actor.rhythm.zone, deviation) }));
  const orderId = mayExport ? ports.newId() : null;
  return views.registerView({ ...modelOf(all, place, doing), orderId, ordered }, actor.language);
}

interface Seen {
  readonly deviation: Deviation;
  readonly listed: Listed;
}

function modelOf(all: readonly Seen[], wanted: Place, doing: Showing) {
  const today = todayOf(doing);
  const { language } = doing.actor;
  const clients = choicesAmong(all.flatMap(clientIn), language);
  const owners = choicesAmong(all.flatMap(ownerIn), language);
  const place = { ...wanted, client: known(wanted.client, clients), owner: known(wanted.owner, owners) };
  const matching = all.filter(({ listed }) => isWanted(listed, place, today));
  const page = pageOf(matching, place.page);
  const client = clients.find(({ value }) => value === place.client);
  const listed = all.map(each => each.listed);
  return {
    place: { ...place, page: page.page },
    clients,
    owners,
    lines: { ...page, rows: page.rows.map(each => lineOf(each, today)) },
    figures: client ? { name: client.text, ...clientFigures(listed, client.value, today) } : null,
  };
}

const clientIn = ({ deviation: { clientId, subjectName, private: isPrivate } }: Seen): Choice[] =>
  clientId && !isPrivate ? [{ value: clientId, text: subjectName }] : [];

const ownerIn = ({ deviation: { answeredBy, answeredByName } }: Seen): Choice[] =>
  answeredBy ? [{ value: answeredBy, text: answeredByName ?? '–' }] : [];

/** Each once, by name; of more than a menu holds those with the newest deviations. */
function choicesAmong(newestFirst: readonly Choice[], language: Language): Choice[] {
  const distinct = [...new Map(newestFirst.map(choice => [choice.value, choice])).values()];
  return distinct.slice(0, views.mostChosen).toSorted((a, b) => a.text.localeCompare(b.text, language));
}

/** What cannot be chosen any more is not wanted either. */
const known = (id: string | null, choices: readonly Choice[]): string | null =>
  choices.some(({ value }) => value === id) ? id : null;

function lineOf({ deviation, listed }: Seen, today: LocalDate): views.RegisterLine {
  const { id, subjectName, category, severity, state, actual } = deviation;
  return {
    deviationId: id,
    name: subjectName,
    category,
    severity,
    state,
    private: deviation.private,
    days: ageOf(listed, today),
    untold: daysWithoutWord(listed, today),
    actual,
  };
}
