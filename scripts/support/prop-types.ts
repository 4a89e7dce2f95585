import { execFileSync } from 'node:child_process';
import { relative, resolve } from 'node:path';
import * as ts from 'typescript';
import { entryPoints } from './entry-points';

/** The file that `propTypes` returns. */
export const PROP_TYPES_FILE = 'lib/core/props/prop-types.ts';

const program = ts.createProgram(
  entryPoints().map(({ file }) => resolve(`lib/${file}.ts`)),
  {
    target: ts.ScriptTarget.ES2022,
    module: ts.ModuleKind.CommonJS,
    moduleResolution: ts.ModuleResolutionKind.Node10,
    types: ['node'],
    strict: true,
    skipLibCheck: true,
  },
);
const checker = program.getTypeChecker();

/** Returns the TypeScript of the table with the types of all props, from the interfaces of the public API. */
export function propTypes(): string {
  const table = new Table();
  for (const type of parametersOfThePublicApi()) table.name(type);
  const source = [
    '/**\n * Written by `npm run docs` from the interfaces of the public API. Do not edit it.\n */',
    ...table.imports(),
    '',
    '/** The type of each prop by interface. `?`: optional, `[]`: a list, `{}`: a map from texts. */',
    `export const PROP_TYPES = ${JSON.stringify(table.structs)} as const;`,
    '',
    '/** The classes and enums of the core. A value of such a type is an instance or a member. */',
    `export const CORE_TYPES = { ${[...table.core.keys()].sort().join(', ')} } as const;`,
    '',
    '/** The members of other classes and of interfaces with methods. A value of such a type has all of them. */',
    `export const MEMBERS = ${JSON.stringify(table.members)} as const;`,
  ].join('\n');
  return execFileSync('node_modules/.bin/biome', ['format', `--stdin-file-path=${PROP_TYPES_FILE}`], {
    input: source,
    encoding: 'utf8',
  });
}

/** Collects the types that it is asked to name. */
class Table {
  readonly #structs = new Map<string, Record<string, string>>();
  readonly #members = new Map<string, readonly string[]>();
  /** The classes and enums of the core, with their files. */
  readonly core = new Map<string, string>();

  get structs(): Record<string, Record<string, string>> {
    return Object.fromEntries([...this.#structs].sort(byName));
  }

  get members(): Record<string, readonly string[]> {
    return Object.fromEntries([...this.#members].sort(byName));
  }

  imports(): string[] {
    const files = [...new Set(this.core.values())].sort();
    const namesIn = (file: string) =>
      [...this.core].flatMap(([name, its]) => (its === file ? [name] : [])).sort();
    return files.map((file) => `import { ${namesIn(file).join(', ')} } from '${file}';`);
  }

  /** The name of a type in the table, which then also describes the type. */
  name(type: ts.Type): string {
    const array = checker.isArrayType(type)
      ? checker.getTypeArguments(type as ts.TypeReference)[0]
      : undefined;
    if (array !== undefined) return `${this.name(array)}[]`;
    const map = type.getStringIndexType();
    if (map !== undefined) return `${this.name(map)}{}`;
    const symbol = type.aliasSymbol ?? type.getSymbol();
    const [declaration] = symbol?.declarations ?? [];
    if (symbol === undefined || declaration === undefined) return checker.typeToString(type);
    const enumeration = ts.isEnumMember(declaration) ? declaration.parent : declaration;
    const name = ts.isEnumDeclaration(enumeration) ? enumeration.name.text : symbol.name;
    const file = relative('lib/core', enumeration.getSourceFile().fileName);
    const isInterface = ts.isInterfaceDeclaration(enumeration);
    if (isInterface && !isBehavioural(name)) this.addStruct(name, type);
    else if (!isInterface && !file.startsWith('..')) this.core.set(name, `../${file.replace(/\.ts$/, '')}`);
    else this.#members.set(name, membersOf(type, isInterface));
    return name;
  }

  private addStruct(name: string, type: ts.Type): void {
    if (this.#structs.has(name)) return;
    const props: Record<string, string> = {};
    this.#structs.set(name, props);
    for (const prop of type.getProperties()) {
      const isOptional = (prop.flags & ts.SymbolFlags.Optional) !== 0;
      props[prop.name] =
        this.name(checker.getNonNullableType(checker.getTypeOfSymbol(prop))) + (isOptional ? '?' : '');
    }
  }
}

/** As in jsii: an interface with a name such as IRedisService has methods, any other is a struct. */
function isBehavioural(name: string): boolean {
  return /^I[A-Z]/.test(name);
}

/**
 * The members that every value of a type has. For a class, only those that it adds to its base class, and those that are not
 * public only if there are no others.
 */
function membersOf(type: ts.Type, isInterface: boolean): readonly string[] {
  const members = isInterface ? type.getProperties() : [...(type.symbol.members?.values() ?? [])];
  const inherited = isInterface ? [] : (type.getBaseTypes() ?? []).flatMap((base) => base.getProperties());
  const known = new Set(['toString', ...inherited.map(({ name }) => name)]);
  const all = members
    .filter((member) => {
      const [declaration] = member.declarations ?? [];
      const hidden = ts.ModifierFlags.Private | ts.ModifierFlags.Protected;
      return (
        declaration !== undefined &&
        !/^(__|#)/.test(member.name) &&
        !known.has(member.name) &&
        (member.flags & ts.SymbolFlags.Optional) === 0 &&
        (ts.getCombinedModifierFlags(declaration) & hidden) === 0
      );
    })
    .map(({ name }) => name)
    .sort();
  const open = all.filter((name) => !name.startsWith('_'));
  return isInterface || open.length === 0 ? all : open;
}

/** The structs that constructors and static methods of the public API take. */
function parametersOfThePublicApi(): readonly ts.Type[] {
  const exported = program
    .getRootFileNames()
    .flatMap((file) => checker.getExportsOfModule(moduleOf(file)))
    .map((symbol) => (symbol.flags & ts.SymbolFlags.Alias ? checker.getAliasedSymbol(symbol) : symbol));
  return exported
    .filter(({ flags }) => flags & ts.SymbolFlags.Class)
    .flatMap((symbol) => {
      const type = checker.getTypeOfSymbol(symbol);
      const methods = type
        .getProperties()
        .flatMap((each) => checker.getTypeOfSymbol(each).getCallSignatures());
      return [...type.getConstructSignatures().filter(isPublic), ...methods];
    })
    .flatMap((signature) => signature.getParameters())
    .map((parameter) => checker.getNonNullableType(checker.getTypeOfSymbol(parameter)))
    .filter(({ symbol }) => {
      const [declaration] = symbol?.declarations ?? [];
      return (
        declaration !== undefined &&
        ts.isInterfaceDeclaration(declaration) &&
        !isBehavioural(symbol.name) &&
        !declaration.getSourceFile().fileName.includes('node_modules')
      );
    });
}

function isPublic({ declaration }: ts.Signature): boolean {
  return declaration === undefined || ts.getCombinedModifierFlags(declaration) === ts.ModifierFlags.None;
}

function moduleOf(file: string): ts.Symbol {
  const source = program.getSourceFile(file);
  const symbol = source && checker.getSymbolAtLocation(source);
  if (symbol === undefined) throw new Error(`${file} exports nothing`);
  return symbol;
}

function byName([left]: readonly [string, unknown], [right]: readonly [string, unknown]): number {
  return left < right ? -1 : 1;
}
