using Keles.Machinery;
using Keles.Machinery.Schema;

namespace Keles.Api.Core.V1;

/// <summary>Where a variable's value comes from; exactly one of them.</summary>
[ApiType("io.k8s.api.core.v1.EnvVarSource")]
public sealed partial record EnvVarSource
{
    /// <summary>A field of the pod: name, namespace, labels, annotations, node, account, addresses.</summary>
    [Field("fieldRef", 1)]
    public ObjectFieldSelector? FieldRef { get; init; }

    /// <summary>A limit or request of a container.</summary>
    [Field("resourceFieldRef", 2)]
    public ResourceFieldSelector? ResourceFieldRef { get; init; }

    /// <summary>An entry of a config map.</summary>
    [Field("configMapKeyRef", 3)]
    public ConfigMapKeySelector? ConfigMapKeyRef { get; init; }

    /// <summary>An entry of a secret.</summary>
    [Field("secretKeyRef", 4)]
    public SecretKeySelector? SecretKeyRef { get; init; }

    /// <summary>An entry of a file of variables.</summary>
    [Field("fileKeyRef", 5)]
    public FileKeySelector? FileKeyRef { get; init; }
}
