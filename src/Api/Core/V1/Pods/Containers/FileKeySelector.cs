using Keles.Machinery;
using Keles.Machinery.Schema;

namespace Keles.Api.Core.V1;

/// <summary>A variable in a file that lies in a volume.</summary>
[ApiType("io.k8s.api.core.v1.FileKeySelector", Atomic = true)]
public sealed partial record FileKeySelector
{
    /// <summary>The volume.</summary>
    [Field("volumeName", 1, Required = true, Always = true)]
    public string VolumeName { get; init; } = "";

    /// <summary>The file in it; a relative path.</summary>
    [Field("path", 2, Required = true, Always = true)]
    public string Path { get; init; } = "";

    /// <summary>The variable.</summary>
    [Field("key", 3, Required = true, Always = true)]
    public string Key { get; init; } = "";

    /// <summary>The container starts even when it is not there.</summary>
    [Field("optional", 4)]
    public bool? Optional { get; init; }
}
