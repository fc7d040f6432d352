namespace Keles.Grpc;

/// <summary>A call that did not end with OK; thrown by the client, and by server handlers to choose the status they answer.</summary>
public sealed class GrpcException : Exception
{
    public GrpcException(StatusCode code, string detail, Exception? inner = null, Metadata? trailers = null)
        : base($"{code}: {detail}", inner)
    {
        Code = code;
        Detail = detail;
        Trailers = trailers ?? Metadata.Empty;
    }

    public StatusCode Code { get; }

    /// <summary>The server's own words, without the code.</summary>
    public string Detail { get; }

    /// <summary>What the server sent beside the status.</summary>
    public Metadata Trailers { get; }
}
