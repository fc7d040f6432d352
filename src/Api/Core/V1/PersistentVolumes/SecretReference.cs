using Keles.Machinery;
using Keles.Machinery.Schema;

namespace Keles.Api.Core.V1;

/// <summary>A secret, with its namespace.</summary>
[ApiType("io.k8s.api.core.v1.SecretReference", Atomic = true)]
public sealed partial record SecretReference
{
    /// <summary>Its name.</summary>
    [Field("name", 1)]
    public string Name { get; init; } = "";

    /// <summary>Its namespace.</summary>
    [Field("namespace", 2)]
    public string Namespace { get; init; } = "";
}
