using Keles.Machinery;
using Keles.Machinery.Schema;

namespace Keles.Api.Core.V1;

/// <summary>A secret whose entries are files.</summary>
[ApiType("io.k8s.api.core.v1.SecretVolumeSource")]
public sealed partial record SecretVolumeSource
{
    /// <summary>The secret's name.</summary>
    [Field("secretName", 1)]
    public string SecretName { get; init; } = "";

    /// <summary>Which entries and where; all if nothing is said.</summary>
    [Field("items", 2, List = ListType.Atomic)]
    public Items<KeyToPath> Items { get; init; }

    /// <summary>Permissions of the files; 0644 if nothing is said.</summary>
    [Field("defaultMode", 3)]
    public int? DefaultMode { get; init; }

    /// <summary>The pod starts even when it is not there.</summary>
    [Field("optional", 4)]
    public bool? Optional { get; init; }
}
