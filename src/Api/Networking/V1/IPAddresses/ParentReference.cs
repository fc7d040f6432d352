using Keles.Machinery;
using Keles.Machinery.Schema;

namespace Keles.Api.Networking.V1;

[ApiType("io.k8s.api.networking.v1.ParentReference")]
public sealed partial record ParentReference
{
    [Field("group", 1)]
    public string Group { get; init; } = "";

    [Field("resource", 2, Required = true)]
    public string Resource { get; init; } = "";

    [Field("namespace", 3)]
    public string Namespace { get; init; } = "";

    [Field("name", 4, Required = true)]
    public string Name { get; init; } = "";
}
