import type { en } from './en.ts';

export const nb = {
  'enps.help':
    '`/hats enps` – den årlige undersøkelsen: når den er, og hvordan du svarer; ledelsen planlegger den og ser resultatet her',

  'view.close': 'Lukk',
  'view.cancel': 'Avbryt',
  'refused.text': 'Bare ledelsen og administratorene planlegger undersøkelsen, så ingenting ble endret.',
  'refused.unknown': 'Jeg kjenner deg ikke ennå. Prøv igjen i morgen, eller spør den som installerte meg.',

  'status.title': 'Årets undersøkelse',
  'status.what':
    'Én gang i året får alle her ett spørsmål om arbeidsplassen sin. Når undersøkelsen er stengt, kan ingen svar spores til noen.',
  'status.open': 'Årets undersøkelse er åpen til {day} på ettermiddagen.',
  'status.planned': 'Neste undersøkelse åpner {day}.',
  'status.expected': 'Neste undersøkelse er ventet rundt {day}.',
  'status.counting': 'Undersøkelsen er stengt. Resultatet kommer snart.',
  'status.nothing': 'Ingen undersøkelse er planlagt ennå.',
  'status.answer': 'Svar',
  'status.invited': '*Inviterte:* {count, number}',
  'status.prepare': 'Forbered undersøkelsen',
  'status.change': 'Endre planen',
  'status.call_off': 'Avlys',
  'replies.never': 'Når færre enn ti er invitert, får ingen vite hvor mange som har svart.',
  'replies.not_yet': '*Har svart:* telles én gang om dagen, første gang {day}',
  'replies.hardly': '*Har svart:* færre enn 10 %',
  'replies.at_least': '*Har svart:* minst {percent} %',
  'result.score': '*eNPS {year}:* {score}',
  'result.caution': '*eNPS {year}:* {score}. Færre enn 60 % av de spurte svarte, så les tallet med forsiktighet.',
  'result.too_few': '*eNPS {year}:* for få svarte, så det finnes ikke noe resultat.',
  'result.comments': 'Les kommentarene',
  'result.actions': 'Hva vi gjør med det',
  'said.confirmed': 'Undersøkelsen er bekreftet. Den åpner og stenger av seg selv.',
  'said.called_off': 'Undersøkelsen er avlyst. Ingen er blitt spurt.',
  'said.opened': 'Undersøkelsen rakk å åpne, så den kan ikke avlyses lenger.',

  'plan.opens': '*Åpner:* {day} kl. {time}',
  'plan.opened': '*Åpnet:* {day} kl. {time}',
  'plan.closes': '*Stenger:* {day} kl. {time}',
  'plan.thresholds':
    '*Resultat* fra og med {answers, number} svar, *kommentarer* fra og med {comments, number}. Med færre enn {answers, number} svar blir ingenting fortalt.',

  'form.title': 'Forbered undersøkelsen',
  'form.submit': 'Forhåndsvis',
  'form.intro': 'Ingenting sendes ennå: først ser du alt som kommer til å skje.',
  'form.opens_on': 'Første dag',
  'form.opens_on_hint': 'Den åpner klokka ni om morgenen. En fridag blir til neste arbeidsdag.',
  'form.length': 'Hvor mange dager den er åpen',
  'form.length_hint': 'Fra {shortest} til {longest}. Den stenger klokka fire på ettermiddagen.',
  'form.least_invited': 'Minste antall som blir spurt',
  'form.least_invited_hint': 'Med færre åpner den ikke. Minst {least, number}.',
  'form.least_answers': 'Minste antall svar for et resultat',
  'form.least_answers_hint': 'Med færre blir ingenting fortalt, heller ikke senere. Minst {least, number}.',
  'form.least_comments': 'Minste antall svar for kommentarer',
  'form.least_comments_hint': 'Med færre leser ingen det folk skrev. Minst {least, number}.',

  'preview.title': 'Se over og bekreft',
  'preview.submit': 'Bekreft',
  'preview.opens_at_once': '*Åpner:* så snart du bekrefter, {day}',
  'preview.reminders': '*Påminnelser*, bare til dem som ikke har svart: {days}',
  'preview.no_reminders': '*Påminnelser:* ingen',
  'preview.invited':
    '*Skal spørres:* {count, plural, one {én person} other {# personer}}, slik det ser ut i dag. Alle som jobber her når den åpner, blir spurt; er de færre enn {least, number}, åpner den ikke.',
  'preview.zone': 'Alle klokkeslett gjelder {zone}.',
  'preview.final': 'Frem til den åpner, kan du endre planen eller avlyse. Etter det kan ingen gjøre det.',
  'preview.change': 'Endre noe',
  'preview.invitation': 'Dette får alle, hver på sitt språk, med en knapp til å svare med:',

  'call_off.title': 'Avlyse?',
  'call_off.text': 'Det blir ikke noe av undersøkelsen {day}. Ingen er blitt spurt ennå, og du kan forberede en ny.',
  'call_off.submit': 'Avlys',
  'call_off.close': 'Behold den',

  'proposal.text': 'Det er på tide å forberede årets undersøkelse. Jeg foreslår å åpne den {day}.',
  'proposal.again': 'Årets undersøkelse er ikke forberedt ennå. Forslaget mitt var å åpne den {day}.',
  'proposal.choice': 'Dere velger dagen. Ingen blir spurt før en av dere har bekreftet den.',
  'proposal.retired': 'Her lå det et forslag om årets undersøkelse.',

  'error.again': 'Åpne dette på nytt med `/hats enps`.',
  'error.day': 'Velg en dag.',
  'error.number': 'Skriv et helt tall.',
  'error.before_go': 'Jeg skriver ikke til noen før starten, så ingen undersøkelse kan forberedes ennå.',
  'error.nobody_reads':
    'Det er ennå ikke pekt ut noen som skal lese resultatet. En administrator kan peke ut noen i innstillingen `leadership` eller `leadership_contact`.',
  'error.another': 'En annen undersøkelse er allerede planlagt eller åpen. Du ser den med `/hats enps`.',
  'error.past': 'Dagen du valgte, har allerede vært. Velg en senere.',
  'error.today_over': 'Det er for sent å åpne den i dag. Velg en senere dag.',
  'error.far': 'Dette er for langt frem. Velg en dag innen de neste 400 dagene.',
  'error.held': 'Det har allerede vært en undersøkelse det året. Én i året er nok, så velg en dag i et annet år.',
  'error.too_soon': 'Det er mindre enn et halvt år siden forrige undersøkelse. Den tidligste dagen er {day}.',
  'error.too_often': 'Undersøkelsen det året er planlagt og avlyst for mange ganger. Velg et annet år.',
  'error.length': 'Skriv et tall fra {shortest} til {longest}.',
  'error.least': 'Dette kan heves, men ikke senkes: minst {least, number}.',
  'error.few_people': 'Bare {count, plural, one {én person} other {# personer}} ville blitt spurt i dag.',
  'error.answers_over_invited': 'Dette er flere enn det minste antallet som blir spurt.',
  'error.keys':
    'Akkurat nå kan jeg ikke oppbevare nøklene som beskytter svarene, på en trygg måte, så ingenting ble bekreftet. Si gjerne fra til den som drifter meg.',

  'keys.text':
    'Jeg kan ikke lese nøklene til årets undersøkelse overalt der jeg kjører. Inntil det går, åpner den ikke, eller noen svar kan ikke tas imot. `npm run cli -- trouble` sier mer.',
} as const satisfies Record<keyof typeof en, string>;
