namespace Keles.Kubelet.Devices.Plugins;

/// <summary>How long a plugin may take.</summary>
internal static class PluginTimeouts
{
    /// <summary>To say what it is, from the dial on.</summary>
    public static readonly TimeSpan Info = TimeSpan.FromSeconds(10);

    /// <summary>To hear whether it was taken; upstream's figure.</summary>
    public static readonly TimeSpan Notify = TimeSpan.FromSeconds(5);

    /// <summary>To prepare claims, or to give them back; upstream's figure.</summary>
    public static readonly TimeSpan Claims = TimeSpan.FromSeconds(45);

    /// <summary>To take a connection.</summary>
    public static readonly TimeSpan Dial = TimeSpan.FromSeconds(2);
}
