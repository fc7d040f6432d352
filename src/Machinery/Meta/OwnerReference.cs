using Keles.Machinery.Schema;

namespace Keles.Machinery;

[ApiType("io.k8s.apimachinery.pkg.apis.meta.v1.OwnerReference", Atomic = true)]
public sealed partial record OwnerReference
{
    [Field("kind", 1, Required = true, Always = true)]
    public string Kind { get; init; } = "";

    [Field("name", 3, Required = true, Always = true)]
    public string Name { get; init; } = "";

    [Field("uid", 4, Required = true, Always = true)]
    public string Uid { get; init; } = "";

    [Field("apiVersion", 5, Required = true, Always = true)]
    public string ApiVersion { get; init; } = "";

    [Field("controller", 6)]
    public bool? Controller { get; init; }

    [Field("blockOwnerDeletion", 7)]
    public bool? BlockOwnerDeletion { get; init; }
}
