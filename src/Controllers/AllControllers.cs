namespace Keles.Controllers;

/// <summary>The list of all controllers: a new one is one line here. The order is that of starting and has no other meaning.</summary>
public static class AllControllers
{
    public static IReadOnlyList<ControllerEntry> List { get; } =
    [
        new("service-account-controller", ServiceAccounts.ServiceAccountController.Create),
        new("root-ca-cert-publisher", RootCertificates.RootCertificateController.Create),
        new("serviceaccount-token-controller", Tokens.TokenController.Create),
        new("legacy-service-account-token-cleaner", LegacyTokens.LegacyTokenCleaner.Create),
        new("token-cleaner", Bootstrap.TokenCleaner.Create),
        new("bootstrap-signer", Bootstrap.BootstrapSigner.Create),
        new("namespace-controller", Namespaces.NamespaceController.Create),
        new("deployment-controller", Deployments.DeploymentController.Create),
        new("replicaset-controller", ReplicaSets.ReplicaSetController.Create),
        new("replication-controller", ReplicationControllers.ReplicationControllerController.Create),
        new("endpoint-controller", Endpoints.EndpointsController.Create),
        new("endpointslice-controller", EndpointSlices.EndpointSliceController.Create),
        new("endpointslicemirroring-controller", EndpointSlices.MirroringController.Create),
        new("generic-garbage-collector", GarbageCollection.GarbageCollector.Create),
        new("job-controller", Jobs.JobController.Create),
        new("cronjob-controller", CronJobs.CronJobController.Create),
        new("ttl-after-finished-controller", TtlAfterFinished.FinishedJobController.Create),
        new("statefulset-controller", StatefulSets.StatefulSetController.Create),
        new("daemon-set-controller", DaemonSets.DaemonSetController.Create),
        new("disruption-controller", Disruption.DisruptionController.Create),
        new("node-lifecycle-controller", NodeLifecycle.NodeLifecycleController.Create),
        new("taint-eviction-controller", TaintEviction.TaintEvictionController.Create),
        new("device-taint-eviction-controller", DeviceTaintEviction.DeviceTaintEvictionController.Create),
        new("pod-garbage-collector", PodGarbage.PodGarbageCollector.Create),
        new("node-ipam-controller", NodeRanges.NodeRangeController.Create),
        new("persistent-volume-binder", Volumes.VolumeController.Create),
        new("attachdetach-controller", AttachDetach.AttachDetachController.Create),
        new("ephemeral-volume-controller", EphemeralVolumes.EphemeralVolumeController.Create),
        new("resource-claim-controller", ResourceClaims.ResourceClaimController.Create),
        new("pvc-protection-controller", VolumeProtection.ClaimProtectionController.Create),
        new("pv-protection-controller", VolumeProtection.VolumeProtectionController.Create),
        new("expand-controller", VolumeExpansion.ExpansionController.Create),
        new("certificatesigningrequest-signing-controller", Certificates.SigningController.Create),
        new("certificatesigningrequest-approving-controller", Certificates.ApprovingController.Create),
        new("certificatesigningrequest-cleaner-controller", Certificates.CleaningController.Create),
    ];
}
