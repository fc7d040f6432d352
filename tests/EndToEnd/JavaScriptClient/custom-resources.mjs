// A definition, and objects of it through the API for custom objects: schema, status, scale, patches, apply.
import assert from 'node:assert/strict';
import { Arrivals, as, config, k8s, makeNamespace, namespace, refused } from './support.mjs';

await makeNamespace();
const definitions = config.makeApiClient(k8s.ApiextensionsV1Api), custom = config.makeApiClient(k8s.CustomObjectsApi);
const group = 'fleet.example.com', version = 'v1', plural = 'ships', at = { group, version, namespace, plural };
await definitions.createCustomResourceDefinition({ body: {
  metadata: { name: `${plural}.${group}` },
  spec: {
    group, scope: 'Namespaced', names: { plural, singular: 'ship', kind: 'Ship', shortNames: ['sh'] },
    versions: [{
      name: version, served: true, storage: true,
      subresources: { status: {}, scale: { specReplicasPath: '.spec.oars', statusReplicasPath: '.status.oars' } },
      schema: { openAPIV3Schema: { type: 'object', properties: {
        spec: {
          type: 'object', required: ['name'],
          properties: { name: { type: 'string', maxLength: 10 }, oars: { type: 'integer', _default: 2, minimum: 0 }, flags: { type: 'array', items: { type: 'string' }, x_kubernetes_list_type: 'set' } },
          x_kubernetes_validations: [{ rule: 'self.oars % 2 == 0', message: 'oars come in pairs' }],
        },
        status: { type: 'object', properties: { oars: { type: 'integer' } } },
      } } },
    }],
  },
} });
const established = new Arrivals();
const open = await new k8s.Watch(config).watch('/apis/apiextensions.k8s.io/v1/customresourcedefinitions', { fieldSelector: `metadata.name=${plural}.${group}` },
  (_, object) => object.status?.conditions?.some(c => c.type === 'Established' && c.status === 'True') && established.push(object), () => {});
await established.next('the definition');
open.abort();

const ship = (name, spec) => ({ apiVersion: `${group}/${version}`, kind: 'Ship', metadata: { name }, spec });
const made = await custom.createNamespacedCustomObject({ ...at, body: ship('argo', { name: 'Argo', mast: 1 }) });
assert.deepEqual(made.spec, { name: 'Argo', oars: 2 });
const invalid = await refused(custom.createNamespacedCustomObject({ ...at, body: ship('odd', { name: 'Odd', oars: 3 }) }), 422);
assert.deepEqual({ ...invalid.details.causes[0] }, { field: 'spec', message: 'Invalid value: oars come in pairs', reason: 'FieldValueInvalid' });

const { JsonPatch, MergePatch, ServerSideApply } = k8s.PatchStrategy;
const patch = (body, type, more) => custom.patchNamespacedCustomObject({ ...at, name: 'argo', body, ...more }, as(type));
assert.equal((await patch([{ op: 'add', path: '/spec/oars', value: 50 }], JsonPatch)).spec.oars, 50);
assert.equal((await patch({ spec: { oars: null } }, MergePatch)).spec.oars, 2);
assert.equal((await refused(patch({ spec: {} }, k8s.PatchStrategy.StrategicMergePatch), 415)).reason, 'UnsupportedMediaType');
const flagged = flag => patch(ship('argo', { name: 'Argo', flags: [flag] }), ServerSideApply, { fieldManager: flag, force: true });
await flagged('red');
assert.deepEqual((await flagged('blue')).spec.flags, ['red', 'blue']);

const status = await custom.patchNamespacedCustomObjectStatus({ ...at, name: 'argo', body: { spec: { oars: 8 }, status: { oars: 2 } } }, as(MergePatch));
assert.deepEqual([status.spec.oars, status.status.oars], [2, 2]);
const scale = await custom.getNamespacedCustomObjectScale({ ...at, name: 'argo' });
assert.deepEqual([scale.spec.replicas, scale.status.replicas], [2, 2]);
scale.spec.replicas = 4;
await custom.replaceNamespacedCustomObjectScale({ ...at, name: 'argo', body: scale });
assert.equal((await custom.getNamespacedCustomObject({ ...at, name: 'argo' })).spec.oars, 4);

assert.deepEqual((await custom.listNamespacedCustomObject(at)).items.map(o => o.metadata.name), ['argo']);
// The API for objects of any kind finds the resource by discovery.
const objects = k8s.KubernetesObjectApi.makeApiClient(config);
assert.equal((await objects.read({ apiVersion: `${group}/${version}`, kind: 'Ship', metadata: { name: 'argo', namespace } })).spec.name, 'Argo');
assert.equal((await custom.deleteNamespacedCustomObject({ ...at, name: 'argo' })).status, 'Success');
await definitions.deleteCustomResourceDefinition({ name: `${plural}.${group}` });
