import type { ListeningPorts } from '../../roster/index.ts';
import type { PromisePorts } from '../ports.ts';

export type PromiseListenerPorts = PromisePorts & ListeningPorts;
