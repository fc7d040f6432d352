using Keles.Machinery;
using Keles.Machinery.Schema;

namespace Keles.Api.Networking.V1;

/// <summary>An address range.</summary>
[ApiType("io.k8s.api.networking.v1.IPBlock")]
public sealed partial record IPBlock
{
    /// <summary>The range.</summary>
    [Field("cidr", 1, Required = true, Always = true)]
    public string Cidr { get; init; } = "";

    /// <summary>Ranges inside it that are left out.</summary>
    [Field("except", 2, List = ListType.Atomic)]
    public Items<string> Except { get; init; }
}
