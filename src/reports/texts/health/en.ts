export const en = {
  'health.title': 'The cadence in {month}',
  'health.talks': '*Pulse talks held:* {held} of {due}',
  'health.no_talks': 'No pulse talk was due.',
  'health.met': '*Clients met in the last three months:* {met} of {all}',
  'health.no_clients': 'No client has work going on.',
  'health.paused': '*Paused:* {names}',
  'health.overdue.follow_up':
    '*Follow-up meetings overdue:* {short} up to two weeks, {middle} up to a month, {long} longer',
  'health.overdue.development':
    '*Development meetings overdue:* {short} up to two weeks, {middle} up to a month, {long} longer',
  'health.on_time': 'No client meeting is overdue.',
  'health.starving.follow_up': '*Only met for development, while a follow-up is overdue:* {names}',
  'health.starving.development': '*Only met for follow-up, while a development meeting is overdue:* {names}',
  'health.silent': '*Too long without contact:* {names}',
  'health.without_goal': '*Without a shared goal:* {names}',
  'health.report_late': '*The month’s report to the client is late:* {names}',
  'health.kept_by_lead': '*Promises kept of those that came due in twelve months, by lead:* {shares}',
  'health.kept_by_client': '*And by client:* {shares}',
  'health.deviations': '*Open deviations:* {short} up to a week old, {middle} up to 30 days, {long} older',
  'health.no_deviations': 'No deviation is open. What is private is left out.',
  'names.others': 'and {count, plural, one {one more} other {# more}}',

  'table.lead': 'Lead',
  'table.client': 'Client',
  'table.talks': 'Talks',
  'table.met': 'Met',
  'table.overdue': 'Late',
  'table.deviations': 'Open',
  'table.nobody': 'no lead',
  'table.leads_legend':
    'Talks: held of those due. Met: clients in the last three months. Late: clients with an overdue meeting. Open: deviations up to a week old/up to 30 days/older.',
  'table.clients_legend':
    'Met: days since the last meeting. Late: days overdue. Open: deviations up to a week old/up to 30 days/older.',

  'feelings.title': '*How people are doing*',
  'feelings.group':
    '{name}: {answers, plural, one {one answer} other {# answers}}, {score} on a scale of 10, {share} have too much to do',
  'feelings.together': '{name}: {score} on a scale of 10, {share} have too much to do',
  'feelings.all': 'All together',
  'feelings.others': 'Everybody else together',
  'feelings.too_few': 'Too few answers to tell more.',
  'feelings.nobody': 'Nobody was asked.',
  'feelings.why': 'Only for five or more people together, so that nobody can be recognised.',
  'figure.at_most': 'at most {value}',
  'figure.at_least': 'at least {value}',

  'picture.shows': 'Days since each client was met',
  'picture.line': 'three months',
  'picture.never': 'not yet',
} as const satisfies Record<string, string>;
