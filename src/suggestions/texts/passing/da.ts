import type { en } from './en.ts';

export const da = {
  'word.close': 'Luk',
  'word.not_now': 'Ikke nu',
  'word.look': 'Se',
  'word.back': 'Tilbage',
  'list.more': '{count, plural, one {og # til} other {og # til}}',

  'hand_over.title': 'Giv videre',
  'hand_over.submit': 'Spørg',
  'hand_over.intro': '*{client}*: det bliver, hvor det er, til din kollega har taget det.',
  'hand_over.toward': 'Hvor hører det hjemme?',
  'hand_over.delivery': 'I leverancen',
  'hand_over.portfolio': 'I porteføljen: det, vi tilbyder alle',
  'hand_over.lead': 'Tilbage hos den kundeansvarlige',
  'hand_over.to': 'Hvem skal tage sig af det?',
  'hand_over.to_hint': 'Lad feltet stå tomt for at give det tilbage til den kundeansvarlige.',
  'hand_over.words': 'Et par ord til din kollega',

  'take.title': 'Tager du det?',
  'take.submit': 'Send',
  'take.intro':
    '{from} vil gerne have, at du tager dig af dette {kind, select, need {behov} other {forslag}} fra *{client}*, {toward, select, delivery {i leverancen} portfolio {for porteføljen} other {som kundeansvarlig}}.',
  'take.says': '{from} siger:',
  'take.answer': 'Tager du dig af det?',
  'take.yes': 'Ja, jeg tager det',
  'take.no': 'Nej, det passer bedre et andet sted',
  'take.words': 'Et par ord',
  'take.gone': 'Det venter ikke på dig længere: det er besvaret eller trukket tilbage.',
  'take.returned': 'Tak, fordi du så på det. Den, der spurgte, hører det nu.',

  'offer.title': 'Tilbud',
  'offer.submit': 'Gem',
  'offer.intro': 'Det har *{client}* brug for:',
  'offer.state': 'Hvor langt er vi med et tilbud?',
  'offer.none': 'Intet tilbud endnu',
  'offer.drafted': 'Udkast er lavet',
  'offer.sent': 'Sendt',
  'offer.won': 'Vundet',
  'offer.lost': 'Tabt',
  'offer.on': 'Siden hvornår?',
  'offer.by': 'Hvem tager sig af det?',
  'offer.no_need': 'Et tilbud hører til et behov, og det er dette ikke.',

  'similar.title': 'Sagt af andre',
  'similar.intro':
    'Det, andre kunder har sagt, som måske er det samme. Jeg tager de navne ud, som jeg kender. Hold det for dig selv, hvis du aner, hvis ord det er.',
  'similar.linked': '*Knyttet til dette*',
  'similar.found': '*Måske det samme*',
  'similar.none': 'Jeg fandt ikke noget lignende i det, andre kunder har sagt.',
  'similar.link': 'Knyt til',
  'similar.unlink': 'Fjern tilknytningen',

  'stands.received': 'Det er lige kommet ind.',
  'stands.acknowledged': 'Vi ser på det.',
  'stands.assessed': 'Det venter på en beslutning.',
  'stands.decided': 'Det bliver gjort.',
  'stands.done': 'Det er gjort.',
  'stands.declined': 'Det bliver ikke gjort.',
  'stands.answered': 'Kunden har fået svar.',

  'part.waiting':
    '{to} er spurgt om at tage sig af det, {toward, select, delivery {i leverancen} portfolio {for porteføljen} other {som kundeansvarlig}}.',
  'part.belongs':
    '{toward, select, delivery {Der bliver taget hånd om det i leverancen.} other {Der bliver taget hånd om det for porteføljen.}}',
  'part.take_back': 'Træk spørgsmålet tilbage',
  'part.hand_over': 'Giv videre',
  'part.offer': 'Tilbud',
  'part.similar': 'Sagt af andre også?',
  'part.offer_none': '*Tilbud:* ikke endnu',
  'part.offer_now':
    '*Tilbud:* {offer, select, drafted {udkast} sent {sendt} won {vundet} lost {tabt} other {ikke endnu}}, siden {day}. {name} tager sig af det.',
  'part.linked': '*En anden kunde har sagt noget lignende*',

  'message.hand_over':
    '{client}: {from} vil gerne have, at du tager dig af {kind, select, need {et behov} other {et forslag}}.',
  'message.taken': '{client}: {to} har taget {kind, select, need {behovet} other {forslaget}} og tager sig af det nu.',
  'message.returned':
    '{client}: {to} kunne ikke tage {kind, select, need {behovet} other {forslaget}}, så det bliver, hvor det var.',
  'message.next.received':
    '{client}: {kind, select, need {et behov} other {et forslag}} er kommet ind. Ved kunden, at vi har hørt det?',
  'message.next.acknowledged':
    '{client}: {kind, select, need {et behov} other {et forslag}} venter på, at vi ser på det. Hvad synes vi?',
  'message.next.assessed':
    '{client}: {kind, select, need {et behov} other {et forslag}} venter på en beslutning. Hvad gør vi?',
  'message.next.decided':
    '{client}: {kind, select, need {et behov} other {et forslag}} skulle være klaret nu. Er det det?',
  'message.next.done': '{client}: {kind, select, need {et behov} other {et forslag}} er klaret. Ved kunden det?',
  'message.next.declined':
    '{client}: {kind, select, need {et behov} other {et forslag}} bliver ikke til noget. Ved kunden hvorfor?',
  'message.last': 'Jeg spørger ikke om det igen.',
  'message.ask':
    '{client} foreslog ikke noget sidste kvartal. Næste gang I taler sammen, så spørg, hvad vi kan gøre bedre.',
  'message.ask_open': 'Skriv et forslag ned',
  'message.retired': 'Et spørgsmål om noget, en kunde har sagt.',

  'error.choose': 'Vælg noget her.',
  'error.long': 'Det her er for langt. Gør det lidt kortere.',
  'error.day': 'Vælg en dag.',
  'error.in_future': 'Den dag er ikke kommet endnu.',
  'error.not_yours': 'En anden tager sig af det nu, så jeg kunne ikke gemme. Det, du skrev, står her endnu.',
  'error.outdated': 'Det er ændret i mellemtiden. Din tekst er her stadig: kopiér den, og åbn på ny.',
  'error.answered': 'Kunden har allerede fået svar, så der er ikke mere at give videre.',
  'error.waiting': 'Nogen er allerede spurgt. Træk det spørgsmål tilbage først.',
  'error.nobody': 'Vælg, hvem der skal tage sig af det.',
  'error.not_here': 'Vælg en, der arbejder her.',
  'error.herself': 'Det er dig. Vælg en kollega.',
  'error.hers_already': 'Det er der allerede.',
  'error.not_the_lead':
    'En anden har ansvaret for kunden. Lad feltet stå tomt for at give det tilbage til den kundeansvarlige.',
  'error.no_lead': 'Ingen har ansvaret for kunden lige nu. Vælg et andet sted.',
  'error.gone': 'Det er trukket tilbage eller besvaret i mellemtiden, så der er ikke noget at tage.',
  'error.no_need': 'Et tilbud hører til et behov, og det er dette ikke.',
} as const satisfies Record<keyof typeof en, string>;
