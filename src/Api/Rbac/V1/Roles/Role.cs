using Keles.Machinery;
using Keles.Machinery.Schema;

namespace Keles.Api.Rbac.V1;

/// <summary>A set of rights in one namespace.</summary>
[ApiType("io.k8s.api.rbac.v1.Role", TypeMeta = true)]
public sealed partial record Role
{
    /// <summary>What every object has: name, namespace, labels and the like.</summary>
    [Field("metadata", 1)]
    public ObjectMeta Metadata { get; init; } = ObjectMeta.Empty;

    /// <summary>The rights.</summary>
    [Field("rules", 2, Always = true, List = ListType.Atomic)]
    public Items<PolicyRule> Rules { get; init; }
}
