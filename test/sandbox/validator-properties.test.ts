import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { messageProblems, viewProblems } from '../../src/sandbox/validator/index.ts';
import { modal } from './validator-samples.ts';

type Json = Record<string, unknown>;

/** Text of at most `max` code points, with signs from outside the first plane. */
const textOf = (max: number) =>
  fc.string({ unit: 'grapheme', minLength: 1, maxLength: 8 }).map(text => Array.from(text).slice(0, max).join(''));

const plainOf = (max: number) => fc.record({ type: fc.constant('plain_text'), text: textOf(max), emoji: fc.boolean() });
const anyOf = (max: number) =>
  fc.oneof(plainOf(max), fc.record({ type: fc.constant('mrkdwn'), text: textOf(max), verbatim: fc.boolean() }));

const optionOf = fc.record({ text: plainOf(75), value: textOf(150) });
const choices = fc.array(optionOf, { minLength: 1, maxLength: 4 });
const buttonOf = fc.record(
  { type: fc.constant('button'), text: plainOf(75), value: textOf(2000), style: fc.constantFrom('primary', 'danger') },
  { requiredKeys: ['type', 'text'] },
);
const elementOf: fc.Arbitrary<Json> = fc.oneof(
  buttonOf,
  choices.map(options => ({ type: 'static_select', options, initial_option: options.at(-1) })),
  choices.map(options => ({ type: 'checkboxes', options, initial_options: options })),
  fc.record({ type: fc.constant('datepicker'), placeholder: plainOf(150) }),
);

const blockOf: fc.Arbitrary<Json> = fc.oneof(
  fc.record(
    { type: fc.constant('section'), text: anyOf(3000), accessory: elementOf },
    { requiredKeys: ['type', 'text'] },
  ),
  fc.record({ type: fc.constant('section'), fields: fc.array(anyOf(2000), { minLength: 1, maxLength: 10 }) }),
  fc.record({ type: fc.constant('header'), text: plainOf(150) }),
  fc.record({ type: fc.constant('context'), elements: fc.array(anyOf(3000), { minLength: 1, maxLength: 10 }) }),
  fc.record({ type: fc.constant('divider') }),
  fc.record({ type: fc.constant('actions'), elements: fc.array(elementOf, { minLength: 1, maxLength: 5 }) }),
);

const messageOf = fc
  .array(blockOf, { minLength: 1, maxLength: 8 })
  .map((blocks): readonly Json[] => JSON.parse(JSON.stringify(blocks)));

/** Every object inside, with its pointer. */
function objectsIn(value: unknown, pointer: string): [Json, string][] {
  if (Array.isArray(value)) return value.flatMap((item, index) => objectsIn(item, `${pointer}/${index}`));
  if (typeof value !== 'object' || value === null) return [];
  const entries: [string, unknown][] = Object.entries(value);
  return [
    [Object.fromEntries(entries), pointer],
    ...entries.flatMap(([key, item]) => objectsIn(item, `${pointer}/${key}`)),
  ];
}

/** A copy in which the object at the pointer has one property more. */
function withProperty(value: unknown, pointer: string, name: string): unknown {
  const copy = structuredClone(value);
  const target = pointer
    .split('/')
    .slice(1)
    .reduce<unknown>((node, key) => Reflect.get(Object(node), key), copy);
  Object.defineProperty(target, name, { value: true, enumerable: true });
  return copy;
}

describe('any message', () => {
  it('that is made by the rules is taken', () => {
    fc.assert(
      fc.property(messageOf, blocks => {
        expect(messageProblems(blocks)).toEqual([]);
      }),
    );
  });

  it('is refused with one unknown property, wherever it is', () => {
    fc.assert(
      fc.property(messageOf, fc.nat(), fc.string({ minLength: 1 }), (blocks, at, name) => {
        const objects = objectsIn(blocks, '');
        const [, pointer] = objects[at % objects.length] ?? [{}, ''];
        const unknown = `x-${name}`;
        expect(messageProblems(withProperty(blocks, pointer, unknown))).toContainEqual({
          code: 'invalid_additional_property',
          message: `invalid additional property: ${unknown}`,
          pointer: `/blocks${pointer}`,
        });
      }),
    );
  });

  it('of whatever JSON gets an answer, not an exception', () => {
    const json = fc.jsonValue();
    const odd = fc.record({
      type: fc.constantFrom('section', 'input', 'actions', 'rich_text'),
      text: json,
      element: json,
      elements: json,
    });
    fc.assert(
      fc.property(fc.oneof(json, fc.array(odd)), blocks => {
        expect(Array.isArray(messageProblems(blocks))).toBe(true);
        expect(Array.isArray(viewProblems(modal([blocks], { blocks })))).toBe(true);
      }),
    );
  });
});
