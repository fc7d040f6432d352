using Keles.Machinery;
using Keles.Machinery.Schema;

namespace Keles.Api.Core.V1;

[ApiType("io.k8s.api.core.v1.KeyToPath")]
public sealed partial record KeyToPath
{
    [Field("key", 1, Required = true, Always = true)]
    public string Key { get; init; } = "";

    [Field("path", 2, Required = true, Always = true)]
    public string Path { get; init; } = "";

    [Field("mode", 3)]
    public int? Mode { get; init; }
}
