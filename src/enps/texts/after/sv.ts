import type { en } from './en.ts';

export const sv = {
  'view.close': 'Stäng',
  'view.save': 'Spara',
  'view.cancel': 'Avbryt',
  'view.not_now_close': 'Inte nu',
  'refused.title': 'Bara för ledningen',
  'refused.text': 'Det här ser bara ledningen, när undersökningen är över.',

  'comments.title': 'Med egna ord',
  'comments.intro':
    'Det som skrevs {year}, i en ny ordning varje gång du öppnar det här. Inga namn finns sparade. Även om du tror att du känner igen någon: gissa inte, och för inte enskilda kommentarer vidare.',
  'comments.count': '{count, plural, one {# kommentar} other {# kommentarer}} · sida {page} av {pages}',
  'comments.next': 'Nästa sida',
  'comments.previous': 'Föregående sida',
  'comments.actions': 'Vad gör vi åt det?',
  'comments.too_few':
    'Färre än {least} personer svarade. Med så få går det att gissa vem som skrev vad, så inga kommentarer sparades.',
  'comments.forgotten': 'Kommentarerna raderades efter tolv månader, som utlovat. Siffran finns kvar.',
  'comments.none_written': 'Ingen skrev något den här gången.',

  'actions.title': 'Ni sa – vi gjorde',
  'actions.intro':
    'Vad sa folk {year}, och vad leder det till? Skriv det med egna ord. Inget av det här skickas förrän du skickar det till alla.',
  'actions.none': 'Inget är antecknat ännu.',
  'actions.told': 'Skickades senast till alla den {day}.',
  'actions.not_told': 'Inte skickat till alla ännu.',
  'actions.add': 'Lägg till',
  'actions.comments': 'Läs kommentarerna',
  'actions.send': 'Skicka till alla',
  'actions.change': 'Ändra',
  'actions.said': '*Vi hörde:* {said}',
  'actions.open': '*Att göra:* {answer}\n{owner}, senast den {day}',
  'actions.late': '*Att göra:* {answer}\n{owner}, *skulle ha varit klart den {day}*',
  'actions.done': '*Gjort:* {answer}\n{owner}',
  'actions.declined': '*Görs inte, eftersom:* {answer}\n{owner}',

  'form.title': 'Ni sa – vi gjorde',
  'form.said': 'Vad hörde vi?',
  'form.said_hint': 'Med dina egna ord, så att ingen känner igen vems rad det var.',
  'form.state': 'Vad leder det till?',
  'form.state.open': 'Vi ska göra något',
  'form.state.done': 'Vi har gjort något',
  'form.state.declined': 'Vi gör det inte, och säger varför',
  'form.answer': 'Vad ska göras, vad har gjorts, eller varför inte?',
  'form.answer_hint': 'Det här läser alla.',
  'form.owner': 'Vem tar hand om det?',
  'form.due': 'Till när?',
  'form.due_hint': 'Behövs så länge det är kvar att göra. Den dagen frågar jag hur det går.',

  'settle.title': 'Hur går det?',
  'settle.said': '*Vad vi hörde*',
  'settle.answer': '*Vad som ska göras senast den {day}*',
  'settle.what': 'Hur går det?',
  'settle.what.done': 'Det är gjort',
  'settle.what.declined': 'Det blir inte gjort',
  'settle.what.later': 'Det behöver mer tid',
  'settle.words': 'Vad gjordes, eller varför inte?',
  'settle.words_hint': 'Behövs inte om det bara tar längre tid. Alla kan komma att läsa det.',
  'settle.due': 'Till när?',
  'settle.due_hint': 'Bara om det behöver mer tid.',
  'settle.ended': 'Det här är redan avslutat. Du behöver inte göra mer.',
  'settle.moved_on': 'Någon annan tar hand om det här nu, så du behöver inte göra något mer.',
  'settle.thanks': 'Tack. Jag har antecknat det.',
  'settle.thanks_later': 'Tack. Jag frågar igen den {day}.',

  'error.write': 'Skriv några ord.',
  'error.long': 'Korta ner det lite: högst {most} tecken.',
  'error.choose': 'Välj något.',
  'error.day': 'Välj en dag.',
  'error.due_missing': 'Till vilken dag ska det vara gjort?',
  'error.due_past': 'Välj en dag som ligger framåt i tiden.',
  'error.due_far': 'Välj en dag inom två år.',
  'error.owner_unknown': 'Välj någon som arbetar här.',
  'error.too_many': 'Det finns redan {most}. Avsluta eller skriv om någon av dem i stället.',
  'error.outdated':
    'Någon ändrade det här under tiden. Kopiera dina ord och öppna det igen, så ser du hur det lyder nu.',
  'error.ended': 'Det här avslutades under tiden. Inget ändrades.',
  'error.not_yours': 'Du kan inte ändra det här längre. Kopiera dina ord om du behöver dem.',

  'preview.title': 'Skicka till alla',
  'preview.submit': 'Skicka',
  'preview.intro':
    '{count, plural, one {# person får} other {# personer får}} det här, var och en i början av en arbetsdag. Dina ord går ut som du skrev dem; resten är på läsarens språk.',
  'preview.outdated': 'Något ändrades under tiden. Så här lyder det nu.',
  'note.sent': 'Skickat till {count, plural, one {# person} other {# personer}}.',
  'note.no_actions': 'Det finns inget att skicka ännu: lägg till något först.',
  'note.sent_today': 'Alla har redan fått ett meddelande i dag. Skicka nästa i morgon eller senare.',
  'note.nothing_new': 'Inget har ändrats sedan förra meddelandet, så det finns inget att skicka.',

  'post.first':
    'Tack till alla som svarade på eNPS-undersökningen {year}. Det här hörde ledningen, och det här blir det av det.',
  'post.again': 'Ni svarade på eNPS-undersökningen {year}. Det här har det blivit av det ni sa.',
  'post.said': '*Ni sa:* {said}',
  'post.open': '*Vi ska:* {answer}\n{owner}, senast den {day}',
  'post.done': '*Vi gjorde:* {answer}',
  'post.declined': '*Vi gjorde det inte, eftersom:* {answer}',
  'post.more': 'Här fanns inte plats för {count, plural, one {# till} other {# till}}.',
  'post.nobody': 'Orden är ledningens egna. Undersökningen har stängt, och inget svar kan spåras till någon.',

  'ask.given':
    'Ledningen ber dig ta hand om något som kom fram i eNPS-undersökningen {year}. Det ska vara gjort senast den {day}.',
  'ask.due':
    'Du tar hand om något som kom fram i eNPS-undersökningen {year}. Det ska vara klart den {day}. Hur går det?',
  'ask.late':
    'Du tar hand om något som kom fram i eNPS-undersökningen {year}. Det skulle ha varit klart den {day}. Hur går det?',
  'ask.contact':
    '{name} tog hand om något som kom fram i eNPS-undersökningen {year}, men är inte kvar här. Det skulle ha varit klart den {day}. Hur går det?',
  'ask.open': 'Berätta hur det går',
  'ask.retired': 'En fråga om något som kom fram i eNPS-undersökningen.',
} as const satisfies Record<keyof typeof en, string>;
