using System.Text.Json;

namespace Keles.Linux;

/// <summary>iproute2's programs in a namespace.</summary>
public sealed class IpRoute(IProcesses processes, NamespaceSet? namespaces = null) : IIpRoute
{
    public Task ApplyAsync(IReadOnlyList<string> lines, CancellationToken cancel) => ApplyAsync("ip", lines, cancel);

    public Task ApplyBridgeAsync(IReadOnlyList<string> lines, CancellationToken cancel) => ApplyAsync("bridge", lines, cancel);

    public async Task<IReadOnlyList<NetworkLink>> LinksAsync(CancellationToken cancel) =>
        IpJson.Links(await AskAsync(cancel, "ip", "-json", "-details", "address", "show"));

    public async Task<IReadOnlyList<NetworkRoute>> RoutesAsync(CancellationToken cancel, string table = "main") =>
        IpJson.Routes(await AskAsync(cancel, "ip", "-json", "-4", "route", "show", "table", table));

    public async Task<IReadOnlyList<NetworkNeighbour>> NeighboursAsync(string link, CancellationToken cancel) =>
        IpJson.Neighbours(await AskAsync(cancel, "ip", "-json", "neighbour", "show", "dev", link));

    public async Task<IReadOnlyList<ForwardingEntry>> ForwardingAsync(string link, CancellationToken cancel) =>
        IpJson.Forwarding(await AskAsync(cancel, "bridge", "-json", "fdb", "show", "dev", link));

    private async Task ApplyAsync(string program, IReadOnlyList<string> lines, CancellationToken cancel)
    {
        if (lines.Count == 0)
        {
            return;
        }
        var command = new Command(program, "-batch", "-") { Input = string.Join('\n', lines) + "\n", Namespaces = namespaces };
        var result = await processes.RunAsync(command, cancel);
        if (!result.Succeeded)
        {
            throw new CommandException(result with { Command = FailedLine(result, program, lines) });
        }
    }

    /// <summary>The program ends its complaint with "Command failed -:LINE".</summary>
    private static Command FailedLine(CommandResult result, string program, IReadOnlyList<string> lines)
    {
        var mark = result.Errors.LastIndexOf("-:", StringComparison.Ordinal);
        return mark >= 0 && int.TryParse(result.Errors.AsSpan(mark + 2).Trim(), out var line) && line >= 1 && line <= lines.Count
            ? new Command(program, lines[line - 1])
            : result.Command;
    }

    private async Task<JsonElement> AskAsync(CancellationToken cancel, string program, params string[] arguments)
    {
        var result = await processes.RunAsync(new Command(program, arguments) { Namespaces = namespaces }, cancel);
        var text = result.OrThrow().Output;
        // Some versions print nothing at all where there is nothing to list.
        using var document = JsonDocument.Parse(string.IsNullOrWhiteSpace(text) ? "[]" : text);
        return document.RootElement.Clone();
    }
}
