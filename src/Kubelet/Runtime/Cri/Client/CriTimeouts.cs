namespace Keles.Kubelet.Runtime.Cri.Client;

/// <summary>How long the runtime may take; upstream's figures.</summary>
internal static class CriTimeouts
{
    /// <summary>Any call that should be quick.</summary>
    public static readonly TimeSpan Request = TimeSpan.FromMinutes(2);

    /// <summary>Starting a sandbox waits for the network plugin.</summary>
    public static readonly TimeSpan RunSandbox = 2 * Request;
}
