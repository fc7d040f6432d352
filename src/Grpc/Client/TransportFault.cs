namespace Keles.Grpc.Client;

/// <summary>Gives a broken connection or stream its gRPC code.</summary>
internal static class TransportFault
{
    public static GrpcException Translate(Exception error, string name)
    {
        for (var at = error; at is not null; at = at.InnerException)
        {
            if (at is GrpcException known)
            {
                return known;
            }
            if (at is HttpProtocolException reset)
            {
                return new GrpcException(OfHttp2(reset.ErrorCode), $"{name} was reset by the server (HTTP/2 error {reset.ErrorCode})", error);
            }
        }
        return new GrpcException(StatusCode.Unavailable, $"{name}: {Root(error).Message}", error);
    }

    private static Exception Root(Exception error) => error.InnerException is null ? error : Root(error.InnerException);

    private static StatusCode OfHttp2(long code) => code switch
    {
        0x7 => StatusCode.Unavailable, // REFUSED_STREAM: nothing was processed
        0x8 => StatusCode.Cancelled,
        0xb => StatusCode.ResourceExhausted, // ENHANCE_YOUR_CALM
        0xc => StatusCode.PermissionDenied, // INADEQUATE_SECURITY
        _ => StatusCode.Internal,
    };
}
