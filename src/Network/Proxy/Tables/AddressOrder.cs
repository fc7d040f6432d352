namespace Keles.Network.Proxy.Tables;

/// <summary>Addresses by their bytes; shorter ones first.</summary>
internal sealed class AddressOrder : IComparer<IPAddress>
{
    public static AddressOrder Instance { get; } = new();

    public int Compare(IPAddress? x, IPAddress? y)
    {
        Span<byte> left = stackalloc byte[16], right = stackalloc byte[16];
        var (leftCount, rightCount) = (0, 0);
        _ = x?.TryWriteBytes(left, out leftCount);
        _ = y?.TryWriteBytes(right, out rightCount);
        return leftCount != rightCount ? leftCount - rightCount : left[..leftCount].SequenceCompareTo(right[..rightCount]);
    }
}
