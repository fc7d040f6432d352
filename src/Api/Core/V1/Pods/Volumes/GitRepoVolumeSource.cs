using Keles.Machinery;
using Keles.Machinery.Schema;

namespace Keles.Api.Core.V1;

[ApiType("io.k8s.api.core.v1.GitRepoVolumeSource")]
public sealed partial record GitRepoVolumeSource
{
    [Field("repository", 1, Required = true, Always = true)]
    public string Repository { get; init; } = "";

    [Field("revision", 2)]
    public string Revision { get; init; } = "";

    [Field("directory", 3)]
    public string Directory { get; init; } = "";
}
