namespace Keles.ApiServer.Discovery;

/// <summary>A discovery answer ready to be sent.</summary>
/// <param name="ETag">With its quotes; null when there is none.</param>
internal sealed record DiscoveryAnswer(string ContentType, byte[] Body, string? ETag = null);
