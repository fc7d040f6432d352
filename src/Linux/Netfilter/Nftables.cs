using System.Text.Json;

namespace Keles.Linux;

/// <summary>nft(8).</summary>
public sealed class Nftables(IProcesses processes, NamespaceSet? namespaces = null) : INftables
{
    public async Task ApplyAsync(string script, CancellationToken cancel)
    {
        var command = new Command("nft", "-f", "-") { Input = script, Namespaces = namespaces };
        (await processes.RunAsync(command, cancel)).OrThrow();
    }

    public async Task<JsonElement?> ListTableAsync(string family, string table, CancellationToken cancel)
    {
        var result = await processes.RunAsync(new Command("nft", "-j", "list", "table", family, table) { Namespaces = namespaces }, cancel);
        if (!result.Succeeded && result.Errors.Contains("No such file or directory", StringComparison.Ordinal))
        {
            return null;
        }
        using var document = JsonDocument.Parse(result.OrThrow().Output);
        return document.RootElement.GetProperty("nftables").Clone();
    }
}
