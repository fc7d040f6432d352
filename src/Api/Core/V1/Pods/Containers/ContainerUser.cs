using Keles.Machinery;
using Keles.Machinery.Schema;

namespace Keles.Api.Core.V1;

/// <summary>The user of a process.</summary>
[ApiType("io.k8s.api.core.v1.ContainerUser")]
public sealed partial record ContainerUser
{
    /// <summary>Ids on Linux.</summary>
    [Field("linux", 1)]
    public LinuxContainerUser? Linux { get; init; }
}
