import type { Scene } from './guide-scene.ts';
import type { PageStep } from './page-api.ts';

/** What is to be done now, who does it, and in which conversations. */
export type Task = Pick<PageStep, 'text' | 'places'>;

export interface Step extends Pick<PageStep, 'id' | 'title'> {
  readonly task: (scene: Scene) => Task;
  readonly isDone: (scene: Scene) => boolean;
  /** while it is on the task cannot be done before time has gone on, at most by so many days */
  readonly wait: { readonly isOn: (scene: Scene) => boolean; readonly days: number; readonly task: Step['task'] };
}

/** Of these people, each in her own conversation with the app. */
export const task = (text: string, ...people: readonly string[]): Task => ({
  text,
  places: people.map(userId => ({ userId, channel: null })),
});
