namespace Keles.Grpc;

/// <summary>What one call asks beyond its message.</summary>
public sealed record CallOptions
{
    public static readonly CallOptions Default = new();

    /// <summary>After this long the call fails with DeadlineExceeded, and the server is told; null waits for ever.</summary>
    public TimeSpan? Timeout { get; init; }

    public Metadata Headers { get; init; } = Metadata.Empty;

    /// <summary>Largest answer accepted; a longer one fails with ResourceExhausted.</summary>
    public int MaxMessageBytes { get; init; } = GrpcLimits.MaxMessageBytes;

    public static CallOptions Within(TimeSpan timeout) => new() { Timeout = timeout };
}
