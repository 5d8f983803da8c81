import type { en } from './en.ts';

export const nb = {
  'invitation.text':
    'Én gang i året stiller jeg alle her ett spørsmål: hvor sannsynlig er det at du ville anbefale arbeidsplassen din, og hvorfor? Svarene viser hva vi skal holde fast ved, og hva vi skal endre. Det tar under ett minutt.',
  'invitation.who_reads':
    'Ledelsen får ett samlet resultat for hele firmaet, men bare hvis minst {answers, number} personer svarer, og begrunnelsene bare hvis minst {comments, number} gjør det. Den leser dem uten navn og i tilfeldig rekkefølge; etter tolv måneder slettes de. Ingen får vite hvem som svarte hva, og det finnes ingen liste over dem som svarte.',
  'invitation.until':
    'Du bestemmer selv om du vil svare. Undersøkelsen stenger {day} på ettermiddagen; frem til da kan du svare, endre svaret ditt eller trekke det tilbake.',
  'invitation.who_i_am':
    'Jeg er firmaets bot for samtaler og møter. `/hats help` viser hva jeg kan hjelpe deg med, `/hats language` bytter språk.',
  'invitation.answer': 'Svar',

  'reminder.text':
    'Du rekker fortsatt å svare på årets spørsmål om arbeidsplassen din. Det tar under ett minutt, og undersøkelsen stenger {day} på ettermiddagen.',
  'reminder.choice': 'Vil du helst la være, kan du si fra om det på samme sted. Da minner jeg deg ikke på det igjen.',

  'void.text':
    'Ingen kan lenger lese svarene i årets eNPS-undersøkelse, ikke jeg heller: nøklene til dem er borte. Derfor teller den ikke. Jeg beklager, særlig hvis du hadde tatt deg tid til å svare.',

  'form.title': 'Ett spørsmål',
  'form.submit': 'Send',
  'form.close': 'Ikke nå',
  'form.stored':
    'Svaret ditt lagres kryptert frem til {day} kl. {time}, så du kan endre det; deretter ødelegges nøklene, og bare tallet og teksten din blir igjen, uten noe som knytter dem til deg.',
  'form.question': 'Hvor sannsynlig er det at du ville anbefale arbeidsplassen din til venner eller bekjente?',
  'form.placeholder': 'Velg et tall',
  'form.least': '0 – slett ikke sannsynlig',
  'form.most': '10 – svært sannsynlig',
  'form.why': 'Hvorfor akkurat det tallet?',
  'form.why_hint':
    'Ledelsen leser det uten navn og i tilfeldig rekkefølge, og bare hvis minst {count, number} personer svarer; etter tolv måneder slettes det. Hva du skriver, hvordan og på hvilket språk kan avsløre deg: utelat navn, enkelthendelser og alt om helse.',
  'form.withdraw': 'Trekk svaret mitt tilbake',
  'form.decline': 'Jeg vil helst ikke svare',
  'sure.title': 'Ikke noe svar fra deg?',
  'sure.text':
    'Har du allerede svart, slettes svaret ditt, og det du har skrevet her, blir ikke lagret. Du kan likevel svare frem til undersøkelsen stenger.',
  'sure.yes': 'Ja',
  'sure.no': 'Tilbake',
  'form.declined': 'Nå ligger det ikke noe svar fra deg her, og jeg minner deg ikke på det. Du kan fortsatt svare.',
  'form.missing': 'Velg et tall fra 0 til 10.',
  'form.too_long': 'Det er plass til {limit, number} tegn her. Prøv å korte det ned litt.',

  'thanks.answered':
    'Takk, svaret ditt er lagret. Du kan endre det eller trekke det tilbake med den samme knappen frem til {day} kl. {time}.',
  'thanks.withdrawn':
    'Nå ligger det ikke noe svar fra deg her, og jeg minner deg ikke på det. Ombestemmer du deg, kan du svare med den samme knappen frem til {day} kl. {time}.',
  'thanks.close': 'Lukk',

  'refused.unknown': 'Det er ingenting å svare på her.',
  'refused.not_open_yet': 'Undersøkelsen har ikke åpnet ennå. Alle som blir spurt, får en melding når den åpner.',
  'refused.closed': 'Undersøkelsen er stengt, så det går ikke lenger an å svare eller endre svaret sitt.',
  'refused.void': 'Ingen kan lenger lese svarene i denne undersøkelsen, så den teller ikke.',
  'refused.not_invited':
    'Denne undersøkelsen er for dem som var ansatt her da den åpnet. Har du begynt siden, blir du spurt neste gang.',
  'refused.keys_unreadable':
    'Akkurat nå kan jeg ikke oppbevare svar trygt, så jeg tar ikke imot noen. Prøv igjen litt senere.',

  'kept.unknown':
    'Denne undersøkelsen finnes ikke lenger, så jeg kunne ikke lagre svaret ditt. Teksten din står her fortsatt.',
  'kept.not_open_yet':
    'Undersøkelsen har ikke åpnet ennå, så jeg kunne ikke lagre svaret ditt. Teksten din står her fortsatt.',
  'kept.closed':
    'Undersøkelsen stengte før dette kom frem, så svaret ditt ble ikke telt med. Teksten din står her fortsatt.',
  'kept.void':
    'Ingen kan lenger lese svarene i denne undersøkelsen, så jeg lagret ikke ditt. Teksten din står her fortsatt.',
  'kept.not_invited':
    'Denne undersøkelsen er for dem som var ansatt her da den åpnet, så jeg kunne ikke lagre svaret ditt. Teksten din står her fortsatt.',
  'kept.keys_unreadable':
    'Akkurat nå kan jeg ikke oppbevare svaret ditt trygt, så jeg tok ikke imot det. Teksten din står her fortsatt – send den igjen litt senere.',
  'kept.outdated':
    'Skjemaet er endret siden du åpnet det. Teksten din står her fortsatt – kopier den, lukk skjemaet og åpne det igjen.',
} as const satisfies Record<keyof typeof en, string>;
