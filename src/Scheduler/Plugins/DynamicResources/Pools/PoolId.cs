using Keles.Api.Resource.V1;

namespace Keles.Scheduler;

/// <summary>A pool of one driver's devices.</summary>
internal readonly record struct PoolId(string Driver, string Pool) : IComparable<PoolId>
{
    public static PoolId Of(ResourceSlice slice) => new(slice.Spec.Driver, slice.Spec.Pool.Name);

    public int CompareTo(PoolId other) => string.CompareOrdinal(Driver, other.Driver) is not 0 and var first ? first : string.CompareOrdinal(Pool, other.Pool);

    public override string ToString() => $"{Driver}/{Pool}";
}
