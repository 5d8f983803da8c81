import type { en } from './en.ts';

export const da = {
  'enps.help':
    '`/hats enps` – den årlige undersøgelse: hvornår den er, og hvordan du svarer; ledelsen planlægger den og ser resultatet her',

  'view.close': 'Luk',
  'view.cancel': 'Annuller',
  'refused.text': 'Kun ledelsen og administratorerne planlægger undersøgelsen, så der blev ikke ændret noget.',
  'refused.unknown': 'Jeg kender dig ikke endnu. Prøv igen i morgen, eller spørg den, der installerede mig.',

  'status.title': 'Årets undersøgelse',
  'status.what':
    'En gang om året får alle her ét spørgsmål om deres arbejdsplads. Når undersøgelsen er lukket, kan intet svar spores til nogen.',
  'status.open': 'Årets undersøgelse er åben til den {day} om eftermiddagen.',
  'status.planned': 'Den næste undersøgelse åbner den {day}.',
  'status.expected': 'Den næste undersøgelse ventes omkring den {day}.',
  'status.counting': 'Undersøgelsen er lukket. Resultatet kommer snart.',
  'status.nothing': 'Der er ikke planlagt nogen undersøgelse endnu.',
  'status.answer': 'Svar',
  'status.invited': '*Inviterede:* {count, number}',
  'status.prepare': 'Forbered undersøgelsen',
  'status.change': 'Ændr planen',
  'status.call_off': 'Aflys',
  'replies.never': 'Når færre end ti er inviteret, får ingen at vide, hvor mange der har svaret.',
  'replies.not_yet': '*Har svaret:* tælles en gang om dagen, første gang {day}',
  'replies.hardly': '*Har svaret:* færre end 10 %',
  'replies.at_least': '*Har svaret:* mindst {percent} %',
  'result.score': '*eNPS {year}:* {score}',
  'result.caution': '*eNPS {year}:* {score}. Færre end 60 % af de adspurgte svarede, så læs tallet med forbehold.',
  'result.too_few': '*eNPS {year}:* for få svarede, så der er ikke noget resultat.',
  'result.comments': 'Læs kommentarerne',
  'result.actions': 'Hvad vi gør ved det',
  'said.confirmed': 'Undersøgelsen er bekræftet. Den åbner og lukker af sig selv.',
  'said.called_off': 'Undersøgelsen er aflyst. Ingen er blevet spurgt.',
  'said.opened': 'Undersøgelsen nåede at åbne, så den kan ikke længere aflyses.',

  'plan.opens': '*Åbner:* {day} kl. {time}',
  'plan.opened': '*Åbnede:* {day} kl. {time}',
  'plan.closes': '*Lukker:* {day} kl. {time}',
  'plan.thresholds':
    '*Resultat* fra og med {answers, number} svar, *kommentarer* fra og med {comments, number}. Med færre end {answers, number} svar bliver intet fortalt.',

  'form.title': 'Forbered undersøgelsen',
  'form.submit': 'Se forhåndsvisning',
  'form.intro': 'Der bliver ikke sendt noget endnu: først ser du alt, hvad der kommer til at ske.',
  'form.opens_on': 'Første dag',
  'form.opens_on_hint': 'Den åbner klokken ni om morgenen. En fridag bliver til den næste arbejdsdag.',
  'form.length': 'Hvor mange dage den er åben',
  'form.length_hint': 'Fra {shortest} til {longest}. Den lukker klokken fire om eftermiddagen.',
  'form.least_invited': 'Mindste antal, der bliver spurgt',
  'form.least_invited_hint': 'Med færre åbner den ikke. Mindst {least, number}.',
  'form.least_answers': 'Mindste antal svar for et resultat',
  'form.least_answers_hint': 'Med færre bliver intet fortalt, heller ikke senere. Mindst {least, number}.',
  'form.least_comments': 'Mindste antal svar for kommentarer',
  'form.least_comments_hint': 'Med færre læser ingen, hvad folk skrev. Mindst {least, number}.',

  'preview.title': 'Tjek og bekræft',
  'preview.submit': 'Bekræft',
  'preview.opens_at_once': '*Åbner:* så snart du bekræfter, den {day}',
  'preview.reminders': '*Påmindelser*, kun til dem, der ikke har svaret: {days}',
  'preview.no_reminders': '*Påmindelser:* ingen',
  'preview.invited':
    '*Skal spørges:* {count, plural, one {én person} other {# personer}}, som det ser ud i dag. Alle, der arbejder her, når den åbner, bliver spurgt; er de færre end {least, number}, åbner den ikke.',
  'preview.zone': 'Alle klokkeslæt gælder {zone}.',
  'preview.final': 'Indtil den åbner, kan du ændre planen eller aflyse. Derefter kan ingen gøre det.',
  'preview.change': 'Ændr noget',
  'preview.invitation': 'Det her får alle, hver på sit eget sprog, med en knap til at svare:',

  'call_off.title': 'Skal den aflyses?',
  'call_off.text':
    'Undersøgelsen den {day} bliver ikke til noget. Ingen er blevet spurgt endnu, og du kan forberede en ny.',
  'call_off.submit': 'Aflys',
  'call_off.close': 'Behold den',

  'proposal.text': 'Det er tid til at forberede årets undersøgelse. Jeg foreslår at åbne den {day}.',
  'proposal.again': 'Årets undersøgelse er ikke forberedt endnu. Mit forslag var at åbne den {day}.',
  'proposal.choice': 'I vælger dagen. Ingen bliver spurgt, før en af jer har bekræftet den.',
  'proposal.retired': 'Her var der et forslag om årets undersøgelse.',

  'error.again': 'Åbn det her igen med `/hats enps`.',
  'error.day': 'Vælg en dag.',
  'error.number': 'Skriv et helt tal.',
  'error.before_go': 'Jeg skriver ikke til nogen før starten, så der kan ikke forberedes nogen undersøgelse endnu.',
  'error.nobody_reads':
    'Der er endnu ikke udpeget nogen til at læse resultatet. En administrator kan udpege nogen i indstillingen `leadership` eller `leadership_contact`.',
  'error.another': 'En anden undersøgelse er allerede planlagt eller åben. Du kan se den med `/hats enps`.',
  'error.past': 'Den dag er forbi. Vælg en senere.',
  'error.today_over': 'Det er for sent at åbne den i dag. Vælg en senere dag.',
  'error.far': 'Det er for langt ude i fremtiden. Vælg en dag inden for de næste 400 dage.',
  'error.held': 'Der har allerede været en undersøgelse det år. Én om året er nok, så vælg en dag i et andet år.',
  'error.too_soon': 'Det er mindre end et halvt år siden den sidste undersøgelse. Den tidligste dag er {day}.',
  'error.too_often': 'Undersøgelsen i det år er planlagt og aflyst for mange gange. Vælg et andet år.',
  'error.length': 'Skriv et tal fra {shortest} til {longest}.',
  'error.least': 'Det her kan hæves, men ikke sænkes: mindst {least, number}.',
  'error.few_people': 'Kun {count, plural, one {én person} other {# personer}} ville blive spurgt i dag.',
  'error.answers_over_invited': 'Det her er flere end det mindste antal, der bliver spurgt.',
  'error.keys':
    'Lige nu kan jeg ikke opbevare nøglerne, der beskytter svarene, på en sikker måde, så der blev ikke bekræftet noget. Sig det gerne til den, der driver mig.',

  'keys.text':
    'Jeg kan ikke læse nøglerne til årets undersøgelse alle de steder, hvor jeg kører. Indtil det går, åbner den ikke, eller nogle svar kan ikke tages imod. `npm run cli -- trouble` siger mere.',
} as const satisfies Record<keyof typeof en, string>;
