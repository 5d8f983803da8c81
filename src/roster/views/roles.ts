import type { Language } from '../../i18n/language.ts';
import { speak } from '../../i18n/text.ts';
import type { TeamRole } from '../rules.ts';
import { rosterTexts } from '../texts/index.ts';

/** What somebody is on a team, in words. */
export const teamRoleName = (role: TeamRole, language: Language): string =>
  speak(rosterTexts, language)(`role.${role}`);
