using System.Net.Sockets;
using Keles.Linux;
using Microsoft.Extensions.Logging;

namespace Keles.Network.Overlay;

/// <summary>
/// Lets pods' packets through where the machine forwards nothing unless told so, as it is with Docker beside. Only the table in which that
/// was decided can allow it: a packet that any table drops is dropped.
/// </summary>
internal sealed partial class ForwardingRules(NetworkOptions options, IIptables iptables, ILogger log)
{
    private const string Dropping = ":FORWARD DROP";

    public async Task EnsureAsync(CancellationToken cancel)
    {
        try
        {
            if (!(await iptables.SaveAsync("filter", cancel)).Contains(Dropping, StringComparison.Ordinal))
            {
                return;
            }
            foreach (var range in options.PodRanges.Where(static r => r.BaseAddress.AddressFamily == AddressFamily.InterNetwork).AsEnumerable())
            {
                await iptables.EnsureFirstAsync("filter", "FORWARD", ["-s", range.ToString(), "-j", "ACCEPT"], cancel);
                await iptables.EnsureFirstAsync("filter", "FORWARD", ["-d", range.ToString(), "-j", "ACCEPT"], cancel);
            }
        }
        catch (CommandException problem)
        {
            NotKnown(log, problem.Message); // Without the program nobody has set such a policy with it.
        }
    }

    [LoggerMessage(6004, LogLevel.Debug, "Whether this machine forwards packets could not be seen: {Problem}")]
    private static partial void NotKnown(ILogger log, string problem);
}
