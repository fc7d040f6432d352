namespace Keles.Kubelet.Runtime.Instances;

/// <summary>The signal that asks a container to end, by its name.</summary>
internal static class StopSignals
{
    /// <summary>SIGRTMIN+1 is called SIGRTMINPLUS1 in the runtime's interface.</summary>
    public static Proto.Signal Parse(string? name)
    {
        var member = name?.Replace("+", "PLUS", StringComparison.Ordinal).Replace("-", "MINUS", StringComparison.Ordinal);
        return Enum.TryParse<Proto.Signal>(member, ignoreCase: true, out var signal) ? signal : Proto.Signal.RuntimeDefault;
    }
}
