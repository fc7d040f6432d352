using Keles.Machinery.Schema;

namespace Keles.Machinery;

/// <summary>An object that this one depends on, in the same namespace or of the whole cluster.</summary>
[ApiType("io.k8s.apimachinery.pkg.apis.meta.v1.OwnerReference", Atomic = true)]
public sealed partial record OwnerReference
{
    /// <summary>Group and version of the owner's kind.</summary>
    [Field("apiVersion", 5, Required = true, Always = true)]
    public string ApiVersion { get; init; } = "";

    /// <summary>The owner's kind.</summary>
    [Field("kind", 1, Required = true, Always = true)]
    public string Kind { get; init; } = "";

    /// <summary>The owner's name.</summary>
    [Field("name", 3, Required = true, Always = true)]
    public string Name { get; init; } = "";

    /// <summary>The owner's uid.</summary>
    [Field("uid", 4, Required = true, Always = true)]
    public string Uid { get; init; } = "";

    /// <summary>Whether this owner manages the object.</summary>
    [Field("controller", 6)]
    public bool? Controller { get; init; }

    /// <summary>Whether the owner, deleted in the foreground, waits until this object is gone.</summary>
    [Field("blockOwnerDeletion", 7)]
    public bool? BlockOwnerDeletion { get; init; }
}
