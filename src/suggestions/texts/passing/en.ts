export const en = {
  'word.close': 'Close',
  'word.not_now': 'Not now',
  'word.look': 'Look',
  'word.back': 'Back',
  'list.more': '{count, plural, one {and # more} other {and # more}}',

  'hand_over.title': 'Hand over',
  'hand_over.submit': 'Ask',
  'hand_over.intro': '*{client}*: it stays where it is until your colleague has taken it.',
  'hand_over.toward': 'Where does it belong?',
  'hand_over.delivery': 'In the delivery',
  'hand_over.portfolio': 'In the portfolio: what we offer to all',
  'hand_over.lead': 'Back with the account lead',
  'hand_over.to': 'Who is to look after it?',
  'hand_over.to_hint': 'Leave this empty to give it back to the account lead.',
  'hand_over.words': 'A few words for your colleague',

  'take.title': 'Will you take it?',
  'take.submit': 'Send',
  'take.intro':
    '{from} would like you to look after this {kind, select, need {need} other {suggestion}} of *{client}*, {toward, select, delivery {in the delivery} portfolio {for the portfolio} other {as its account lead}}.',
  'take.says': '{from} says:',
  'take.answer': 'Will you look after it?',
  'take.yes': 'Yes, I take it',
  'take.no': 'No, it is better off elsewhere',
  'take.words': 'A few words',
  'take.gone': 'This no longer waits for you: it was answered or taken back.',
  'take.returned': 'Thank you for looking. Whoever asked you hears of it now.',

  'offer.title': 'Offer',
  'offer.submit': 'Save',
  'offer.intro': 'What *{client}* needs:',
  'offer.state': 'How far are we with an offer?',
  'offer.none': 'No offer yet',
  'offer.drafted': 'Drafted',
  'offer.sent': 'Sent',
  'offer.won': 'Won',
  'offer.lost': 'Lost',
  'offer.on': 'Since when?',
  'offer.by': 'Who looks after it?',
  'offer.no_need': 'An offer belongs to a need, and this is none.',

  'similar.title': 'Said elsewhere',
  'similar.intro':
    'What other clients said that may be the same. I take out the names that I know; please keep to yourself whatever tells whose words these are.',
  'similar.linked': '*Linked with this one*',
  'similar.found': '*Perhaps the same*',
  'similar.none': 'I found nothing like it among what other clients said.',
  'similar.link': 'Link',
  'similar.unlink': 'Take the link away',

  'stands.received': 'It has just come in.',
  'stands.acknowledged': 'It is being looked at.',
  'stands.assessed': 'It waits for a decision.',
  'stands.decided': 'It will be done.',
  'stands.done': 'It is done.',
  'stands.declined': 'It was declined.',
  'stands.answered': 'The client has its answer.',

  'part.waiting':
    '{to} is asked to look after this, {toward, select, delivery {in the delivery} portfolio {for the portfolio} other {as account lead}}.',
  'part.belongs':
    '{toward, select, delivery {It is looked after in the delivery.} other {It is looked after for the portfolio.}}',
  'part.take_back': 'Don’t ask any more',
  'part.hand_over': 'Hand over',
  'part.offer': 'Offer',
  'part.similar': 'Said elsewhere too?',
  'part.offer_none': '*Offer:* none yet',
  'part.offer_now':
    '*Offer:* {offer, select, drafted {drafted} sent {sent} won {won} lost {lost} other {none}}, since {day}. {name} looks after it.',
  'part.linked': '*Another client said something like it*',

  'message.hand_over':
    '{client}: {from} would like you to look after a {kind, select, need {need} other {suggestion}}.',
  'message.taken':
    '{client}: {to} has taken the {kind, select, need {need} other {suggestion}} and looks after it now.',
  'message.returned':
    '{client}: {to} couldn’t take the {kind, select, need {need} other {suggestion}}, so it stays where it was.',
  'message.next.received':
    '{client}: {kind, select, need {a need} other {a suggestion}} came in. Does the client know that it was heard?',
  'message.next.acknowledged':
    '{client}: {kind, select, need {a need} other {a suggestion}} waits to be looked at. What do we think of it?',
  'message.next.assessed':
    '{client}: {kind, select, need {a need} other {a suggestion}} waits for a decision. What will we do?',
  'message.next.decided': '{client}: {kind, select, need {a need} other {a suggestion}} was to be done by now. Is it?',
  'message.next.done': '{client}: {kind, select, need {a need} other {a suggestion}} is done. Does the client know?',
  'message.next.declined':
    '{client}: {kind, select, need {a need} other {a suggestion}} was declined. Does the client know why?',
  'message.last': 'I won’t ask about this again.',
  'message.ask': '{client} suggested nothing last quarter. When you next talk, ask what we could do better.',
  'message.ask_open': 'Write one down',
  'message.retired': 'A question about what a client said.',

  'error.choose': 'Please choose something here.',
  'error.long': 'This is too long. Please shorten it.',
  'error.day': 'Please choose a day.',
  'error.in_future': 'That day has not come yet.',
  'error.not_yours': 'Somebody else looks after this now, so I couldn’t save it. What you wrote is still here.',
  'error.outdated': 'This was changed meanwhile. Your words are still here: copy them, and open it anew.',
  'error.answered': 'The client has its answer already, so there is nothing left to hand over.',
  'error.waiting': 'Somebody is asked to take it already. Take that back first.',
  'error.nobody': 'Please choose who is to look after it.',
  'error.not_here': 'Please choose somebody who works here.',
  'error.herself': 'That is you. Please choose a colleague.',
  'error.hers_already': 'It is there already.',
  'error.not_the_lead': 'Somebody else leads this client. Leave this empty to give it back to the account lead.',
  'error.no_lead': 'Nobody leads this client at present. Please choose another place.',
  'error.gone': 'It was taken back or answered meanwhile, so there is nothing left to take.',
  'error.no_need': 'An offer belongs to a need, and this is none.',
} as const;
