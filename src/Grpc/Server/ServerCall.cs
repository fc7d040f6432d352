namespace Keles.Grpc;

/// <summary>What a handler knows of the call it answers.</summary>
public sealed class ServerCall
{
    internal ServerCall(string path, Metadata headers, CancellationToken cancel)
    {
        Path = path;
        Headers = headers;
        Cancel = cancel;
    }

    public string Path { get; }

    public Metadata Headers { get; }

    /// <summary>Cancelled when the client gave up, went away, or its deadline passed.</summary>
    public CancellationToken Cancel { get; }

    /// <summary>What to send beside the status.</summary>
    public Metadata Trailers { get; set; } = Metadata.Empty;
}
