namespace Keles.Linux;

/// <summary>iptables(8) and its save and restore. Every call waits for the lock that other users of iptables may hold.</summary>
public sealed class Iptables(IProcesses processes, NamespaceSet? namespaces = null) : IIptables
{
    /// <summary>Seconds.</summary>
    private const string LockPatience = "10";

    /// <summary>Of iptables -C: "no such rule".</summary>
    private const int NotThere = 1;

    public async Task RestoreAsync(string tables, CancellationToken cancel, bool ipv6 = false)
    {
        var command = new Command(Name(ipv6) + "-restore", "-w", LockPatience, "--noflush") { Input = tables, Namespaces = namespaces };
        (await processes.RunAsync(command, cancel)).OrThrow();
    }

    public async Task<string> SaveAsync(string table, CancellationToken cancel, bool ipv6 = false)
    {
        var command = new Command(Name(ipv6) + "-save", "-t", table) { Namespaces = namespaces };
        return (await processes.RunAsync(command, cancel)).OrThrow().Output;
    }

    public async Task EnsureFirstAsync(string table, string chain, IReadOnlyList<string> rule, CancellationToken cancel, bool ipv6 = false)
    {
        var check = await RunAsync(["-t", table, "-C", chain, .. rule], cancel, ipv6);
        if (check.ExitCode != NotThere)
        {
            check.OrThrow();
            return;
        }
        (await RunAsync(["-t", table, "-I", chain, "1", .. rule], cancel, ipv6)).OrThrow();
    }

    private Task<CommandResult> RunAsync(IReadOnlyList<string> arguments, CancellationToken cancel, bool ipv6) =>
        processes.RunAsync(new Command(Name(ipv6), ["-w", LockPatience, .. arguments]) { Namespaces = namespaces }, cancel);

    private static string Name(bool ipv6) => ipv6 ? "ip6tables" : "iptables";
}
