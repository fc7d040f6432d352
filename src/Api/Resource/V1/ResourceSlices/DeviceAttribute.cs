using Keles.Machinery;
using Keles.Machinery.Schema;

namespace Keles.Api.Resource.V1;

[ApiType("io.k8s.api.resource.v1.DeviceAttribute")]
public sealed partial record DeviceAttribute
{
    [Field("int", 2)]
    public long? Int { get; init; }

    [Field("bool", 3)]
    public bool? Bool { get; init; }

    [Field("string", 4)]
    public string? String { get; init; }

    [Field("version", 5)]
    public string? Version { get; init; }

    [Field("ints", 6, List = ListType.Atomic)]
    public Items<long> Ints { get; init; }

    [Field("bools", 7, List = ListType.Atomic)]
    public Items<bool> Bools { get; init; }

    [Field("strings", 8, List = ListType.Atomic)]
    public Items<string> Strings { get; init; }

    [Field("versions", 9, List = ListType.Atomic)]
    public Items<string> Versions { get; init; }
}
