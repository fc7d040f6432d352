using Keles.Machinery;
using Keles.Machinery.Schema;

namespace Keles.Api.Authorization.V1;

/// <summary>What may be done with paths.</summary>
[ApiType("io.k8s.api.authorization.v1.NonResourceRule")]
public sealed partial record NonResourceRule
{
    /// <summary>What may be done.</summary>
    [Field("verbs", 1, Required = true, Always = true, List = ListType.Atomic)]
    public Items<string> Verbs { get; init; }

    /// <summary>The paths.</summary>
    [Field("nonResourceURLs", 2, List = ListType.Atomic)]
    public Items<string> NonResourceURLs { get; init; }
}
