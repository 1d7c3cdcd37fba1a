// Does the YAML language server, which many editors run, help an author to write data files?
//
// Usage: node --test editor.test.mjs. The first line of a data file names its schema, as the
// suite checks; everything happens in a copy, and no network is asked.

import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { cp, mkdtemp, readdir, readFile, rm } from "node:fs/promises";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { basename, dirname, join, resolve } from "node:path";
import { after, before, test } from "node:test";
import { fileURLToPath, pathToFileURL } from "node:url";

const here = dirname(fileURLToPath(import.meta.url));
const root = resolve(process.env.TOOLKIT ?? join(here, "../.."));
const manifest = createRequire(import.meta.url).resolve("yaml-language-server/package.json");
const program = join(dirname(manifest), "bin/yaml-language-server");

const PATIENCE = 30_000;
const MODELINE = "# yaml-language-server: $schema=";
// An address that refuses: whatever asks the network after all fails, and shows.
const SETTINGS = {
  yaml: {
    validate: true,
    hover: true,
    completion: true,
    schemaStore: { enable: false },
    kubernetesCRDStore: { enable: false },
  },
  http: { proxy: "http://127.0.0.1:9", proxyStrictSSL: true },
};

const CONTROL = "data/controls/cr-d06.yaml";
const THREAT = "data/threats/t04.yaml";
const REFINEMENT = "data/sectors/health/refine/controls/cr-d06.yaml";
const FRAMEWORK = "data/frameworks/en-18031.yaml";
const SECTOR = "data/sectors/health/sector.yaml";

/** A client of the language server: messages of JSON-RPC behind headers, on stdin and stdout. */
class Editor {
  #server;
  #received = Buffer.alloc(0);
  #answers = new Map();
  #diagnostics = new Map();
  #waiting = new Map();
  #requests = 0;
  #copies = 0;
  /** What the server said of itself; shown when it fails. */
  log = [];

  constructor(folder) {
    this.folder = folder;
    this.#server = spawn(process.execPath, [program, "--stdio"], { cwd: folder });
    this.#server.stdout.on("data", (bytes) => this.#receive(bytes));
    this.#server.stderr.on("data", (bytes) => this.log.push(String(bytes)));
    this.#server.on("exit", (status) => this.log.push(`the server ended with ${status}`));
  }

  async start() {
    const rootUri = pathToFileURL(this.folder).href;
    const { capabilities } = await this.request("initialize", {
      processId: process.pid,
      rootUri,
      workspaceFolders: [{ uri: rootUri, name: "toolkit" }],
      capabilities: {
        workspace: { configuration: true, didChangeConfiguration: { dynamicRegistration: true } },
        textDocument: {
          publishDiagnostics: {},
          hover: { contentFormat: ["markdown", "plaintext"] },
          completion: { completionItem: { snippetSupport: true } },
        },
      },
    });
    assert.ok(capabilities.hoverProvider && capabilities.completionProvider);
    this.#notify("initialized", {});
    this.#notify("workspace/didChangeConfiguration", { settings: SETTINGS });
  }

