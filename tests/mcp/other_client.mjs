// Asks the tools by the protocol's TypeScript client: `node other_client.mjs WHAT`, where WHAT is JSON:
// {"modules": FOLDER, "command": [...]} or {"modules": FOLDER, "url": URL, "token": TOKEN}, and "calls": [[name, arguments], ...].
import { createRequire } from "node:module";
import { pathToFileURL } from "node:url";

const what = JSON.parse(process.argv[2]);
const require = createRequire(what.modules + "/");
const load = (name) => import(pathToFileURL(require.resolve("@modelcontextprotocol/sdk/" + name)));
const { Client } = await load("client/index.js");

async function transport() {
  if (what.command) {
    const { StdioClientTransport } = await load("client/stdio.js");
    const [command, ...args] = what.command;
    return new StdioClientTransport({ command, args, env: { ...process.env, ...what.env }, stderr: "inherit" });
  }
  const { StreamableHTTPClientTransport } = await load("client/streamableHttp.js");
  const headers = what.token ? { authorization: `Bearer ${what.token}` } : {};
  return new StreamableHTTPClientTransport(new URL(what.url), { requestInit: { headers } });
}

const client = new Client({ name: "another-client", version: "1.0.0" });
try {
  await client.connect(await transport());
  const { tools } = await client.listTools();
  const answers = [];
  for (const [name, given] of what.calls) answers.push(await client.callTool({ name, arguments: given }));
  console.log(JSON.stringify({ server: client.getServerVersion(), tools, answers }));
  await client.close();
} catch (error) {
  console.log(JSON.stringify({ failed: String(error) }));
}
