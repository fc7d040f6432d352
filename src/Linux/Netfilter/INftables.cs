using System.Text.Json;

namespace Keles.Linux;

/// <summary>nftables of one network namespace.</summary>
public interface INftables
{
    /// <summary>Applies a script of nft(8) as one transaction: all of it or nothing.</summary>
    /// <exception cref="CommandException">Repeats nft's own words, with the line they refer to.</exception>
    Task ApplyAsync(string script, CancellationToken cancel);

    /// <summary>A table as nft prints it in JSON (the list under "nftables"); null when there is no such table.</summary>
    Task<JsonElement?> ListTableAsync(string family, string table, CancellationToken cancel);
}
