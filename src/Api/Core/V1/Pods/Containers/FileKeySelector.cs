using Keles.Machinery;
using Keles.Machinery.Schema;

namespace Keles.Api.Core.V1;

[ApiType("io.k8s.api.core.v1.FileKeySelector", Atomic = true)]
public sealed partial record FileKeySelector
{
    [Field("volumeName", 1, Required = true, Always = true)]
    public string VolumeName { get; init; } = "";

    [Field("path", 2, Required = true, Always = true)]
    public string Path { get; init; } = "";

    [Field("key", 3, Required = true, Always = true)]
    public string Key { get; init; } = "";

    [Field("optional", 4)]
    public bool? Optional { get; init; }
}
