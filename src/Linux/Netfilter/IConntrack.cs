namespace Keles.Linux;

/// <summary>The kernel's table of tracked connections, in one network namespace.</summary>
public interface IConntrack
{
    /// <summary>
    /// Forgets the flows that match, in conntrack(8)'s words ("-p udp --orig-dst 10.96.0.10 --orig-port-dst 53"), so that the next packet is
    /// translated anew. Returns how many there were.
    /// </summary>
    Task<int> DeleteAsync(IReadOnlyList<string> filter, CancellationToken cancel);
}
