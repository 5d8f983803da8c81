export { channelTrouble } from './channel-news.ts';
export { clientsFor, clientsNamed } from './clients.ts';
export { rosterDeliveries } from './due.ts';
export { splitHats } from './hats.ts';
export { type ImportReport, importRoster } from './import/import.ts';
export { leadershipChannels, leadershipNow, watchLeadershipChannel } from './leadership-channel.ts';
export { rosterListeners } from './listeners.ts';
export { contextOf, type ListeningPorts, listening } from './listening.ts';
export { type PeopleContext, type Person, people, personById } from './people.ts';
export {
  clientById,
  clientsOf,
  employeeIds,
  engagementById,
  engagementsOf,
  markEverybody,
  markUnreachable,
  membershipsOf,
  personByMail,
  supervisorId,
  supervisorsOf,
  teamFacts,
} from './queries.ts';
export {
  type Answering,
  candidateOf,
  firstAdmin,
  leadDevelopersNow,
  type Matter,
  matterKey,
  mayAnswerFor,
  whoAnswersFor,
  whoAnswersForOne,
} from './responsible.ts';
export { type Roster, rosterOf } from './roster.ts';
export {
  type Act,
  type Client,
  type Engagement,
  type EngagementState,
  type Membership,
  may,
  pulseEnrolment,
  type Role,
  type Standing,
} from './rules.ts';
export { permit, standingInFirm, standingsToward, standingToward } from './standing.ts';
export { keepPeopleFresh } from './sync.ts';
export { beginMembership, createEngagement, endMembership, setEngagementState, turnDay } from './team.ts';
export { type SaidToLead, toLead } from './to-lead.ts';
export { type ClientFacts, clientFacts } from './touch.ts';
export { clientFor, colleague, type SeenClient, todayOf, towardClient } from './toward.ts';
export { teamRoleName } from './views.ts';
