using Keles.Machinery;
using Keles.Machinery.Schema;

namespace Keles.Api.Core.V1;

/// <summary>A name under which pods speak to the API.</summary>
[ApiType("io.k8s.api.core.v1.ServiceAccount", TypeMeta = true)]
public sealed partial record ServiceAccount
{
    /// <summary>What every object has: name, namespace, labels and the like.</summary>
    [Field("metadata", 1)]
    public ObjectMeta Metadata { get; init; } = ObjectMeta.Empty;

    /// <summary>Deprecated: secrets that its pods may mount.</summary>
    [Field("secrets", 2, List = ListType.Map, Keys = "name", MergeKey = "name", Strategy = "merge")]
    public Items<ObjectReference> Secrets { get; init; }

    /// <summary>Secrets with passwords for image registries, for pods that name none.</summary>
    [Field("imagePullSecrets", 3, List = ListType.Atomic)]
    public Items<LocalObjectReference> ImagePullSecrets { get; init; }

    /// <summary>Whether its token is mounted into pods; pods can say otherwise.</summary>
    [Field("automountServiceAccountToken", 4)]
    public bool? AutomountServiceAccountToken { get; init; }
}
