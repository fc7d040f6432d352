using Keles.Network.Proxy.Tables;

namespace Keles.Network.Proxy.Backends;

/// <summary>Makes the kernel serve a table of services, of one address family.</summary>
internal interface IProxyBackend
{
    /// <summary>When it returns, new connections go where the table says. Called again and again, by one caller at a time.</summary>
    Task ApplyAsync(ServiceTable table, CancellationToken cancel);
}
