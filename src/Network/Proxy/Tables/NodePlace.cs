namespace Keles.Network.Proxy.Tables;

/// <summary>Where this node is, as far as it matters for the choice of targets.</summary>
/// <param name="Zone">Empty when it has none.</param>
internal sealed record NodePlace(string Node, string Zone = "");
