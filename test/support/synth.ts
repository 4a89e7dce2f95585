import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { App, LocalBackend, TerraformElement, TerraformStack, Testing } from 'cdktf';
import type { IConstruct } from 'constructs';
import { asObject, asObjects, type Json, type JsonObject } from './json';

/** The context of an app, as in cdktf.json. */
export type Context = Readonly<Record<string, unknown>>;

/** Creates the constructs of one stack. */
export type Build<T = unknown> = (stack: TerraformStack) => T;

/** A synthesized stack. Finds resources by type and construct path (without the name of the stack). */
export class Synthesized<T = unknown> {
  constructor(
    public readonly stack: TerraformStack,
    /** What the build function returned. */
    public readonly built: T,
    /** The JSON text that a synth would write, without the metadata of cdktf. */
    public readonly text: string,
  ) {}

  /** The whole configuration. */
  public get json(): JsonObject {
    return JSON.parse(this.text);
  }

  /** A resource. If it does not exist, throws an error with the existing paths. */
  public resource(type: string, path: string): JsonObject {
    const found = this.resources(type).get(path);
    if (found === undefined) {
      throw new Error(`no ${type} at ${path}, only at ${[...this.resources(type).keys()].join(', ')}`);
    }
    return found;
  }

  /** The resources of a type by construct path. */
  public resources(type: string): ReadonlyMap<string, JsonObject> {
    const byId = asObject(asObject(this.json.resource)[type]);
    return new Map(
      Object.entries(byId).map(([logicalId, resource]) => [this.pathOf(logicalId), asObject(resource)]),
    );
  }

  /** Every resource as `type at path`, sorted. */
  public get inventory(): string[] {
    return Object.keys(asObject(this.json.resource))
      .flatMap((type) => [...this.resources(type).keys()].map((path) => `${type} ${path}`))
      .sort();
  }

  /** The provider blocks with a local name. */
  public providers(kind: string): JsonObject[] {
    return asObjects(asObject(this.json.provider)[kind]);
  }

  /** An output. */
  public output(name: string): JsonObject {
    return asObject(this.outputs[name]);
  }

  /** All outputs. */
  public get outputs(): JsonObject {
    return asObject(this.json.output);
  }

  /** The container of a server or proxy. */
  public container(path: string): JsonObject {
    return this.resource('docker_container', `${path}/Container`);
  }

  /** The content of a configuration file of a server or proxy, with Terraform expressions. */
  public file(path: string, name: string): string {
    const uploads = asObjects(this.resource('docker_container', `${path}/ConfigContainer`).upload);
    const upload = uploads.find(({ file }) => file === `/etc/cdktf-redis/${name}`);
    if (typeof upload?.content !== 'string') throw new Error(`${path} has no file ${name}`);
    return upload.content;
  }

  /** The address of a resource in Terraform expressions. */
  public address(type: string, path: string): string {
    this.resource(type, path);
    return `${type}.${this.element(path)?.friendlyUniqueId}`;
  }

  /** The warnings of the synth, each as `[path] message`. */
  public get warnings(): string[] {
    return warningsOf(this.stack);
  }

  private element(path: string): TerraformElement | undefined {
    return this.stack.node
      .findAll()
      .find(
        (node): node is TerraformElement =>
          TerraformElement.isTerraformElement(node) && relativePath(this.stack, node) === path,
      );
  }

  private pathOf(logicalId: string): string {
    const element = this.stack.node
      .findAll()
      .find((node) => TerraformElement.isTerraformElement(node) && node.friendlyUniqueId === logicalId);
    return element === undefined ? logicalId : relativePath(this.stack, element);
  }
}

/** A new app with a temporary output folder. */
export function newApp(context: Context = {}): App {
  return new App({ outdir: join(tmpdir(), 'cdktf-redis-unit'), context: { ...context } });
}

/** A new stack whose JSON is the same on every machine. */
export function newStack(app: App, name = 'test'): TerraformStack {
  const stack = new TerraformStack(app, name);
  new LocalBackend(stack, { path: `terraform.${name}.tfstate` });
  return stack;
}

/** Synthesizes one stack in memory. */
export function synth<T>(build: Build<T>, context: Context = {}): Synthesized<T> {
  const stack = newStack(newApp(context));
  const built = build(stack);
  return synthesized(stack, built);
}

/** Synthesizes an existing stack in memory. */
export function synthesized<T>(stack: TerraformStack, built: T): Synthesized<T> {
  return new Synthesized(stack, built, Testing.synth(stack));
}

/** Synthesizes an app as `cdktf synth` does, into a temporary folder, and returns the JSON of each stack by name. */
export function synthApp(build: (app: App) => void, context: Context = {}): ReadonlyMap<string, string> {
  const outdir = mkdtempSync(join(tmpdir(), 'cdktf-redis-unit-'));
  try {
    const app = new App({ outdir, context: { ...context } });
    build(app);
    app.synth();
    const manifest: Json = JSON.parse(readFileSync(join(outdir, 'manifest.json'), 'utf8'));
    return new Map(
      Object.keys(asObject(asObject(manifest).stacks)).map((name) => [
        name,
        readFileSync(join(outdir, 'stacks', name, 'cdk.tf.json'), 'utf8'),
      ]),
    );
  } finally {
    rmSync(outdir, { recursive: true });
  }
}

/** The warnings of a construct and everything below it, each as `[path] message`. */
export function warningsOf(construct: IConstruct): string[] {
  return construct.node
    .findAll()
    .flatMap(({ node }) =>
      node.metadata.filter(({ type }) => type === '@cdktf/warn').map(({ data }) => `[${node.path}] ${data}`),
    );
}

function relativePath(stack: TerraformStack, node: IConstruct): string {
  return node.node.path.slice(stack.node.path.length + 1);
}
