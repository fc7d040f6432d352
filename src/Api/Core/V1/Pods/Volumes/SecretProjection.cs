using Keles.Machinery;
using Keles.Machinery.Schema;

namespace Keles.Api.Core.V1;

/// <summary>Entries of a secret as files.</summary>
[ApiType("io.k8s.api.core.v1.SecretProjection")]
public sealed partial record SecretProjection
{
    /// <summary>The secret's name.</summary>
    [Field("name", 1, Via = "1")]
    public string Name { get; init; } = "";

    /// <summary>Which entries and where; all if nothing is said.</summary>
    [Field("items", 2, List = ListType.Atomic)]
    public Items<KeyToPath> Items { get; init; }

    /// <summary>The pod starts even when it is not there.</summary>
    [Field("optional", 4)]
    public bool? Optional { get; init; }
}
