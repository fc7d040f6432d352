using Keles.Machinery;
using Keles.Machinery.Schema;

namespace Keles.Api.Core.V1;

/// <summary>An entry as a file.</summary>
[ApiType("io.k8s.api.core.v1.KeyToPath")]
public sealed partial record KeyToPath
{
    /// <summary>The entry.</summary>
    [Field("key", 1, Required = true, Always = true)]
    public string Key { get; init; } = "";

    /// <summary>The file, relative to the volume.</summary>
    [Field("path", 2, Required = true, Always = true)]
    public string Path { get; init; } = "";

    /// <summary>Permissions of the file; the volume's if nothing is said.</summary>
    [Field("mode", 3)]
    public int? Mode { get; init; }
}
