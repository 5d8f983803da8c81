import type { en } from './en.ts';

export const da = {
  'invitation.text':
    'En gang om året stiller jeg alle her ét spørgsmål: hvor sandsynligt er det, at du ville anbefale din arbejdsplads, og hvorfor? Svarene viser, hvad vi skal holde fast i, og hvad vi skal ændre. Det tager under et minut.',
  'invitation.who_reads':
    'Ledelsen får ét samlet resultat for hele firmaet, men kun hvis mindst {answers, number} personer svarer, og begrundelserne kun hvis mindst {comments, number} gør det. Den læser dem uden navne og i tilfældig rækkefølge; efter tolv måneder slettes de. Ingen får at vide, hvem der svarede hvad, og der er ingen liste over dem, der svarede.',
  'invitation.until':
    'Du bestemmer selv, om du vil svare. Undersøgelsen lukker den {day} om eftermiddagen; indtil da kan du svare, ændre dit svar eller trække det tilbage.',
  'invitation.who_i_am':
    'Jeg er firmaets bot til samtaler og møder. `/hats help` viser, hvad jeg kan hjælpe dig med, `/hats language` skifter sprog.',
  'invitation.answer': 'Svar',

  'reminder.text':
    'Du kan stadig nå at svare på årets spørgsmål om din arbejdsplads. Det tager under et minut, og undersøgelsen lukker den {day} om eftermiddagen.',
  'reminder.choice': 'Vil du helst lade være, kan du sige det samme sted. Så minder jeg dig ikke om det igen.',

  'void.text':
    'Ingen kan længere læse svarene i årets eNPS-undersøgelse, heller ikke jeg: nøglerne til dem er væk. Derfor tæller den ikke. Det er jeg ked af, især hvis du havde taget dig tid til at svare.',

  'form.title': 'Ét spørgsmål',
  'form.submit': 'Send',
  'form.close': 'Ikke nu',
  'form.stored':
    'Dit svar gemmes krypteret indtil den {day} kl. {time}, så du kan ændre det; derefter destrueres nøglerne, og kun tallet og din tekst bliver tilbage, uden noget, der knytter dem til dig.',
  'form.question': 'Hvor sandsynligt er det, at du ville anbefale din arbejdsplads til venner eller bekendte?',
  'form.placeholder': 'Vælg et tal',
  'form.least': '0 – slet ikke sandsynligt',
  'form.most': '10 – yderst sandsynligt',
  'form.why': 'Hvorfor lige det tal?',
  'form.why_hint':
    'Ledelsen læser det uden navne og i tilfældig rækkefølge, og kun hvis mindst {count, number} personer svarer; efter tolv måneder slettes det. Hvad du skriver, hvordan og på hvilket sprog kan afsløre dig: udelad navne, enkelte hændelser og alt om helbred.',
  'form.withdraw': 'Træk mit svar tilbage',
  'form.decline': 'Jeg vil helst ikke svare',
  'sure.title': 'Intet svar fra dig?',
  'sure.text':
    'Har du allerede svaret, slettes dit svar, og det, du har skrevet her, bliver ikke gemt. Du kan stadig svare, indtil undersøgelsen lukker.',
  'sure.yes': 'Ja',
  'sure.no': 'Tilbage',
  'form.declined': 'Nu ligger der intet svar fra dig, og jeg minder dig ikke om det. Du kan stadig svare.',
  'form.missing': 'Vælg et tal fra 0 til 10.',
  'form.too_long': 'Her er plads til {limit, number} tegn. Prøv at forkorte teksten lidt.',

  'thanks.answered':
    'Tak, dit svar er gemt. Du kan ændre det eller trække det tilbage med den samme knap indtil den {day} kl. {time}.',
  'thanks.withdrawn':
    'Nu ligger der intet svar fra dig, og jeg minder dig ikke om det. Ombestemmer du dig, kan du svare med den samme knap indtil den {day} kl. {time}.',
  'thanks.close': 'Luk',

  'refused.unknown': 'Her er ikke noget at svare på.',
  'refused.not_open_yet': 'Undersøgelsen er ikke åbnet endnu. Alle, der bliver spurgt, får en besked, når den åbner.',
  'refused.closed': 'Undersøgelsen er lukket, så man kan ikke længere svare eller ændre sit svar.',
  'refused.void': 'Ingen kan længere læse svarene i denne undersøgelse, så den tæller ikke.',
  'refused.not_invited':
    'Denne undersøgelse er for dem, der var ansat her, da den åbnede. Er du begyndt siden, bliver du spurgt næste gang.',
  'refused.keys_unreadable':
    'Lige nu kan jeg ikke opbevare svar sikkert, så jeg tager ikke imod nogen. Prøv igen lidt senere.',

  'kept.unknown': 'Undersøgelsen findes ikke længere, så jeg kunne ikke gemme dit svar. Din tekst står her stadig.',
  'kept.not_open_yet':
    'Undersøgelsen er ikke åbnet endnu, så jeg kunne ikke gemme dit svar. Din tekst står her stadig.',
  'kept.closed':
    'Undersøgelsen lukkede, før det her nåede frem, så dit svar blev ikke talt med. Din tekst står her stadig.',
  'kept.void': 'Ingen kan længere læse svarene i denne undersøgelse, så jeg gemte ikke dit. Din tekst står her stadig.',
  'kept.not_invited':
    'Denne undersøgelse er for dem, der var ansat her, da den åbnede, så jeg kunne ikke gemme dit svar. Din tekst står her stadig.',
  'kept.keys_unreadable':
    'Lige nu kan jeg ikke opbevare dit svar sikkert, så jeg tog ikke imod det. Din tekst står her stadig – send den igen lidt senere.',
  'kept.outdated':
    'Formularen er ændret, siden du åbnede den. Din tekst står her stadig – kopiér den, luk formularen, og åbn den igen.',
} as const satisfies Record<keyof typeof en, string>;
