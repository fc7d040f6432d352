namespace Keles.ApiServer.Aggregation;

/// <summary>Bounds of what is done for other API servers.</summary>
internal static class AggregationLimits
{
    /// <summary>How often each one is looked after when nothing changes.</summary>
    public static readonly TimeSpan CheckEvery = TimeSpan.FromSeconds(30);

    /// <summary>Changes come in groups: they are waited for this long before anything is checked.</summary>
    public static readonly TimeSpan Settle = TimeSpan.FromMilliseconds(100);

    public static readonly TimeSpan DiscoveryTimeout = TimeSpan.FromSeconds(5);

    public static readonly TimeSpan SchemaTimeout = TimeSpan.FromSeconds(10);

    /// <summary>Of a document with schemas.</summary>
    public const int SchemaBytes = 32 * 1024 * 1024;

    public const int SchemaDepth = 512;

    /// <summary>Of a list of resources.</summary>
    public const int DiscoveryBytes = 8 * 1024 * 1024;
}
