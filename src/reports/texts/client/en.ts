export const en = {
  'word.close': 'Close',
  'word.save': 'Save',
  'word.cancel': 'Cancel',
  'refused.title': 'Not for you',
  'refused.text':
    'This is for whoever leads the client, stands in or belongs to leadership. If you need it, ask the account lead.',
  'health.button': 'How it stands',
  'health.title': 'How it stands',
  'health.paused': 'Work with this client is paused, so contact, meetings, the goal and the report are not asked for.',
  'health.before_go': 'Before the start, contact, meetings, the goal and the report are not asked for.',
  'health.from': 'From what is written down about the client. How people feel is never part of it.',
  'health.quarter': 'Q{number} {year}',
  'mark.fine': 'fine',
  'mark.watch': 'keep an eye on it',
  'mark.needs_you': 'needs you',
  'part.contact': 'Last contact',
  'part.follow_up': 'Follow-up meeting',
  'part.development': 'Development meeting',
  'part.deviations': 'Deviations',
  'part.promises': 'Promises',
  'part.suggestions': 'Suggestions and needs',
  'part.satisfaction': 'Satisfaction',
  'part.goal': 'Shared goal',
  'part.report': 'Monthly report',
  'contact.last':
    'Last in touch on {day}, {days, plural, one {# day} other {# days}} ago; {limit, plural, one {# day} other {# days}} count as silence.',
  'contact.before':
    'Last in touch on {day}; in the present work, which began on {since}, not yet in {days, plural, one {# day} other {# days}}; {limit, plural, one {# day} other {# days}} count as silence.',
  'contact.none':
    'No contact is noted since {since}, {days, plural, one {# day} other {# days}} ago; {limit, plural, one {# day} other {# days}} count as silence.',
  'meeting.booked':
    '{held, select, never {Not held yet} other {Last held on {held}}}; the next one is booked for {booked} and due by {due}.',
  'meeting.unbooked':
    '{held, select, never {Not held yet} other {Last held on {held}}}; the next one is due by {due} and has no date yet.',
  'meeting.overdue':
    '{held, select, never {Not held yet} other {Last held on {held}}}; the next one was due by {due}, {days, plural, one {# day} other {# days}} ago, and has no date.',
  'meeting.overdue_booked':
    '{held, select, never {Not held yet} other {Last held on {held}}}; the next one was due by {due}, {days, plural, one {# day} other {# days}} ago, and is booked for {booked}.',
  'meeting.unconfirmed':
    '{held, select, never {Not held yet} other {Last held on {held}}}; one was booked for {booked}, and nobody has said yet whether it was held. Due by {due}.',
  'deviations.none': 'None is open.',
  'deviations.open':
    '{count, plural, one {# is} other {# are}} open: {short} up to a week old, {middle} up to 30 days, {long} older. The oldest is from {day}.',
  'promises.none': 'Nothing that was promised came due in the last twelve months.',
  'promises.none_due':
    'Nothing that was promised came due in the last twelve months; {moved} moved in time, {overdue} overdue now.',
  'promises.kept':
    'In the last twelve months {kept} of {due} were kept on time, {moved} moved in time; {overdue} overdue now.',
  'suggestions.none': 'None waits for an answer.',
  'suggestions.waiting':
    '{count, plural, one {# waits} other {# wait}} for an answer, the oldest since {day}; with {late} of them the next step is late.',
  'satisfaction.none': 'The client has not been asked yet.',
  'satisfaction.one': 'On {day} content {now} of 5, worth its cost {value} of 5.',
  'satisfaction.up':
    'Going up: on {day} content {now} of 5, on {before_day} {before} of 5. Worth its cost {value} of 5.',
  'satisfaction.down':
    'Going down: on {day} content {now} of 5, on {before_day} {before} of 5. Worth its cost {value} of 5.',
  'satisfaction.same':
    'As before: on {day} content {now} of 5, on {before_day} {before} of 5. Worth its cost {value} of 5.',
  'goal.none': 'You share none yet.',
  'goal.apart':
    '{goals, plural, one {# is} other {# are}} shared; on {count} of them one side or both no longer agreed in {quarter}.',
  'goal.unasked':
    '{goals, plural, one {# is} other {# are}} shared; about {count} of them nobody has asked yet whether both agree.',
  'goal.agreed': '{goals, plural, one {# is} other {# are}} shared; both sides agreed in {quarter}.',
  'report.none': 'None was due yet.',
  'report.due': 'The one about {month} is due on {due} and not sent yet; of the last {of}, {late} late.',
  'report.late':
    'The one about {month} was due on {due}, {days, plural, one {# day} other {# days}} ago, and is not sent; of the last {of}, {late} late.',
  'report.sent_on_time': 'The one about {month} was due on {due} and sent on {sent}; of the last {of}, {late} late.',
  'report.sent_late':
    'The one about {month} was due on {due} and sent on {sent}, {days, plural, one {# day} other {# days}} late; of the last {of}, {late} late.',
  'view.heading': '*How the account lead sees it*',
  'view.none': 'Nothing was said yet.',
  'view.line': '*{view}* – {name}, {day}',
  'view.good': 'Good',
  'view.watch': 'Worth keeping an eye on',
  'view.worried': 'Worried',
  'view.begin': 'How do you see it?',
  'view.form.title': 'How do you see it?',
  'view.question': 'How do things stand with the client?',
  'view.why': 'Why?',
  'view.who_reads':
    'Whoever leads the client or stands in, and leadership, can read this. Please write about the client, not about how a colleague feels.',
  'view.saved': 'Noted. Thank you.',
  'error.choose': 'Please choose one of these.',
  'error.long': 'This is too long. Please shorten it a little.',
  'error.meanwhile':
    'Somebody said something while you wrote. Close this and open it again to read it; what you wrote is still here.',
  'error.not_yours': 'Somebody else answers for this client now, so I could not save it. What you wrote is still here.',
} as const satisfies Record<string, string>;
