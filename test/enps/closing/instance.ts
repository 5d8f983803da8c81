import type { Attempt, Death, Heard, Place } from './side.ts';
import { openSide } from './side.ts';

/** What a process is told to do, and what it answers. */
export type Order =
  | { readonly do: 'begin'; readonly place: Place; readonly slackUserIds: readonly string[] }
  | { readonly do: 'submit'; readonly attempts: readonly Attempt[]; readonly closesAfter: number | undefined }
  | { readonly do: 'tick'; readonly minutes: number; readonly death: Death | undefined };

export type Report = { readonly heard: readonly Heard[]; readonly errors: readonly string[] };

/** One process of the app, which does what its parent tells it by messages, and ends with it. */
if (process.send) {
  const sides: Awaited<ReturnType<typeof openSide>>[] = [];
  const obey = async (order: Order): Promise<readonly Heard[]> => {
    const [side] = sides;
    switch (order.do) {
      case 'begin': {
        await sides.pop()?.close();
        const begun = await openSide(order.place);
        sides.push(begun);
        await begun.open(order.slackUserIds);
        return [];
      }
      case 'submit':
        return side ? side.submit(order.attempts, order.closesAfter) : [];
      case 'tick':
        await side?.tick(order.minutes, order.death);
        return [];
    }
  };
  process.on('message', order => {
    // Nobody but the parent sends messages.
    void obey(order as Order).then(heard => process.send?.({ heard, errors: sides[0]?.errors ?? [] } satisfies Report));
  });
  process.on('disconnect', () => process.exit(1));
}
