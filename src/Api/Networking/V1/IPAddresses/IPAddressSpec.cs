using Keles.Machinery;
using Keles.Machinery.Schema;

namespace Keles.Api.Networking.V1;

/// <summary>Who has an address.</summary>
[ApiType("io.k8s.api.networking.v1.IPAddressSpec")]
public sealed partial record IPAddressSpec
{
    /// <summary>The object.</summary>
    [Field("parentRef", 1, Required = true)]
    public ParentReference? ParentRef { get; init; }
}
