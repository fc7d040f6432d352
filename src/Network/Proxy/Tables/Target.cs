namespace Keles.Network.Proxy.Tables;

/// <summary>Where a service's packets may go.</summary>
/// <param name="IsLocal">It is on this node.</param>
internal readonly record struct Target(IPAddress Address, int Port, bool IsLocal);
