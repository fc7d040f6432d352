using Keles.Machinery;
using Keles.Machinery.Schema;

namespace Keles.Api.ApiExtensions.V1;

/// <summary>The state of a definition.</summary>
[ApiType("io.k8s.apiextensions-apiserver.pkg.apis.apiextensions.v1.CustomResourceDefinitionStatus")]
public sealed partial record CustomResourceDefinitionStatus
{
    /// <summary>What holds of it.</summary>
    [Field("conditions", 1, Always = true, List = ListType.Map, Keys = "type")]
    public Items<CustomResourceDefinitionCondition> Conditions { get; init; }

    /// <summary>The names it is served under.</summary>
    [Field("acceptedNames", 2, Always = true)]
    public CustomResourceDefinitionNames AcceptedNames { get; init; } = CustomResourceDefinitionNames.Empty;

    /// <summary>Versions in which objects may be stored.</summary>
    [Field("storedVersions", 3, Always = true, List = ListType.Atomic)]
    public Items<string> StoredVersions { get; init; }

    /// <summary>The generation of the spec that the status speaks of.</summary>
    [Field("observedGeneration", 4)]
    public long ObservedGeneration { get; init; }
}
