import { isDeepStrictEqual } from 'node:util';

/** The part of JSON Schema (draft 7) that Slack's manifest schema is written in. */
interface Schema {
  readonly $ref?: string;
  readonly type?: string | readonly string[];
  readonly enum?: readonly unknown[];
  readonly anyOf?: readonly Schema[];
  readonly items?: Schema;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly patternProperties?: Readonly<Record<string, Schema>>;
  readonly additionalProperties?: boolean | Schema;
  readonly required?: readonly string[];
  readonly pattern?: string;
  /** not of the standard: Slack's other word for `pattern` */
  readonly regex?: string;
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly minItems?: number;
  readonly maxItems?: number;
  readonly minProperties?: number;
  readonly maxProperties?: number;
  readonly uniqueItems?: boolean;
}

export interface RootSchema extends Schema {
  readonly definitions: Readonly<Record<string, Schema>>;
}

const judged =
  '$ref type enum anyOf items properties patternProperties additionalProperties required pattern regex minLength maxLength minItems maxItems minProperties maxProperties uniqueItems';
const silent = 'title description default definitions format _note $schema';
const known = new Set(`${judged} ${silent}`.split(' '));

/** What is wrong with a value, each with its place; throws for a keyword that is not judged here. */
export function schemaMistakes(root: RootSchema, value: unknown): string[] {
  return mistakes(root, root, value, '');
}

function mistakes(root: RootSchema, schema: Schema, value: unknown, at: string): string[] {
  const strange = Object.keys(schema).find(keyword => !known.has(keyword));
  if (strange !== undefined) throw new Error(`the schema says ${strange}, which nobody judges`);
  const inside = (part: Schema, of: unknown, below: string) => mistakes(root, part, of, `${at}/${below}`);
  return [
    ...(schema.$ref === undefined ? [] : mistakes(root, referred(root, schema.$ref), value, at)),
    ...typeMistakes(schema, value, at),
    ...anyMistakes(root, schema.anyOf, value, at),
    ...(typeof value === 'string' ? textMistakes(schema, value, at) : []),
    ...(Array.isArray(value) ? listMistakes(schema, value, at, inside) : []),
    ...(kindOf(value) === 'object' ? objectMistakes(schema, Object(value), at, inside) : []),
  ];
}

type Inside = (schema: Schema, value: unknown, below: string) => string[];

function referred(root: RootSchema, ref: string): Schema {
  const found = root.definitions[ref.replace('#/definitions/', '')];
  if (found === undefined) throw new Error(`the schema refers to ${ref}, which is not there`);
  return found;
}

function kindOf(value: unknown): string {
  if (value === null) return 'null';
  if (Array.isArray(value)) return 'array';
  return typeof value;
}

function typeMistakes({ type, enum: allowed }: Schema, value: unknown, at: string): string[] {
  const kind = kindOf(value);
  const isOf = (wanted: string) => wanted === kind || (wanted === 'integer' && Number.isInteger(value));
  const types = type === undefined ? [] : [type].flat();
  return [
    ...(types.length === 0 || types.some(isOf) ? [] : [`${at} is of type ${kind}, not ${types.join(' or ')}`]),
    ...(allowed === undefined || allowed.includes(value) ? [] : [`${at} is none of ${allowed.join(' ')}`]),
  ];
}

function anyMistakes(root: RootSchema, options: Schema['anyOf'], value: unknown, at: string): string[] {
  const each = (options ?? []).map(option => mistakes(root, option, value, at));
  return each.some(found => found.length === 0) ? [] : each.flat();
}

/** Lengths count code points. */
function textMistakes(schema: Schema, value: string, at: string): string[] {
  const patterns = [schema.pattern, schema.regex].filter(pattern => pattern !== undefined);
  return [
    ...sizeMistakes([...value].length, schema.minLength, schema.maxLength, at),
    ...patterns.filter(pattern => !new RegExp(pattern, 'u').test(value)).map(pattern => `${at} is not like ${pattern}`),
  ];
}

function listMistakes(schema: Schema, value: readonly unknown[], at: string, inside: Inside): string[] {
  const isTwice = (item: unknown, place: number) => value.findIndex(each => isDeepStrictEqual(each, item)) < place;
  const { items } = schema;
  return [
    ...sizeMistakes(value.length, schema.minItems, schema.maxItems, at),
    ...(schema.uniqueItems && value.some(isTwice) ? [`${at} says something twice`] : []),
    ...(items === undefined ? [] : value.flatMap((item, place) => inside(items, item, String(place)))),
  ];
}

function objectMistakes(schema: Schema, value: Record<string, unknown>, at: string, inside: Inside): string[] {
  const { properties = {}, patternProperties = {}, required = [], additionalProperties: more = true } = schema;
  const patterns = Object.entries(patternProperties);
  const fields = Object.entries(value).flatMap(([name, field]) => {
    const parts = [
      ...(Object.hasOwn(properties, name) ? [properties[name] ?? {}] : []),
      ...patterns.filter(([pattern]) => new RegExp(pattern).test(name)).map(([, part]) => part),
    ];
    if (parts.length > 0) return parts.flatMap(part => inside(part, field, name));
    if (more === false) return [`${at}/${name} is not known`];
    return more === true ? [] : inside(more, field, name);
  });
  return [
    ...sizeMistakes(Object.keys(value).length, schema.minProperties, schema.maxProperties, at),
    ...required.filter(name => !(name in value)).map(name => `${at}/${name} is missing`),
    ...fields,
  ];
}

function sizeMistakes(size: number, min: number | undefined, max: number | undefined, at: string): string[] {
  return [
    ...(min !== undefined && size < min ? [`${at} is shorter than ${min}`] : []),
    ...(max !== undefined && size > max ? [`${at} is longer than ${max}`] : []),
  ];
}
