import type { ListeningPorts } from '../../roster/index.ts';
import type { SuggestionPorts } from '../ports.ts';

export type SuggestionListenerPorts = SuggestionPorts & ListeningPorts;
