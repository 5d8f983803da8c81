import type { en } from './en.ts';

export const da = {
  'view.close': 'Luk',
  'view.save': 'Gem',
  'view.cancel': 'Annuller',
  'view.not_now_close': 'Ikke nu',
  'refused.title': 'Kun for ledelsen',
  'refused.text': 'Det her ser kun ledelsen, når undersøgelsen er slut.',

  'comments.title': 'Med egne ord',
  'comments.intro':
    'Det, der blev skrevet i {year}, i en ny rækkefølge, hver gang du åbner det her. Ingen navne er gemt. Selv om du tror, at du genkender nogen: gæt ikke, og giv ikke enkelte kommentarer videre.',
  'comments.count': '{count, plural, one {# kommentar} other {# kommentarer}} · side {page} af {pages}',
  'comments.next': 'Næste side',
  'comments.previous': 'Forrige side',
  'comments.actions': 'Hvad gør vi ved det?',
  'comments.too_few':
    'Færre end {least} svarede. Med så få kan man gætte, hvem der skrev hvad, så ingen kommentarer blev gemt.',
  'comments.forgotten': 'Kommentarerne blev slettet efter tolv måneder, som lovet. Tallet bliver stående.',
  'comments.none_written': 'Ingen skrev noget denne gang.',

  'actions.title': 'I sagde – vi gjorde',
  'actions.intro':
    'Hvad sagde folk i {year}, og hvad fører det til? Skriv det med dine egne ord. Intet af det bliver sendt, før du sender det til alle.',
  'actions.none': 'Der er ikke skrevet noget ned endnu.',
  'actions.told': 'Sidst sendt til alle den {day}.',
  'actions.not_told': 'Ikke sendt til alle endnu.',
  'actions.add': 'Tilføj',
  'actions.comments': 'Læs kommentarerne',
  'actions.send': 'Send til alle',
  'actions.change': 'Ret',
  'actions.said': '*Vi hørte:* {said}',
  'actions.open': '*Skal gøres:* {answer}\n{owner}, senest den {day}',
  'actions.late': '*Skal gøres:* {answer}\n{owner}, *fristen var den {day}*',
  'actions.done': '*Gjort:* {answer}\n{owner}',
  'actions.declined': '*Bliver ikke gjort, fordi:* {answer}\n{owner}',

  'form.title': 'I sagde – vi gjorde',
  'form.said': 'Hvad hørte vi?',
  'form.said_hint': 'Med dine egne ord, så ingen genkender, hvis linje det var.',
  'form.state': 'Hvad fører det til?',
  'form.state.open': 'Vi vil gøre noget',
  'form.state.done': 'Vi har gjort noget',
  'form.state.declined': 'Vi gør det ikke, og siger hvorfor',
  'form.answer': 'Hvad skal gøres, hvad blev gjort, eller hvorfor ikke?',
  'form.answer_hint': 'Det her kommer alle til at læse.',
  'form.owner': 'Hvem tager sig af det?',
  'form.due': 'Hvornår senest?',
  'form.due_hint': 'Skal udfyldes, så længe det mangler at blive gjort. Den dag spørger jeg, hvordan det går.',

  'settle.title': 'Hvordan går det?',
  'settle.said': '*Hvad vi hørte*',
  'settle.answer': '*Hvad der skal gøres senest den {day}*',
  'settle.what': 'Hvordan går det?',
  'settle.what.done': 'Det er gjort',
  'settle.what.declined': 'Det bliver ikke gjort',
  'settle.what.later': 'Det kræver mere tid',
  'settle.words': 'Hvad blev gjort, eller hvorfor ikke?',
  'settle.words_hint': 'Ikke nødvendigt, hvis det bare tager længere tid. Alle kan komme til at læse det.',
  'settle.due': 'Til hvornår?',
  'settle.due_hint': 'Kun hvis det kræver mere tid.',
  'settle.ended': 'Det her er allerede afsluttet. Du behøver ikke gøre mere.',
  'settle.moved_on': 'En anden tager sig af det her nu, så du behøver ikke gøre mere.',
  'settle.thanks': 'Tak. Jeg har skrevet det ned.',
  'settle.thanks_later': 'Tak. Jeg spørger igen den {day}.',

  'error.write': 'Skriv et par ord.',
  'error.long': 'Gør det lidt kortere: højst {most} tegn.',
  'error.choose': 'Vælg noget.',
  'error.day': 'Vælg en dag.',
  'error.due_missing': 'Hvilken dag skal det senest være gjort?',
  'error.due_past': 'Vælg en dag ude i fremtiden.',
  'error.due_far': 'Vælg en dag inden for to år.',
  'error.owner_unknown': 'Vælg en, der arbejder her.',
  'error.too_many': 'Der er allerede {most}. Afslut eller omskriv en af dem i stedet.',
  'error.outdated':
    'Nogen har ændret det her i mellemtiden. Kopiér dine ord, og åbn det igen, så ser du, hvordan det lyder nu.',
  'error.ended': 'Det her blev afsluttet i mellemtiden. Intet blev ændret.',
  'error.not_yours': 'Du kan ikke ændre det her længere. Kopiér dine ord, hvis du har brug for dem.',

  'preview.title': 'Send til alle',
  'preview.submit': 'Send',
  'preview.intro':
    '{count, plural, one {# person får} other {# personer får}} det her, hver i begyndelsen af en arbejdsdag. Dine ord sendes, som du skrev dem; resten er på læserens sprog.',
  'preview.outdated': 'Noget blev ændret i mellemtiden. Sådan lyder det nu.',
  'note.sent': 'Sendt til {count, plural, one {# person} other {# personer}}.',
  'note.no_actions': 'Der er ikke noget at sende endnu: tilføj noget først.',
  'note.sent_today': 'Alle har allerede fået en besked i dag. Send den næste i morgen eller senere.',
  'note.nothing_new': 'Intet er ændret siden den sidste besked, så der er ikke noget at sende.',

  'post.first':
    'Tak til alle, der svarede på eNPS-undersøgelsen i {year}. Det her hørte ledelsen, og det her kommer der ud af det.',
  'post.again': 'I svarede på eNPS-undersøgelsen i {year}. Det her er der kommet ud af det, I sagde.',
  'post.said': '*I sagde:* {said}',
  'post.open': '*Vi vil:* {answer}\n{owner}, senest den {day}',
  'post.done': '*Vi gjorde:* {answer}',
  'post.declined': '*Vi gjorde det ikke, fordi:* {answer}',
  'post.more': 'Her var der ikke plads til {count, plural, one {# mere} other {# flere}}.',
  'post.nobody': 'Ordene er ledelsens egne. Undersøgelsen er lukket, og intet svar kan spores til nogen.',

  'ask.given':
    'Ledelsen beder dig tage dig af noget, der kom frem i eNPS-undersøgelsen i {year}. Det skal være gjort senest den {day}.',
  'ask.due':
    'Du tager dig af noget, der kom frem i eNPS-undersøgelsen i {year}. Fristen er den {day}. Hvordan går det?',
  'ask.late':
    'Du tager dig af noget, der kom frem i eNPS-undersøgelsen i {year}. Fristen var den {day}. Hvordan går det?',
  'ask.contact':
    '{name} tog sig af noget, der kom frem i eNPS-undersøgelsen i {year}, men er her ikke længere. Fristen var den {day}. Hvordan går det?',
  'ask.open': 'Sig, hvordan det går',
  'ask.retired': 'Et spørgsmål om noget, der kom frem i eNPS-undersøgelsen.',
} as const satisfies Record<keyof typeof en, string>;
