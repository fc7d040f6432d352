namespace Keles.Linux;

/// <summary>iptables of one network namespace, in the language of iptables-save.</summary>
public interface IIptables
{
    /// <summary>Applies tables ("*nat … COMMIT"), each as one transaction. Chains that are not named stay as they are.</summary>
    Task RestoreAsync(string tables, CancellationToken cancel, bool ipv6 = false);

    Task<string> SaveAsync(string table, CancellationToken cancel, bool ipv6 = false);

    /// <summary>Adds a rule (as "-s 10.0.0.0/8 -j ACCEPT") at the head of a chain unless it is already in it.</summary>
    Task EnsureFirstAsync(string table, string chain, IReadOnlyList<string> rule, CancellationToken cancel, bool ipv6 = false);
}
