using Keles.Machinery;
using Keles.Machinery.Schema;

namespace Keles.Api.Resource.V1;

/// <summary>A fact about a device; exactly one value.</summary>
[ApiType("io.k8s.api.resource.v1.DeviceAttribute")]
public sealed partial record DeviceAttribute
{
    /// <summary>A number.</summary>
    [Field("int", 2)]
    public long? Int { get; init; }

    /// <summary>True or false.</summary>
    [Field("bool", 3)]
    public bool? Bool { get; init; }

    /// <summary>A text.</summary>
    [Field("string", 4)]
    public string? String { get; init; }

    /// <summary>A semantic version.</summary>
    [Field("version", 5)]
    public string? Version { get; init; }

    /// <summary>Several numbers.</summary>
    [Field("ints", 6, List = ListType.Atomic)]
    public Items<long> Ints { get; init; }

    /// <summary>Several truths.</summary>
    [Field("bools", 7, List = ListType.Atomic)]
    public Items<bool> Bools { get; init; }

    /// <summary>Several texts.</summary>
    [Field("strings", 8, List = ListType.Atomic)]
    public Items<string> Strings { get; init; }

    /// <summary>Several semantic versions.</summary>
    [Field("versions", 9, List = ListType.Atomic)]
    public Items<string> Versions { get; init; }
}
