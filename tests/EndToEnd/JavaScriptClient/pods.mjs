// A pod on a real node: its log, commands in it, a forwarded port.
import assert from 'node:assert/strict';
import { PassThrough, Readable } from 'node:stream';
import { text } from 'node:stream/consumers';
import { Arrivals, config, core, k8s, makeNamespace, namespace } from './support.mjs';

await makeNamespace();
const account = new Arrivals();
const accounts = await new k8s.Watch(config).watch(`/api/v1/namespaces/${namespace}/serviceaccounts`, { fieldSelector: 'metadata.name=default' }, type => account.push(type), () => {});
await account.next('the namespace\'s account');
accounts.abort();

const name = 'box', states = new Arrivals();
await core.createNamespacedPod({ namespace, body: {
  metadata: { name },
  spec: { terminationGracePeriodSeconds: 0, containers: [{ name: 'main', image: process.env.KELES_IMAGE, command: ['sh', '-c', 'echo one; echo two; while true; do echo answer | nc -l -p 8080; done'] }] },
} });
const running = await new k8s.Watch(config).watch(`/api/v1/namespaces/${namespace}/pods`, { fieldSelector: `metadata.name=${name}` },
  (_, pod) => pod.status.phase === 'Running' && states.push(pod), () => {});
assert.match((await states.next('the running pod')).status.podIP, /^10\.244\./);
running.abort();

assert.equal(await core.readNamespacedPodLog({ name, namespace, tailLines: 1 }), 'two\n');
const followed = new PassThrough(), lines = new Arrivals();
followed.on('data', data => lines.push(data.toString()));
const following = await new k8s.Log(config).log(namespace, name, 'main', followed, { follow: true });
let log = '';
while (log !== 'one\ntwo\n') log += await lines.next('the log');
following.abort();

const run = async (command, input) => {
  const out = new PassThrough(), err = new PassThrough(), ended = new Arrivals();
  await new k8s.Exec(config).exec(namespace, name, 'main', command, out, err, input, false, status => { out.end(); err.end(); ended.push(status); });
  const [status, ...texts] = await Promise.all([ended.next('the end of the command'), text(out), text(err)]);
  return [status, ...texts];
};
const [good, out, err] = await run(['sh', '-c', 'echo out; echo err >&2'], null);
assert.deepEqual([good.status, out, err], ['Success', 'out\n', 'err\n']);
const [bad] = await run(['sh', '-c', 'exit 3'], null);
assert.deepEqual([bad.status, bad.reason, bad.details.causes[0].message], ['Failure', 'NonZeroExitCode', '3']);
const [, echoed] = await run(['head', '-c', '5'], Readable.from(['ahoy\n']));
assert.equal(echoed, 'ahoy\n');

const answer = new Arrivals(), answers = new PassThrough();
answers.on('data', data => answer.push(data.toString()));
const socket = await new k8s.PortForward(config, true).portForward(namespace, name, [8080], answers, null, new PassThrough());
assert.equal(await answer.next('an answer through the port'), 'answer\n');
socket.close();
await core.deleteNamespacedPod({ name, namespace, gracePeriodSeconds: 0 });
