/** The styles of a run of text; absent means off. */
export interface Styles {
  readonly bold?: true;
  readonly italic?: true;
  readonly strike?: true;
}

/** A piece of text without line structure; all text in tokens is already unescaped. */
export type InlineToken =
  | { readonly type: 'text'; readonly text: string; readonly styles: Styles }
  | { readonly type: 'code'; readonly text: string }
  | { readonly type: 'emoji'; readonly name: string; readonly character: string }
  | { readonly type: 'link'; readonly url: string; readonly label: string; readonly styles: Styles }
  | { readonly type: 'user'; readonly id: string }
  | { readonly type: 'channel'; readonly id: string; readonly label: string }
  | { readonly type: 'broadcast'; readonly name: string }
  | {
      readonly type: 'date';
      readonly unix: number;
      readonly format: string;
      readonly url: string;
      readonly fallback: string;
    };

/** What Slack's mrkdwn text is made of. */
export type Token =
  | InlineToken
  | { readonly type: 'pre'; readonly text: string }
  | { readonly type: 'quote'; readonly tokens: readonly InlineToken[] };
