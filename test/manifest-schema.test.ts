import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { readManifest } from '../src/manifest.ts';
import { type RootSchema, schemaMistakes } from './support/json-schema.ts';
import { describeSpec, readSpec } from './support/slack-spec.ts';

interface Manifest {
  readonly [part: string]: unknown;
  readonly _metadata: { readonly major_version: number };
}

const ours = async () => parse(await readManifest()) as Manifest;

/** What Slack's own schema, of the version that the manifest names, says against it. */
function mistakesOf(manifest: Manifest): string[] {
  const name = `manifest.schema.${manifest._metadata.major_version}.0.0.json`;
  return schemaMistakes(readSpec('manifest', name) as RootSchema, manifest);
}

describeSpec('the manifest is one that Slack takes', () => {
  test('as it lies in the project, for an app that opens sockets', async () => {
    expect(mistakesOf(await ours())).toEqual([]);
  });

  test('as it is printed for an app that Slack sends requests to', async () => {
    const printed = await promisify(execFile)(
      process.execPath,
      ['src/cli.ts', 'manifest', 'https://hats.firm.example'],
      {
        cwd: join(import.meta.dirname, '..'),
        env: { PATH: process.env.PATH },
      },
    );
    const manifest = parse(printed.stdout);
    expect(manifest.settings.socket_mode_enabled).toBe(false);
    expect(mistakesOf(manifest)).toEqual([]);
  });

  const command = { command: '/hats', description: 'x', should_escape: false };
  test.each<[string, object, string]>([
    [
      'a name that is too long',
      { display_information: { name: 'x'.repeat(36) } },
      '/display_information/name is longer',
    ],
    ['a colour that is none', { display_information: { name: 'x', background_color: 'red' } }, 'is not like ^#'],
    ['a part that Slack does not know', { colour: 'red' }, '/colour is not known'],
    [
      'a command without a slash',
      { features: { slash_commands: [{ ...command, command: 'hats' }] } },
      'is not like ^\\/',
    ],
    ['a command without words', { features: { slash_commands: [{ command: '/hats' }] } }, 'description is missing'],
    ['a text for a truth', { settings: { socket_mode_enabled: 'yes' } }, 'is of type string, not boolean'],
    [
      'the same event twice',
      { settings: { event_subscriptions: { bot_events: ['team_join', 'team_join'] } } },
      'bot_events says something twice',
    ],
    ['nothing to tell who it is', { display_information: undefined }, 'display_information'],
  ])('would be refused with %s', async (_, change, mistake) => {
    expect(mistakesOf({ ...(await ours()), ...change }).join('\n')).toContain(mistake);
  });
});
