using Keles.Api.Core.V1;

namespace Keles.Api.Nodes.V1;

/// <summary>What holds for a runtime class when nothing is said.</summary>
internal static class RuntimeClassDefaults
{
    public static RuntimeClass Of(RuntimeClass o) => o.Overhead is { } overhead ? o with { Overhead = overhead with { PodFixed = ResourceDefaults.Rounded(overhead.PodFixed) } } : o;
}
