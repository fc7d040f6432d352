using Keles.ApiServer.Aggregation;

namespace Keles.ApiServer.Discovery;

/// <summary>A version that this server serves, or another one.</summary>
internal sealed record MergedVersion(string Version, ServedVersion? Own, RemoteVersion? Remote);