  async stop() {
    await this.request("shutdown");
    const ended = new Promise((done) => this.#server.once("exit", done));
    this.#notify("exit");
    await ended;
  }

  /** Shows `text` as a new file beside `path`, so that each text has an address of its own. */
  open(path, text) {
    this.#copies += 1;
    const name = basename(path, ".yaml");
    const beside = join(this.folder, dirname(path), `${name}-${this.#copies}.yaml`);
    const uri = pathToFileURL(beside).href;
    this.#notify("textDocument/didOpen", {
      textDocument: { uri, languageId: "yaml", version: 1, text },
    });
    return uri;
  }

  close(uri) {
    this.#notify("textDocument/didClose", { textDocument: { uri } });
    this.#diagnostics.delete(uri);
  }

  /** What the server marks in a text: one `line: message` each, lines from zero. */
  async faults(path, text) {
    const uri = this.open(path, text);
    const found = this.#diagnostics.get(uri) ??
      await this.#patiently(`diagnostics of ${uri}`, (done) => this.#waiting.set(uri, done));
    this.close(uri);
    return found.map(({ range, message }) => ({ line: range.start.line, message }));
  }

  async completion(path, text, position) {
    const uri = this.open(path, text);
    const found = await this.request("textDocument/completion", {
      textDocument: { uri },
      position,
    });
    this.close(uri);
    return Array.isArray(found) ? found : found.items;
  }

  async hover(path, text, position) {
    const uri = this.open(path, text);
    const found = await this.request("textDocument/hover", { textDocument: { uri }, position });
    this.close(uri);
    const contents = found?.contents ?? "";
    return typeof contents === "string" ? contents : contents.value;
  }

  request(method, params) {
    this.#requests += 1;
    const id = this.#requests;
    return this.#patiently(method, (done, failed) => {
      this.#answers.set(id, { done, failed });
      this.#send({ id, method, params });
    });
  }

  #notify(method, params) {
    this.#send({ method, params });
  }

  async #patiently(what, begin) {
    let timer;
    try {
      return await new Promise((done, failed) => {
        const late = () => failed(new Error(`no ${what}\n${this.log.join("")}`));
        timer = setTimeout(late, PATIENCE);
        begin(done, failed);
      });
    } finally {
      clearTimeout(timer);
    }
  }

  #send(message) {
    const body = Buffer.from(JSON.stringify({ jsonrpc: "2.0", ...message }));
    this.#server.stdin.write(`Content-Length: ${body.length}\r\n\r\n`);
    this.#server.stdin.write(body);
  }

  #receive(bytes) {
    this.#received = Buffer.concat([this.#received, bytes]);
    for (;;) {
      const end = this.#received.indexOf("\r\n\r\n");
      if (end < 0) return;
      const length = /^Content-Length: *(\d+)/im.exec(this.#received.toString("ascii", 0, end));
      assert.ok(length, "a message begins with its length");
      const rest = end + 4 + Number(length[1]);
      if (this.#received.length < rest) return;
      const message = JSON.parse(this.#received.toString("utf8", end + 4, rest));
      this.#received = this.#received.subarray(rest);
      this.#take(message);
    }
  }

  #take({ id, method, params, result, error }) {
    if (method === "workspace/configuration") {
      this.#send({ id, result: params.items.map(({ section }) => SETTINGS[section] ?? null) });
    } else if (method === "textDocument/publishDiagnostics") {
      this.#diagnostics.set(params.uri, params.diagnostics);
      this.#waiting.get(params.uri)?.(params.diagnostics);
      this.#waiting.delete(params.uri);
    } else if (method !== undefined && id !== undefined) {
      this.#send({ id, result: null });
    } else if (method === "window/logMessage" || method === "window/showMessage") {
      this.log.push(`${params.message}\n`);
    } else if (id !== undefined) {
      const answer = this.#answers.get(id);
      this.#answers.delete(id);
      if (error) answer.failed(new Error(error.message));
      else answer.done(result);
    }
  }
}

let folder;
let editor;

before(async () => {
  folder = await mkdtemp(join(tmpdir(), "editor-"));
  for (const name of ["schema", "data"]) {
    await cp(join(root, name), join(folder, name), { recursive: true });
  }
  editor = new Editor(folder);
  await editor.start();
});

after(async () => {
  await editor?.stop();
  if (folder) await rm(folder, { recursive: true, force: true });
});

async function read(path) {
  const text = await readFile(join(folder, path), "utf8");
  assert.ok(text.startsWith(MODELINE), `${path} names no schema; \`cargo bless\` writes it`);
  return text;
}

/** Replaces the first place that fits; says on which line it is, from zero. */
function change(text, wanted, replacement) {
  const at = text.search(wanted);
  assert.ok(at >= 0, `${wanted} is not in the file; choose another place`);
  const line = text.slice(0, at).split("\n").length - 1;
  return { text: text.replace(wanted, replacement), line };
}

/** Leaves out a field of the record, with all that belongs to it. */
function without(text, field) {
  const whole = new RegExp(`^${field}:.*\\n(?:(?:[ -].*)?\\n)*`, "m");
  return change(text, whole, "").text;
}

test("Every data file is without a fault", async () => {
  const entries = await readdir(join(folder, "data"), { recursive: true });
  const paths = entries.filter((path) => path.endsWith(".yaml")).map((path) => `data/${path}`);
  assert.ok(paths.length > 400, `there are only ${paths.length} data files`);
  const faulty = [];
  for (let at = 0; at < paths.length; at += 50) {
    const some = paths.slice(at, at + 50).map(async (path) => {
      const faults = await editor.faults(path, await read(path));
      faulty.push(...faults.map(({ line, message }) => `${path}:${line + 1}: ${message}`));
    });
    await Promise.all(some);
  }
  assert.deepEqual(faulty, []);
});

// The first line is the modeline, and a missing field is marked where its group begins.
const FIRST = 1;

