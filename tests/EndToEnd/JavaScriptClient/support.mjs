// What every script begins with: the client library, the cluster of KUBECONFIG, a namespace of the script's own.
import assert from 'node:assert/strict';
import { pathToFileURL } from 'node:url';
import { join } from 'node:path';

// Node 18, which Debian 12 has, lacks what the library's watch asks for and then does not use.
AbortSignal.any ??= ([first]) => first;

// The library lies where eng/scripts/get-clients put it, not above these files.
export const k8s = await import(pathToFileURL(join(process.env.KELES_NODE_MODULES, '@kubernetes/client-node/dist/index.js')));

export const config = new k8s.KubeConfig();
config.loadFromFile(process.env.KUBECONFIG);

export const core = config.makeApiClient(k8s.CoreV1Api);
export const namespace = process.env.KELES_NAMESPACE;

// The options that give a patch its type; the library's own default is a JSON patch.
export const as = type => k8s.setHeaderOptions('Content-Type', type);

export async function makeNamespace() {
  const made = await core.createNamespace({ body: { metadata: { name: namespace } } });
  assert.equal(made.status.phase, 'Active');
}

// Fails unless the call is refused; what the library makes of the refusal is the answer.
export async function refused(call, code) {
  const error = await call.then(() => assert.fail('it was not refused'), e => e);
  assert.ok(error instanceof k8s.ApiException, String(error));
  assert.equal(error.code, code, error.message);
  const body = typeof error.body === 'string' ? JSON.parse(error.body) : error.body;
  assert.equal(body.kind, 'Status');
  assert.equal(body.status, 'Failure');
  assert.equal(body.code, code);
  return body;
}

// A stream of values that callbacks give and a test takes one after the other, each within a bound of time.
export class Arrivals {
  #values = []; #waiting = [];
  push(value) { this.#waiting.length ? this.#waiting.shift()(value) : this.#values.push(value); }
  next(what) {
    if (this.#values.length) return Promise.resolve(this.#values.shift());
    return new Promise((resolve, reject) => {
      const limit = setTimeout(() => reject(new Error(`${what} did not come in time`)), 20_000);
      this.#waiting.push(value => { clearTimeout(limit); resolve(value); });
    });
  }
}
