using Keles.Machinery;
using Keles.Machinery.Schema;

namespace Keles.Api.Core.V1;

/// <summary>Waiting.</summary>
[ApiType("io.k8s.api.core.v1.SleepAction")]
public sealed partial record SleepAction
{
    /// <summary>How many seconds.</summary>
    [Field("seconds", 1, Required = true, Always = true)]
    public long Seconds { get; init; }
}
