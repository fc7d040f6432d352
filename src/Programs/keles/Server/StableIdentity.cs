using Keles.Background;

namespace Keles.Programs;

/// <summary>The name by which this control plane holds leases. It is kept beside the store, whose lock lets one process at a time have it: so a
/// process that starts after a crash takes its own lease up at once.</summary>
internal static class StableIdentity
{
    public static string Of(string directory, UidSource uids)
    {
        var file = Path.Combine(directory, "identity");
        if (File.Exists(file) && File.ReadAllText(file).Trim() is { Length: > 0 } kept) return kept;
        var made = $"{Environment.MachineName}_{uids.Next()}";
        File.WriteAllText(file, made + "\n");
        return made;
    }
}
