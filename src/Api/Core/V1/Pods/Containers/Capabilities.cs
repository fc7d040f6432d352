using Keles.Machinery;
using Keles.Machinery.Schema;

namespace Keles.Api.Core.V1;

/// <summary>Linux capabilities beside those that the runtime gives.</summary>
[ApiType("io.k8s.api.core.v1.Capabilities")]
public sealed partial record Capabilities
{
    /// <summary>Capabilities to add.</summary>
    [Field("add", 1, List = ListType.Atomic)]
    public Items<string> Add { get; init; }

    /// <summary>Capabilities to take away.</summary>
    [Field("drop", 2, List = ListType.Atomic)]
    public Items<string> Drop { get; init; }
}
