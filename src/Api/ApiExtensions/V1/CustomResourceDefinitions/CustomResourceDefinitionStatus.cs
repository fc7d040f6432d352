using Keles.Machinery;
using Keles.Machinery.Schema;

namespace Keles.Api.ApiExtensions.V1;

[ApiType("io.k8s.apiextensions-apiserver.pkg.apis.apiextensions.v1.CustomResourceDefinitionStatus")]
public sealed partial record CustomResourceDefinitionStatus
{
    [Field("conditions", 1, Always = true, List = ListType.Map, Keys = "type")]
    public Items<CustomResourceDefinitionCondition> Conditions { get; init; }

    [Field("acceptedNames", 2, Always = true)]
    public CustomResourceDefinitionNames AcceptedNames { get; init; } = CustomResourceDefinitionNames.Empty;

    [Field("storedVersions", 3, Always = true, List = ListType.Atomic)]
    public Items<string> StoredVersions { get; init; }

    [Field("observedGeneration", 4)]
    public long ObservedGeneration { get; init; }
}
