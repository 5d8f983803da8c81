import { appMethods } from './app.ts';
import { chatMethods } from './chat.ts';
import { conversationMethods } from './conversations.ts';
import { fileMethods } from './files.ts';
import { historyMethods } from './history.ts';
import type { Method } from './method.ts';
import { scheduledMethods } from './scheduled.ts';
import { userMethods } from './users.ts';
import { viewMethods } from './views.ts';

/** Every method the workspace answers, by its name. */
export const methods: ReadonlyMap<string, Method> = new Map(
  Object.entries({
    ...appMethods,
    ...chatMethods,
    ...conversationMethods,
    ...fileMethods,
    ...historyMethods,
    ...scheduledMethods,
    ...userMethods,
    ...viewMethods,
  }),
);
