using Keles.Machinery;
using Keles.Machinery.Schema;

namespace Keles.Api.Apps.V1;

/// <summary>How pods are numbered.</summary>
[ApiType("io.k8s.api.apps.v1.StatefulSetOrdinals")]
public sealed partial record StatefulSetOrdinals
{
    /// <summary>The first number; 0 if nothing is said.</summary>
    [Field("start", 1, Always = true)]
    public int Start { get; init; }
}
