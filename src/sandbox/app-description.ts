import { z } from 'zod';

/** What the workspace knows of the app that is installed in it: the part of `manifest.yml` that Slack acts on. */
export interface AppDescription {
  readonly name: string;
  /** display name of the bot user */
  readonly botName: string;
  readonly scopes: readonly string[];
  readonly commands: readonly { readonly command: string; readonly description: string; readonly usageHint: string }[];
  readonly shortcuts: readonly AppShortcut[];
  /** only events named here are delivered */
  readonly botEvents: readonly string[];
  readonly homeTab: boolean;
  readonly messagesTab: boolean;
  /** people cannot write to the app */
  readonly messagesTabReadOnly: boolean;
  readonly interactivity: boolean;
}

interface AppShortcut {
  readonly callbackId: string;
  readonly name: string;
  readonly type: 'message' | 'global';
  readonly description: string;
}

const command = z.object({
  command: z.string().startsWith('/'),
  description: z.string(),
  usage_hint: z.string().default(''),
});

const shortcut = z.object({
  callback_id: z.string(),
  name: z.string(),
  type: z.enum(['message', 'global']),
  description: z.string(),
});

const appHome = z.object({
  home_tab_enabled: z.boolean().default(false),
  messages_tab_enabled: z.boolean().default(true),
  messages_tab_read_only_enabled: z.boolean().default(true),
});

const manifest = z.object({
  display_information: z.object({ name: z.string() }),
  features: z.object({
    app_home: appHome.prefault({}),
    bot_user: z.object({ display_name: z.string() }),
    slash_commands: z.array(command).default([]),
    shortcuts: z.array(shortcut).default([]),
  }),
  oauth_config: z.object({
    scopes: z.object({ bot: z.array(z.string()).default([]), bot_optional: z.array(z.string()).default([]) }),
  }),
  settings: z
    .object({
      event_subscriptions: z.object({ bot_events: z.array(z.string()).default([]) }).prefault({}),
      interactivity: z.object({ is_enabled: z.boolean() }).default({ is_enabled: false }),
    })
    .prefault({}),
});

/** Reads a parsed `manifest.yml`. Throws a ZodError if a part the workspace needs is missing. Optional scopes count as granted. */
export function describeApp(parsed: unknown): AppDescription {
  const { display_information, features, oauth_config, settings } = manifest.parse(parsed);
  return {
    name: display_information.name,
    botName: features.bot_user.display_name,
    scopes: [...oauth_config.scopes.bot, ...oauth_config.scopes.bot_optional],
    commands: features.slash_commands.map(each => ({
      command: each.command,
      description: each.description,
      usageHint: each.usage_hint,
    })),
    shortcuts: features.shortcuts.map(each => ({
      callbackId: each.callback_id,
      name: each.name,
      type: each.type,
      description: each.description,
    })),
    botEvents: settings.event_subscriptions.bot_events,
    homeTab: features.app_home.home_tab_enabled,
    messagesTab: features.app_home.messages_tab_enabled,
    messagesTabReadOnly: features.app_home.messages_tab_read_only_enabled,
    interactivity: settings.interactivity.is_enabled,
  };
}
