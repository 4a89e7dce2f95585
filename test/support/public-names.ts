import { join } from 'node:path';
import * as ts from 'typescript';
import { lib } from './sources';

/** The files that users import from. */
const entries = ['index.ts', 'kubernetes.ts'].map((name) => join(lib, name));
const program = ts.createProgram(entries, {
  target: ts.ScriptTarget.ES2022,
  module: ts.ModuleKind.CommonJS,
  moduleResolution: ts.ModuleResolutionKind.Node10,
  types: ['node'],
  skipLibCheck: true,
});

/** Answers questions about the types of the public API. */
export const checker = program.getTypeChecker();

/** A name of the public API: an export, or a member of one. */
export interface PublicName {
  readonly name: string;
  readonly symbol: ts.Symbol;
}

function exported(): PublicName[] {
  return entries.flatMap((entry) => {
    const source = program.getSourceFile(entry);
    const symbol = source && checker.getSymbolAtLocation(source);
    if (symbol === undefined) throw new Error(`${entry} exports nothing`);
    return checker.getExportsOfModule(symbol).map((alias) => ({
      name: alias.name,
      symbol: alias.flags & ts.SymbolFlags.Alias ? checker.getAliasedSymbol(alias) : alias,
    }));
  });
}

/** Returns the public members of an export. */
export function membersOf({ name, symbol }: PublicName): PublicName[] {
  return [...(symbol.members?.values() ?? []), ...(symbol.exports?.values() ?? [])]
    .filter((member) => isPublic(member))
    .map((member) => ({ name: `${name}.${member.name}`, symbol: member }));
}

/** What users see of an export: constructors are described by their class. */
function isPublic(symbol: ts.Symbol): boolean {
  const [declaration] = symbol.declarations ?? [];
  if (declaration === undefined || /^__|^prototype$/.test(symbol.name)) return false;
  if (symbol.getJsDocTags().some((tag) => tag.name === 'internal') || symbol.name.startsWith('_'))
    return false;
  const hidden = ts.ModifierFlags.Private | ts.ModifierFlags.Protected;
  const isHash = ts.isPropertyDeclaration(declaration) && ts.isPrivateIdentifier(declaration.name);
  return !isHash && (ts.getCombinedModifierFlags(declaration) & hidden) === 0;
}

/** Every export. */
export const names = exported();

/** Every public member of an export. */
export const members = names.flatMap(membersOf);

/** Returns the types of the parameters of a public method, or the type of a public property. */
export function typesOf({ symbol }: PublicName): readonly ts.Type[] {
  const type = checker.getTypeOfSymbol(symbol);
  const signatures = type.getCallSignatures();
  if (signatures.length > 0) {
    return signatures.flatMap((each) => each.getParameters()).map((it) => checker.getTypeOfSymbol(it));
  }
  return symbol.flags & ts.SymbolFlags.Property ? [type] : [];
}
