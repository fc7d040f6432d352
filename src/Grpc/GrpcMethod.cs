namespace Keles.Grpc;

/// <summary>One method of a service: its name on the wire and how its messages become bytes.</summary>
public sealed record GrpcMethod<TRequest, TResponse>(string Service, string Name, Codec<TRequest> Request, Codec<TResponse> Response)
{
    /// <summary>The request path.</summary>
    public string Path { get; } = $"/{Service}/{Name}";
}