const FAULTS = [
  ["a wrong field name in a control", CONTROL, /^level:/m, "levle:", /levle/],
  ["a wrong field name in a group of a control", CONTROL, /^ {4}asks:/m, "    ask:", /\bask\b/],
  ["a wrong field name in a threat", THREAT, /^ {2}safety:/m, "  safty:", /safty/],
  ["a wrong field name in a refinement", REFINEMENT, /^evidence:/m, "evidences:", /evidences/],
  ["a wrong field name in a framework", FRAMEWORK, /^ {4}relation:/m, "    relates:", /relates/],
  ["a wrong field name in a sector", SECTOR, /^prefix:/m, "prefixes:", /prefixes/],
  ["a field that a refinement does not append to", REFINEMENT, /^notes:/m, "title: No\nnotes:", /title/],
  ["a wrong word in a control", CONTROL, /^level: .*/m, "level: basik", /"basic".*"high"/],
  ["a wrong word in a threat", THREAT, /^ {2}- spoofing/m, "  - spofing", /"spoofing"/],
  ["a wrong word in a refinement", REFINEMENT, /method: \w+/m, "method: guess", /"inspection"/],
  ["a wrong word in a framework", FRAMEWORK, /^nature: .*/m, "nature: printed", /"published"/],
  ["a number for the title of a control", CONTROL, /^title: .*/m, "title: 42", /string/],
  ["a number for the title of a threat", THREAT, /^title: .*/m, "title: 42", /string/],
  ["a number for what is appended", REFINEMENT, /^done:\n.*/m, "done:\n  - 42", /string/, 1],
  ["a number for a provision of a framework", FRAMEWORK, /^ {2}- id: .*/m, "  - id: 1.10", /string/],
  ["a number for the title of a sector", SECTOR, /^title: .*/m, "title: 42", /string/],
  ["a word for a number in a threat", THREAT, /^ease: .*/m, "ease: much", /integer/],
  ["a list that is empty", THREAT, /^controls:\n(?: {2}- .*\n)+/m, "controls: []\n", /items/],
  ["a key with a blank", THREAT, /^entry: .*/m, "entry: machine interface", /pattern/],
];

for (const [name, path, wanted, replacement, message, below = 0] of FAULTS) {
  test(`It marks ${name}`, async () => {
    const { text, line } = change(await read(path), wanted, replacement);
    const faults = await editor.faults(path, text);
    const marked = faults.filter((fault) => fault.line === line + below);
    assert.ok(
      marked.some((fault) => message.test(fault.message)),
      `line ${line + below}, ${message}: ${JSON.stringify(faults)}`,
    );
    const others = faults.filter((fault) => !marked.includes(fault));
    assert.ok(
      others.every((fault) => /^Missing property/.test(fault.message)),
      `something else is marked: ${JSON.stringify(others)}`,
    );
  });
}

const REQUIRED = [
  ["control", CONTROL, "rationale"],
  ["threat", THREAT, "rating"],
  ["refinement", REFINEMENT, "refine"],
  ["framework", FRAMEWORK, "checked"],
  ["sector", SECTOR, "boundary"],
];

for (const [kind, path, field] of REQUIRED) {
  test(`It marks a ${kind} without \`${field}\`, and offers the field`, async () => {
    const text = without(await read(path), field);
    const faults = await editor.faults(path, text);
    assert.deepEqual(faults, [{ line: FIRST, message: `Missing property "${field}".` }]);

    const line = text.split("\n").length - 1;
    const offered = await editor.completion(path, text, { line, character: 0 });
    const names = offered.map((item) => item.label);
    assert.ok(names.includes(field), `${field} is not among ${names}`);
    const present = [...text.matchAll(/^(\w+):/gm)].map((found) => found[1]);
    assert.ok(present.length > 3);
    assert.deepEqual(present.filter((name) => names.includes(name)), []);
  });
}

const WORDS = [
  ["the levels of a control", CONTROL, /^level: .*/m, "level: ", ["basic", "high", "standard"]],
  ["how far a threat has come", THREAT, /^status: .*/m, "status: ", ["approved", "draft", "retired", "reviewed"]],
  ["what a framework is", FRAMEWORK, /^nature: .*/m, "nature: ", ["draft", "law", "published"]],
  ["how a refinement verifies", REFINEMENT, /^ {2}- method: .*/m, "  - method: ", ["command", "inspection", "test"]],
];

for (const [name, path, wanted, replacement, words] of WORDS) {
  test(`It offers ${name}`, async () => {
    const { text, line } = change(await read(path), wanted, replacement);
    const position = { line, character: replacement.length };
    const offered = await editor.completion(path, text, position);
    assert.deepEqual(offered.map((item) => item.label).sort(), words);
  });
}

const ABOUT = [
  ["level", CONTROL, /^level:/m, 1],
  ["evidence", REFINEMENT, /^evidence:/m, 1],
  ["refine", REFINEMENT, /^refine:/m, 1],
  ["entry", THREAT, /^entry:/m, 1],
  ["nature", FRAMEWORK, /^nature:/m, 1],
  ["boundary", SECTOR, /^boundary:/m, 1],
];

for (const [field, path, place, character] of ABOUT) {
  test(`It explains \`${field}\` in ${path}`, async () => {
    const text = await read(path);
    const [, schema] = /\/schema\/([\w-]+)\.json/.exec(text);
    const known = JSON.parse(await readFile(join(folder, "schema", `${schema}.json`), "utf8"));
    const { description } = known.properties[field];
    assert.ok(description.length > 5);
    const { line } = change(text, place, "");
    const shown = await editor.hover(path, text, { line, character });
    // The server escapes what Markdown would read.
    assert.ok(shown.replaceAll("\\", "").includes(description), `${description}: ${shown}`);
  });
}
