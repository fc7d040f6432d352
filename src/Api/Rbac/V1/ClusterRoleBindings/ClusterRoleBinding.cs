using Keles.Machinery;
using Keles.Machinery.Schema;

namespace Keles.Api.Rbac.V1;

/// <summary>Gives somebody the rights of a cluster role, in all namespaces.</summary>
[ApiType("io.k8s.api.rbac.v1.ClusterRoleBinding", TypeMeta = true)]
public sealed partial record ClusterRoleBinding
{
    /// <summary>What every object has: name, namespace, labels and the like.</summary>
    [Field("metadata", 1)]
    public ObjectMeta Metadata { get; init; } = ObjectMeta.Empty;

    /// <summary>Who has them.</summary>
    [Field("subjects", 2, List = ListType.Atomic)]
    public Items<Subject> Subjects { get; init; }

    /// <summary>The role. It cannot be changed.</summary>
    [Field("roleRef", 3, Required = true, Always = true)]
    public RoleRef RoleRef { get; init; } = RoleRef.Empty;
}
