/**
 * Every message of the year, each by the clock of whoever reads it. Sampo is met on time, Nordbank’s meetings move, Hermes Post is forgotten
 * (its follow-up until March, its development meeting until August), Fjordlab is paused from 16 April to 14 June; Kari is away all July.
 */
export const expected: readonly string[] = `
Wed 2027-01-13 09:00 kari    Hermes Post: please find a day for the follow-up meeting, Wednesday 3 February at the latest.
Wed 2027-01-13 09:00 olav    Fjordlab: please find a day for the follow-up meeting, Wednesday 3 February at the latest.
Wed 2027-01-13 09:00 olav    Nordbank: please find a day for the follow-up meeting, Wednesday 3 February at the latest.
Thu 2027-01-14 11:00 olav    Fjordlab: follow-up meeting on Tuesday 26 January at 10:00 (Oslo).
Mon 2027-01-25 09:00 olav    Fjordlab: your follow-up meeting is on Tuesday 26 January at 10:00 (Oslo). The agenda is ready.
Tue 2027-01-26 09:00 kari    Apteekki Sampo: please find a day for the follow-up meeting, Tuesday 16 February at the latest.
Wed 2027-01-27 09:00 kari    Hermes Post: the follow-up meeting has no day yet. It is due by Wednesday 3 February.
Wed 2027-01-27 09:00 olav    Fjordlab: how did the follow-up meeting of Tuesday 26 January go?
Wed 2027-01-27 09:00 olav    Nordbank: the follow-up meeting has no day yet. It is due by Wednesday 3 February.
Wed 2027-01-27 11:00 olav    Fjordlab: follow-up meeting on Tuesday 20 April at 10:00 (Oslo).
Wed 2027-01-27 11:30 olav    Nordbank: follow-up meeting on Monday 1 February at 10:00 (Oslo).
Thu 2027-01-28 12:00 kari    Apteekki Sampo: follow-up meeting on Tuesday 9 February at 13:00 (Helsinki).
Thu 2027-01-28 12:00 mikko   Apteekki Sampo: follow-up meeting on Tuesday 9 February at 13:00 (Helsinki).
Fri 2027-01-29 09:00 olav    Fjordlab and we have no shared goal yet. What does the client want to reach?
Fri 2027-01-29 09:00 olav    Nordbank and we have no shared goal yet. What does the client want to reach?
Fri 2027-01-29 09:00 olav    Nordbank: your follow-up meeting is on Monday 1 February at 10:00 (Oslo). The agenda is ready.
Mon 2027-02-01 09:00 kari    Apteekki Sampo and we have no shared goal yet. What does the client want to reach?
Mon 2027-02-01 09:00 kari    Hermes Post and we have no shared goal yet. What does the client want to reach?
Tue 2027-02-02 09:00 olav    Nordbank: how did the follow-up meeting of Monday 1 February go?
Tue 2027-02-02 11:00 olav    Nordbank: the follow-up meeting is now on Wednesday 3 February at 10:00 (Oslo).
Wed 2027-02-03 09:00 channel The cadence in January · No pulse talk was due. · Clients met in the last three months: 2 of 4 · No client meeting is overdue. · Open deviations: 1 up to a week old, 0 up to 30 days, 0 older · Too long without contact: Hermes Post · Without a shared goal: Apteekki Sampo, Fjordlab, Hermes Post, Nordbank
Wed 2027-02-03 09:00 kari    Hermes Post: nobody has been in touch for a while.
Wed 2027-02-03 09:00 olav    Nordbank: your follow-up meeting is on Wednesday 3 February at 10:00 (Oslo). The agenda is ready.
Thu 2027-02-04 09:00 kari    Hermes Post: a client meeting is overdue.
Thu 2027-02-04 09:00 olav    Nordbank: how did the follow-up meeting of Wednesday 3 February go?
Thu 2027-02-04 11:00 olav    Nordbank: follow-up meeting on Wednesday 28 April at 10:00 (Oslo).
Fri 2027-02-05 09:00 olav    Hermes Post: a deviation is waiting for somebody to take it up. You can.
Mon 2027-02-08 09:00 kari    Apteekki Sampo: your follow-up meeting is on Tuesday 9 February at 13:00 (Helsinki). The agenda is ready.
Mon 2027-02-08 10:00 elin    Hermes Post: a deviation is waiting for somebody to take it up. You can.
Mon 2027-02-08 09:00 olav    Hermes Post: a deviation is waiting for somebody to take it up. You can.
Wed 2027-02-10 09:00 kari    Apteekki Sampo: how did the follow-up meeting of Tuesday 9 February go?
Wed 2027-02-10 12:00 kari    Apteekki Sampo: follow-up meeting on Tuesday 4 May at 13:00 (Helsinki).
Wed 2027-02-10 12:00 mikko   Apteekki Sampo: follow-up meeting on Tuesday 4 May at 13:00 (Helsinki).
Thu 2027-02-11 10:00 elin    Hermes Post: a deviation is waiting for somebody to take it up. You can.
Wed 2027-02-17 09:00 elin    Hermes Post: the follow-up meeting has been overdue for two weeks. Kari Niemi leads this client.
Wed 2027-03-03 09:00 channel The cadence in February · No pulse talk was due. · Clients met in the last three months: 3 of 4 · Follow-up meetings overdue: 0 up to two weeks, 1 up to a month, 0 longer · Open deviations: 0 up to a week old, 2 up to 30 days, 0 older · Too long without contact: Hermes Post · Without a shared goal: Fjordlab, Hermes Post, Nordbank
Wed 2027-03-24 12:00 kari    Hermes Post: follow-up meeting on Tuesday 15 June at 10:00 (Helsinki).
Mon 2027-04-05 09:00 channel The cadence in March · No pulse talk was due. · Clients met in the last three months: 4 of 4 · No client meeting is overdue. · No deviation is open. What is private is left out. · Without a shared goal: Fjordlab, Hermes Post, Nordbank
Tue 2027-04-27 09:00 olav    Nordbank: your follow-up meeting is on Wednesday 28 April at 10:00 (Oslo). The agenda is ready.
Tue 2027-04-27 12:00 olav    Nordbank: the follow-up meeting of Wednesday 28 April at 10:00 is off for you.
Wed 2027-04-28 09:00 kari    Do you and Apteekki Sampo still agree on your goals?
Wed 2027-04-28 09:00 kari    Hermes Post and we have no shared goal yet. What does the client want to reach?
Wed 2027-04-28 09:00 olav    Nordbank and we have no shared goal yet. What does the client want to reach?
Wed 2027-04-28 09:00 olav    Nordbank: please find a day for the follow-up meeting, Monday 3 May at the latest.
Wed 2027-04-28 12:00 olav    Nordbank: follow-up meeting on Friday 30 April at 10:00 (Oslo).
Thu 2027-04-29 09:00 olav    Nordbank: your follow-up meeting is on Friday 30 April at 10:00 (Oslo). The agenda is ready.
Mon 2027-05-03 09:00 kari    Apteekki Sampo: your follow-up meeting is on Tuesday 4 May at 13:00 (Helsinki). The agenda is ready.
Mon 2027-05-03 09:00 olav    Nordbank: how did the follow-up meeting of Friday 30 April go?
Mon 2027-05-03 12:00 olav    Nordbank: follow-up meeting on Tuesday 6 July at 10:00 (Oslo).
Wed 2027-05-05 09:00 channel The cadence in April · No pulse talk was due. · Clients met in the last three months: 3 of 3 · No client meeting is overdue. · No deviation is open. What is private is left out. · Without a shared goal: Hermes Post, Nordbank · Paused: Fjordlab
Wed 2027-05-05 09:00 kari    Apteekki Sampo: how did the follow-up meeting of Tuesday 4 May go?
Wed 2027-05-05 13:00 kari    Apteekki Sampo: follow-up meeting on Tuesday 20 July at 13:00 (Helsinki).
Wed 2027-05-05 13:00 mikko   Apteekki Sampo: follow-up meeting on Tuesday 20 July at 13:00 (Helsinki).
Mon 2027-05-31 09:00 olav    Nordbank: nobody has been in touch for a while.
Thu 2027-06-03 09:00 channel The cadence in May · No pulse talk was due. · Clients met in the last three months: 3 of 3 · No client meeting is overdue. · No deviation is open. What is private is left out. · Without a shared goal: Hermes Post, Nordbank · Paused: Fjordlab
Fri 2027-06-11 09:00 kari    Apteekki Sampo: please find a day for the development meeting, Friday 2 July at the latest.
Fri 2027-06-11 09:00 kari    Hermes Post: please find a day for the development meeting, Friday 2 July at the latest.
Fri 2027-06-11 09:00 olav    Nordbank: please find a day for the development meeting, Friday 2 July at the latest.
Mon 2027-06-14 09:00 kari    Hermes Post: your follow-up meeting is on Tuesday 15 June at 10:00 (Helsinki). The agenda is ready.
Mon 2027-06-14 13:00 kari    Apteekki Sampo: development meeting on Tuesday 22 June at 13:00 (Helsinki).
Mon 2027-06-14 12:30 olav    Nordbank: development meeting on Wednesday 23 June at 10:00 (Oslo).
Wed 2027-06-16 09:00 kari    Hermes Post: how did the follow-up meeting of Tuesday 15 June go?
Wed 2027-06-16 09:00 olav    Fjordlab: how did the follow-up meeting of Tuesday 20 April go?
Wed 2027-06-16 13:00 kari    Hermes Post: follow-up meeting on Tuesday 14 September at 10:00 (Helsinki).
Thu 2027-06-17 12:00 olav    Fjordlab: the follow-up meeting of Tuesday 20 April at 10:00 is off for you.
Mon 2027-06-21 09:00 kari    Apteekki Sampo: your development meeting is on Tuesday 22 June at 13:00 (Helsinki). The agenda is ready.
Tue 2027-06-22 09:00 olav    Nordbank: your development meeting is on Wednesday 23 June at 10:00 (Oslo). The agenda is ready.
Wed 2027-06-23 09:00 kari    Apteekki Sampo: how did the development meeting of Tuesday 22 June go?
Wed 2027-06-23 13:00 kari    Apteekki Sampo: development meeting on Tuesday 14 December at 13:00 (Helsinki).
Thu 2027-06-24 09:00 olav    Fjordlab: please find a day for the follow-up meeting, Thursday 15 July at the latest.
Thu 2027-06-24 09:00 olav    Nordbank: how did the development meeting of Wednesday 23 June go?
Thu 2027-06-24 12:00 olav    Nordbank: development meeting on Wednesday 15 December at 10:00 (Oslo).
Fri 2027-06-25 09:00 kari    Hermes Post: the development meeting has no day yet. It is due by Friday 2 July.
Mon 2027-06-28 12:00 olav    Fjordlab: follow-up meeting on Tuesday 13 July at 10:00 (Oslo).
Mon 2027-07-05 09:00 channel The cadence in June · No pulse talk was due. · Clients met in the last three months: 3 of 4 · Development meetings overdue: 1 up to two weeks, 0 up to a month, 0 longer · Open deviations: 1 up to a week old, 0 up to 30 days, 0 older · Only met for follow-up, while a development meeting is overdue: Hermes Post · Without a shared goal: Fjordlab, Hermes Post, Nordbank
Mon 2027-07-05 09:00 olav    Hermes Post: a client meeting is overdue.
Mon 2027-07-05 09:00 olav    Nordbank: your follow-up meeting is on Tuesday 6 July at 10:00 (Oslo). The agenda is ready.
Mon 2027-07-05 12:00 olav    Nordbank: the follow-up meeting is now on Thursday 8 July at 10:00 (Oslo).
Tue 2027-07-06 10:00 elin    Hermes Post: a deviation is waiting for somebody to take it up. You can.
Wed 2027-07-07 09:00 olav    Nordbank: your follow-up meeting is on Thursday 8 July at 10:00 (Oslo). The agenda is ready.
Fri 2027-07-09 09:00 olav    Nordbank: how did the follow-up meeting of Thursday 8 July go?
Fri 2027-07-09 12:00 olav    Nordbank: follow-up meeting on Tuesday 5 October at 10:00 (Oslo).
Mon 2027-07-12 09:00 olav    Fjordlab: your follow-up meeting is on Tuesday 13 July at 10:00 (Oslo). The agenda is ready.
Wed 2027-07-14 09:00 olav    Fjordlab: how did the follow-up meeting of Tuesday 13 July go?
Wed 2027-07-14 12:00 olav    Fjordlab: follow-up meeting on Tuesday 12 October at 10:00 (Oslo).
Fri 2027-07-16 09:00 elin    Hermes Post: the development meeting has been overdue for two weeks. Kari Niemi leads this client.
Mon 2027-07-19 09:00 olav    Apteekki Sampo: your follow-up meeting is on Tuesday 20 July at 13:00 (Helsinki). The agenda is ready.
Wed 2027-07-21 09:00 olav    Apteekki Sampo: how did the follow-up meeting of Tuesday 20 July go?
Wed 2027-07-21 13:00 mikko   Apteekki Sampo: follow-up meeting on Tuesday 19 October at 13:00 (Helsinki).
Wed 2027-07-28 09:00 olav    Do you and Apteekki Sampo still agree on your goals?
Wed 2027-07-28 09:00 olav    Fjordlab and we have no shared goal yet. What does the client want to reach?
Wed 2027-07-28 09:00 olav    Hermes Post and we have no shared goal yet. What does the client want to reach?
Wed 2027-07-28 09:00 olav    Nordbank and we have no shared goal yet. What does the client want to reach?
Mon 2027-08-02 09:00 kari    Apteekki Sampo: follow-up meeting on Tuesday 19 October at 13:00 (Helsinki).
Mon 2027-08-02 09:00 kari    Hermes Post: an open deviation is yours now.
Tue 2027-08-03 09:00 olav    Hermes Post: a deviation is waiting for somebody to take it up. You can.
Wed 2027-08-04 09:00 channel The cadence in July · No pulse talk was due. · Clients met in the last three months: 4 of 4 · Development meetings overdue: 0 up to two weeks, 0 up to a month, 1 longer · Open deviations: 0 up to a week old, 0 up to 30 days, 1 older · Only met for follow-up, while a development meeting is overdue: Hermes Post · Without a shared goal: Fjordlab, Hermes Post, Nordbank
Wed 2027-08-11 13:00 kari    Hermes Post: development meeting on Tuesday 8 February at 10:00 (Helsinki).
Fri 2027-09-03 09:00 channel The cadence in August · No pulse talk was due. · Clients met in the last three months: 4 of 4 · No client meeting is overdue. · No deviation is open. What is private is left out. · Without a shared goal: Fjordlab, Hermes Post, Nordbank
Mon 2027-09-13 09:00 kari    Hermes Post: your follow-up meeting is on Tuesday 14 September at 10:00 (Helsinki). The agenda is ready.
Wed 2027-09-15 09:00 kari    Hermes Post: how did the follow-up meeting of Tuesday 14 September go?
Wed 2027-09-15 13:00 kari    Hermes Post: follow-up meeting on Tuesday 7 December at 10:00 (Helsinki).
Mon 2027-10-04 09:00 olav    Nordbank: your follow-up meeting is on Tuesday 5 October at 10:00 (Oslo). The agenda is ready.
Tue 2027-10-05 09:00 channel The cadence in September · No pulse talk was due. · Clients met in the last three months: 4 of 4 · No client meeting is overdue. · No deviation is open. What is private is left out. · Without a shared goal: Fjordlab, Hermes Post, Nordbank
Wed 2027-10-06 09:00 olav    Nordbank: how did the follow-up meeting of Tuesday 5 October go?
Wed 2027-10-06 12:00 olav    Nordbank: the follow-up meeting is now on Thursday 7 October at 10:00 (Oslo).
Thu 2027-10-07 09:00 olav    Nordbank: your follow-up meeting is on Thursday 7 October at 10:00 (Oslo). The agenda is ready.
Fri 2027-10-08 09:00 olav    Nordbank: how did the follow-up meeting of Thursday 7 October go?
Fri 2027-10-08 12:00 olav    Nordbank: follow-up meeting on Tuesday 4 January at 10:00 (Oslo).
Mon 2027-10-11 09:00 olav    Fjordlab: your follow-up meeting is on Tuesday 12 October at 10:00 (Oslo). The agenda is ready.
Wed 2027-10-13 09:00 olav    Fjordlab: how did the follow-up meeting of Tuesday 12 October go?
Wed 2027-10-13 12:00 olav    Fjordlab: follow-up meeting on Tuesday 11 January at 10:00 (Oslo).
Mon 2027-10-18 09:00 kari    Apteekki Sampo: your follow-up meeting is on Tuesday 19 October at 13:00 (Helsinki). The agenda is ready.
Wed 2027-10-20 09:00 kari    Apteekki Sampo: how did the follow-up meeting of Tuesday 19 October go?
Wed 2027-10-20 13:00 kari    Apteekki Sampo: follow-up meeting on Tuesday 11 January at 13:00 (Helsinki).
Wed 2027-10-20 13:00 mikko   Apteekki Sampo: follow-up meeting on Tuesday 11 January at 13:00 (Helsinki).
Thu 2027-10-28 09:00 kari    Do you and Apteekki Sampo still agree on your goals?
Thu 2027-10-28 09:00 kari    Hermes Post and we have no shared goal yet. What does the client want to reach?
Thu 2027-10-28 09:00 olav    Fjordlab and we have no shared goal yet. What does the client want to reach?
Thu 2027-10-28 09:00 olav    Nordbank and we have no shared goal yet. What does the client want to reach?
Wed 2027-11-03 09:00 channel The cadence in October · No pulse talk was due. · Clients met in the last three months: 4 of 4 · No client meeting is overdue. · No deviation is open. What is private is left out. · Without a shared goal: Fjordlab, Hermes Post, Nordbank
Wed 2027-11-24 09:00 olav    Fjordlab: please find a day for the development meeting, Wednesday 15 December at the latest.
Thu 2027-11-25 11:00 olav    Fjordlab: development meeting on Tuesday 7 December at 10:00 (Oslo).
Fri 2027-12-03 09:00 channel The cadence in November · No pulse talk was due. · Clients met in the last three months: 4 of 4 · No client meeting is overdue. · No deviation is open. What is private is left out. · Without a shared goal: Fjordlab, Hermes Post, Nordbank
Fri 2027-12-03 09:00 kari    Hermes Post: your follow-up meeting is on Tuesday 7 December at 10:00 (Helsinki). The agenda is ready.
Mon 2027-12-06 09:00 olav    Fjordlab: your development meeting is on Tuesday 7 December at 10:00 (Oslo). The agenda is ready.
Wed 2027-12-08 09:00 kari    Hermes Post: how did the follow-up meeting of Tuesday 7 December go?
Wed 2027-12-08 09:00 olav    Fjordlab: how did the development meeting of Tuesday 7 December go?
Wed 2027-12-08 11:00 olav    Fjordlab: development meeting on Tuesday 30 May at 10:00 (Oslo).
Wed 2027-12-08 12:30 kari    Hermes Post: follow-up meeting on Tuesday 7 March at 10:00 (Helsinki).
Mon 2027-12-13 09:00 kari    Apteekki Sampo: your development meeting is on Tuesday 14 December at 13:00 (Helsinki). The agenda is ready.
Tue 2027-12-14 09:00 olav    Nordbank: your development meeting is on Wednesday 15 December at 10:00 (Oslo). The agenda is ready.
Wed 2027-12-15 09:00 kari    Apteekki Sampo: how did the development meeting of Tuesday 14 December go?
Wed 2027-12-15 12:00 kari    Apteekki Sampo: development meeting on Tuesday 6 June at 13:00 (Helsinki).
Thu 2027-12-16 09:00 olav    Nordbank: how did the development meeting of Wednesday 15 December go?
Tue 2027-12-21 09:00 olav    Nordbank: I don’t know yet what became of the development meeting of Wednesday 15 December.
Tue 2027-12-21 11:00 olav    Nordbank: development meeting on Wednesday 7 June at 10:00 (Oslo).
Mon 2028-01-03 09:00 channel You choose the day. Nobody is asked before one of you confirms it.
Mon 2028-01-03 09:00 olav    Nordbank: your follow-up meeting is on Tuesday 4 January at 10:00 (Oslo). The agenda is ready.
Wed 2028-01-05 09:00 channel The cadence in December · No pulse talk was due. · Clients met in the last three months: 4 of 4 · No client meeting is overdue. · No deviation is open. What is private is left out. · Without a shared goal: Fjordlab, Hermes Post, Nordbank
Wed 2028-01-05 09:00 olav    Nordbank: how did the follow-up meeting of Tuesday 4 January go?
Wed 2028-01-05 11:00 olav    Nordbank: follow-up meeting on Tuesday 28 March at 10:00 (Oslo).
Mon 2028-01-10 09:00 kari    Apteekki Sampo: your follow-up meeting is on Tuesday 11 January at 13:00 (Helsinki). The agenda is ready.
Mon 2028-01-10 09:00 olav    Fjordlab: your follow-up meeting is on Tuesday 11 January at 10:00 (Oslo). The agenda is ready.
Wed 2028-01-12 09:00 kari    Apteekki Sampo: how did the follow-up meeting of Tuesday 11 January go?
Wed 2028-01-12 09:00 olav    Fjordlab: how did the follow-up meeting of Tuesday 11 January go?
Wed 2028-01-12 12:00 kari    Apteekki Sampo: follow-up meeting on Tuesday 4 April at 13:00 (Helsinki).
Wed 2028-01-12 12:00 mikko   Apteekki Sampo: follow-up meeting on Tuesday 4 April at 13:00 (Helsinki).
Wed 2028-01-12 11:30 olav    Fjordlab: follow-up meeting on Tuesday 4 April at 10:00 (Oslo).
`
  .trim()
  .split('\n');
