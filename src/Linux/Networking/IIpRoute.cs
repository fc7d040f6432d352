namespace Keles.Linux;

/// <summary>
/// Links, addresses, routes, neighbours and bridge forwarding of one network namespace. Changes are lines in the language
/// of ip(8) and bridge(8) without the program's name ("link add br0 type bridge"), so that a plan of them is a plain value.
/// </summary>
public interface IIpRoute
{
    /// <summary>Runs all lines in order; stops at the first that fails, and says which.</summary>
    /// <exception cref="CommandException">Names the line and the kernel's answer.</exception>
    Task ApplyAsync(IReadOnlyList<string> lines, CancellationToken cancel);

    /// <summary>The same for lines of bridge(8), as "fdb replace …".</summary>
    Task ApplyBridgeAsync(IReadOnlyList<string> lines, CancellationToken cancel);

    Task<IReadOnlyList<NetworkLink>> LinksAsync(CancellationToken cancel);

    /// <summary>Routes of the main table, or of another.</summary>
    Task<IReadOnlyList<NetworkRoute>> RoutesAsync(CancellationToken cancel, string table = "main");

    Task<IReadOnlyList<NetworkNeighbour>> NeighboursAsync(string link, CancellationToken cancel);

    Task<IReadOnlyList<ForwardingEntry>> ForwardingAsync(string link, CancellationToken cancel);
}
