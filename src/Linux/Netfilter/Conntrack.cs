using System.Text.RegularExpressions;

namespace Keles.Linux;

/// <summary>conntrack(8).</summary>
public sealed partial class Conntrack(IProcesses processes, NamespaceSet? namespaces = null) : IConntrack
{
    public async Task<int> DeleteAsync(IReadOnlyList<string> filter, CancellationToken cancel)
    {
        var result = await processes.RunAsync(new Command("conntrack", ["-D", .. filter]) { Namespaces = namespaces }, cancel);
        // It ends with 1 when nothing matched, and with 1 for some errors too: only its words tell.
        var count = Deleted().Match(result.Errors);
        if (count.Success)
        {
            return int.Parse(count.Groups[1].ValueSpan);
        }
        result.OrThrow();
        return 0;
    }

    [GeneratedRegex(@"(\d+) flow entries have been deleted")]
    private static partial Regex Deleted();
}
