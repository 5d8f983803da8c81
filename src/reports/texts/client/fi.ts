import type { en } from './en.ts';

export const fi = {
  'word.close': 'Sulje',
  'word.save': 'Tallenna',
  'word.cancel': 'Peruuta',
  'refused.title': 'Ei sinulle',
  'refused.text': 'Tämä on asiakasvastaavalle, sijaiselle ja johdolle. Jos tarvitset sitä, kysy asiakasvastaavalta.',
  'health.button': 'Miten menee',
  'health.title': 'Miten menee',
  'health.paused':
    'Työ tämän asiakkaan kanssa on tauolla, joten yhteydenpitoa, tapaamisia, tavoitetta ja raporttia ei kysytä.',
  'health.before_go': 'Ennen aloitusta yhteydenpitoa, tapaamisia, tavoitetta ja raporttia ei kysytä.',
  'health.from': 'Siitä, mitä asiakkaasta on kirjattu. Ihmisten vointi ei ole koskaan mukana.',
  'health.quarter': '{number}. neljännes {year}',
  'mark.fine': 'kunnossa',
  'mark.watch': 'pidä silmällä',
  'mark.needs_you': 'tarvitsee sinua',
  'part.contact': 'Viimeisin yhteydenpito',
  'part.follow_up': 'Seurantatapaaminen',
  'part.development': 'Kehitystapaaminen',
  'part.deviations': 'Poikkeamat',
  'part.promises': 'Lupaukset',
  'part.suggestions': 'Ehdotukset ja tarpeet',
  'part.satisfaction': 'Tyytyväisyys',
  'part.goal': 'Yhteinen tavoite',
  'part.report': 'Kuukausiraportti',
  'contact.last':
    'Viimeksi yhteydessä {day}, {days, plural, one {# päivä} other {# päivää}} sitten; hiljaisuudeksi lasketaan {limit, plural, one {# päivä} other {# päivää}}.',
  'contact.before':
    'Viimeksi yhteydessä {day}; nykyisen työn alusta {since} on {days, plural, one {# päivä} other {# päivää}} ilman yhteydenpitoa; hiljaisuudeksi lasketaan {limit, plural, one {# päivä} other {# päivää}}.',
  'contact.none':
    'Yhteydenpitoa ei ole kirjattu {since} jälkeen; siitä on {days, plural, one {# päivä} other {# päivää}}. Hiljaisuudeksi lasketaan {limit, plural, one {# päivä} other {# päivää}}.',
  'meeting.booked':
    '{held, select, never {Ei vielä pidetty} other {Viimeksi pidetty {held}}}; seuraava on sovittu {booked}, viimeistään {due}.',
  'meeting.unbooked':
    '{held, select, never {Ei vielä pidetty} other {Viimeksi pidetty {held}}}; seuraava on pidettävä viimeistään {due}, eikä sillä ole vielä päivää.',
  'meeting.overdue':
    '{held, select, never {Ei vielä pidetty} other {Viimeksi pidetty {held}}}; seuraava olisi pitänyt pitää viimeistään {due}, {days, plural, one {# päivä} other {# päivää}} sitten, eikä sillä ole päivää.',
  'meeting.overdue_booked':
    '{held, select, never {Ei vielä pidetty} other {Viimeksi pidetty {held}}}; seuraava olisi pitänyt pitää viimeistään {due}, {days, plural, one {# päivä} other {# päivää}} sitten, ja se on sovittu {booked}.',
  'meeting.unconfirmed':
    '{held, select, never {Ei vielä pidetty} other {Viimeksi pidetty {held}}}; tapaaminen oli sovittu {booked}, eikä kukaan ole vielä kertonut, pidettiinkö se. Viimeistään {due}.',
  'deviations.none': 'Yhtään ei ole avoinna.',
  'deviations.open':
    'Avoinna {count, plural, one {yksi} other {#}}: {short} enintään viikon vanhoja, {middle} enintään 30 päivää, {long} vanhempia. Vanhin on {day}.',
  'promises.none': 'Minkään lupauksen määräpäivä ei ole ollut viimeisten kahdentoista kuukauden aikana.',
  'promises.none_due':
    'Minkään lupauksen määräpäivä ei ole ollut viimeisten kahdentoista kuukauden aikana; ajoissa siirretty {moved}, nyt myöhässä {overdue}.',
  'promises.kept':
    'Viimeisten kahdentoista kuukauden aikana ajoissa pidetty {kept}/{due}, ajoissa siirretty {moved}; nyt myöhässä {overdue}.',
  'suggestions.none': 'Mikään ei odota vastausta.',
  'suggestions.waiting':
    'Vastausta odottaa {count, plural, one {yksi} other {#}}, vanhin {day} alkaen; niistä {late} kohdalla seuraava askel on myöhässä.',
  'satisfaction.none': 'Asiakkaalta ei ole vielä kysytty.',
  'satisfaction.one': '{day}: tyytyväisyys {now}/5, hintansa arvoinen {value}/5.',
  'satisfaction.up': 'Nousussa: {day} tyytyväisyys {now}/5, {before_day} {before}/5. Hintansa arvoinen {value}/5.',
  'satisfaction.down': 'Laskussa: {day} tyytyväisyys {now}/5, {before_day} {before}/5. Hintansa arvoinen {value}/5.',
  'satisfaction.same': 'Ennallaan: {day} tyytyväisyys {now}/5, {before_day} {before}/5. Hintansa arvoinen {value}/5.',
  'goal.none': 'Yhteistä tavoitetta ei vielä ole.',
  'goal.apart':
    'Yhteisiä tavoitteita {goals, plural, one {yksi} other {#}}, joista {count} ei ole enää yhteinen ({quarter}).',
  'goal.unasked':
    'Yhteisiä tavoitteita {goals, plural, one {yksi} other {#}}, joista {count} on vielä käymättä läpi asiakkaan kanssa.',
  'goal.agreed': 'Yhteisiä tavoitteita {goals, plural, one {yksi} other {#}}; molemmat olivat samaa mieltä: {quarter}.',
  'report.none': 'Yhdenkään määräpäivä ei ole vielä ollut.',
  'report.due': '{month}: määräpäivä {due}, ei vielä lähetetty; viimeisistä ({of}) myöhässä {late}.',
  'report.late':
    '{month}: määräpäivä oli {due}, {days, plural, one {# päivä} other {# päivää}} sitten, eikä sitä ole lähetetty; viimeisistä ({of}) myöhässä {late}.',
  'report.sent_on_time': '{month}: määräpäivä {due}, lähetetty {sent}; viimeisistä ({of}) myöhässä {late}.',
  'report.sent_late':
    '{month}: määräpäivä {due}, lähetetty {sent}, {days, plural, one {# päivän} other {# päivää}} myöhässä; viimeisistä ({of}) myöhässä {late}.',
  'view.heading': '*Miten asiakasvastaava sen näkee*',
  'view.none': 'Mitään ei ole vielä sanottu.',
  'view.line': '*{view}* – {name}, {day}',
  'view.good': 'Hyvin',
  'view.watch': 'Pidän silmällä',
  'view.worried': 'Olen huolissani',
  'view.begin': 'Miten sinä sen näet?',
  'view.form.title': 'Miten sinä sen näet?',
  'view.question': 'Miten asiakkaan kanssa menee?',
  'view.why': 'Miksi?',
  'view.who_reads':
    'Tämän voivat lukea asiakasvastaava, sijainen ja johto. Kirjoita asiakkaasta, älä siitä, miten joku työtoveri voi.',
  'view.saved': 'Se on kirjattu. Kiitos.',
  'error.choose': 'Valitse jokin näistä.',
  'error.long': 'Tämä on liian pitkä. Lyhennä sitä hieman.',
  'error.meanwhile':
    'Joku sanoi jotain, kun kirjoitit. Sulje ja avaa uudelleen, niin voit lukea sen; kirjoittamasi on yhä tässä.',
  'error.not_yours': 'Joku muu vastaa nyt tästä asiakkaasta, joten en voinut tallentaa. Kirjoittamasi on yhä tässä.',
} as const satisfies Record<keyof typeof en, string>;
