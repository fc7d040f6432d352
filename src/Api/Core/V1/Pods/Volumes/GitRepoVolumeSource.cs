using Keles.Machinery;
using Keles.Machinery.Schema;

namespace Keles.Api.Core.V1;

/// <summary>Deprecated and off: a clone of a repository.</summary>
[ApiType("io.k8s.api.core.v1.GitRepoVolumeSource")]
public sealed partial record GitRepoVolumeSource
{
    /// <summary>The repository.</summary>
    [Field("repository", 1, Required = true, Always = true)]
    public string Repository { get; init; } = "";

    /// <summary>The commit.</summary>
    [Field("revision", 2)]
    public string Revision { get; init; } = "";

    /// <summary>The directory it is put in.</summary>
    [Field("directory", 3)]
    public string Directory { get; init; } = "";
}
