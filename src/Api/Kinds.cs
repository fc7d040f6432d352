using Keles.Machinery;

namespace Keles.Api;

/// <summary>The list of all built-in kinds, in the order discovery tells them: a new kind is one line here.</summary>
public static class Kinds
{
    public static IReadOnlyList<Kind> All { get; } =
    [
        Core.V1.BindingKind.Kind,
        Core.V1.ComponentStatusKind.Kind,
        Core.V1.ConfigMapKind.Kind,
        Core.V1.EndpointsKind.Kind,
        Core.V1.EventKind.Kind,
        Core.V1.LimitRangeKind.Kind,
        Core.V1.NamespaceKind.Kind,
        Core.V1.NodeKind.Kind,
        Core.V1.PersistentVolumeClaimKind.Kind,
        Core.V1.PersistentVolumeKind.Kind,
        Core.V1.PodKind.Kind,
        Core.V1.PodTemplateKind.Kind,
        Core.V1.ReplicationControllerKind.Kind,
        Core.V1.ResourceQuotaKind.Kind,
        Core.V1.SecretKind.Kind,
        Core.V1.ServiceAccountKind.Kind,
        Core.V1.ServiceKind.Kind,
        ApiRegistration.V1.APIServiceKind.Kind,
        Apps.V1.ControllerRevisionKind.Kind,
        Apps.V1.DaemonSetKind.Kind,
        Apps.V1.DeploymentKind.Kind,
        Apps.V1.ReplicaSetKind.Kind,
        Apps.V1.StatefulSetKind.Kind,
        Events.V1.EventKind.Kind,
        Authentication.V1.SelfSubjectReviewKind.Kind,
        Authentication.V1.TokenReviewKind.Kind,
        Authorization.V1.LocalSubjectAccessReviewKind.Kind,
        Authorization.V1.SelfSubjectAccessReviewKind.Kind,
        Authorization.V1.SelfSubjectRulesReviewKind.Kind,
        Authorization.V1.SubjectAccessReviewKind.Kind,
        Autoscaling.V2.HorizontalPodAutoscalerKind.Kind,
        Autoscaling.V1.HorizontalPodAutoscalerKind.Kind,
        Batch.V1.CronJobKind.Kind,
        Batch.V1.JobKind.Kind,
        Certificates.V1.CertificateSigningRequestKind.Kind,
        Networking.V1.IngressClassKind.Kind,
        Networking.V1.IngressKind.Kind,
        Networking.V1.IPAddressKind.Kind,
        Networking.V1.NetworkPolicyKind.Kind,
        Networking.V1.ServiceCIDRKind.Kind,
        Policy.V1.PodDisruptionBudgetKind.Kind,
        Rbac.V1.ClusterRoleBindingKind.Kind,
        Rbac.V1.ClusterRoleKind.Kind,
        Rbac.V1.RoleBindingKind.Kind,
        Rbac.V1.RoleKind.Kind,
        Storage.V1.CSIDriverKind.Kind,
        Storage.V1.CSINodeKind.Kind,
        Storage.V1.CSIStorageCapacityKind.Kind,
        Storage.V1.StorageClassKind.Kind,
        Storage.V1.VolumeAttachmentKind.Kind,
        Storage.V1.VolumeAttributesClassKind.Kind,
        AdmissionRegistration.V1.MutatingAdmissionPolicyKind.Kind,
        AdmissionRegistration.V1.MutatingAdmissionPolicyBindingKind.Kind,
        AdmissionRegistration.V1.MutatingWebhookConfigurationKind.Kind,
        AdmissionRegistration.V1.ValidatingAdmissionPolicyKind.Kind,
        AdmissionRegistration.V1.ValidatingAdmissionPolicyBindingKind.Kind,
        AdmissionRegistration.V1.ValidatingWebhookConfigurationKind.Kind,
        ApiExtensions.V1.CustomResourceDefinitionKind.Kind,
        Scheduling.V1.PriorityClassKind.Kind,
        Coordination.V1.LeaseKind.Kind,
        Nodes.V1.RuntimeClassKind.Kind,
        Discovery.V1.EndpointSliceKind.Kind,
        Resource.V1.DeviceClassKind.Kind,
        Resource.V1.ResourceClaimKind.Kind,
        Resource.V1.ResourceClaimTemplateKind.Kind,
        Resource.V1.ResourceSliceKind.Kind,
        FlowControl.V1.FlowSchemaKind.Kind,
        FlowControl.V1.PriorityLevelConfigurationKind.Kind,
    ];

    /// <summary>Kinds that only subresources speak.</summary>
    public static IReadOnlyList<Kind> OfSubresources { get; } =
    [
        Autoscaling.V1.ScaleKind.Kind,
        Authentication.V1.TokenRequestKind.Kind,
        Policy.V1.EvictionKind.Kind,
    ];

    /// <summary>The kind of a record; throws when the record is no kind's.</summary>
    public static Kind<T> Of<T>() where T : class, IApiType<T>, IApiObject => Cache<T>.Kind;

    public static Kind? ByResource(string group, string version, string plural)
    {
        foreach (var kind in All) if (kind.Plural == plural && kind.Group == group && kind.Version == version) return kind;
        return null;
    }

    public static Kind? ByName(string group, string version, string name)
    {
        foreach (var kind in All) if (kind.Name == name && kind.Group == group && kind.Version == version) return kind;
        foreach (var kind in OfSubresources) if (kind.Name == name && kind.Group == group && kind.Version == version) return kind;
        return null;
    }

    private static class Cache<T> where T : class, IApiType<T>, IApiObject
    {
        public static readonly Kind<T> Kind = All.Concat(OfSubresources).OfType<Kind<T>>().FirstOrDefault()
            ?? throw new InvalidOperationException($"{typeof(T)} is not the record of a kind");
    }
}
