using Keles.Machinery;
using Keles.Machinery.Schema;

namespace Keles.Api.Authorization.V1;

[ApiType("io.k8s.api.authorization.v1.NonResourceAttributes")]
public sealed partial record NonResourceAttributes
{
    [Field("path", 1)]
    public string Path { get; init; } = "";

    [Field("verb", 2)]
    public string Verb { get; init; } = "";
}
