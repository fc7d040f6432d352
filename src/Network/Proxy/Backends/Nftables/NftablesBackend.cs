using Keles.Linux;
using Keles.Network.Proxy.Tables;
using Microsoft.Extensions.Logging;

namespace Keles.Network.Proxy.Backends.Nftables;

/// <summary>Keeps one family's table in the kernel equal to the services. What the kernel has is known, so only differences are sent.</summary>
internal sealed partial class NftablesBackend(INftables nftables, RuleSettings settings, ILogger log) : IProxyBackend
{
    /// <summary>What the kernel has; null when that is not known.</summary>
    private RuleSet? _present;

    public async Task ApplyAsync(ServiceTable table, CancellationToken cancel)
    {
        var wanted = ServiceRuleSet.Of(table, settings);
        if (_present is { } known && !await nftables.HasTableAsync(known.Family, known.Table, cancel))
        {
            Lost(log, known.Place);
            _present = null;
        }
        if (_present is { } present)
        {
            try
            {
                await SendAsync(RuleSetChange.From(present, wanted), wanted, cancel);
                return;
            }
            catch (CommandException problem)
            {
                // Somebody changed the table. The whole of it does not depend on what is there.
                Differs(log, wanted.Place, problem.Message);
            }
        }
        await SendAsync(RuleSetChange.Whole(wanted), wanted, cancel);
    }

    private async Task SendAsync(string script, RuleSet wanted, CancellationToken cancel)
    {
        _present = null; // Cancelled half-way it is not known which of the two is there.
        if (script.Length > 0)
        {
            await nftables.ApplyAsync(script, cancel);
        }
        _present = wanted;
    }

    [LoggerMessage(6010, LogLevel.Warning, "The table {Table} is gone from the kernel; it is made again")]
    private static partial void Lost(ILogger log, string table);

    [LoggerMessage(6011, LogLevel.Warning, "The table {Table} is not as it was left; it is made again: {Error}")]
    private static partial void Differs(ILogger log, string table, string error);
}
