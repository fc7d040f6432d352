using System.Buffers;
using System.Text;
using Google.Protobuf;
using Keles.Grpc;

namespace Keles.Kubelet.Probes.Network;

/// <summary>Asks the gRPC health service (grpc.health.v1) of a pod.</summary>
internal sealed class GrpcProber(TimeProvider time)
{
    private const int Serving = 1;

    private static readonly string[] States = ["UNKNOWN", "SERVING", "NOT_SERVING", "SERVICE_UNKNOWN"];

    // Two messages of one field each: HealthCheckRequest{service=1}, HealthCheckResponse{status=1}.
    private static readonly GrpcMethod<string, int> Check = new("grpc.health.v1.Health", "Check", new Codec<string>(Write, static _ => ""), new Codec<int>(static (_, _) => { }, Read));

    public async Task<ProbeAnswer> CheckAsync(string host, int port, string service, TimeSpan limit, CancellationToken cancel)
    {
        var address = host.Contains(':', StringComparison.Ordinal) ? $"[{host}]:{port}" : $"{host}:{port}";
        using var channel = new GrpcChannel(GrpcTarget.Tcp(new Uri($"http://{address}")), time);
        try
        {
            var status = await channel.UnaryAsync(Check, service, CallOptions.Within(limit), cancel);
            return status == Serving
                ? new ProbeAnswer(true, "service healthy")
                : new ProbeAnswer(false, $"service unhealthy (responded with \"{(status >= 0 && status < States.Length ? States[status] : "UNKNOWN")}\")");
        }
        catch (GrpcException failed) when (!cancel.IsCancellationRequested)
        {
            return new ProbeAnswer(false, failed.Code switch
            {
                StatusCode.Unimplemented => $"error: this server does not implement the grpc health protocol (grpc.health.v1.Health): {failed.Detail}",
                StatusCode.DeadlineExceeded => $"timeout: health rpc did not complete within {limit.TotalSeconds}s",
                StatusCode.Unavailable => $"error: failed to connect service \"{address}\": {failed.Detail}",
                _ => $"error: health rpc probe failed: {failed.Detail}",
            });
        }
    }

    private static void Write(string service, IBufferWriter<byte> buffer)
    {
        if (service.Length == 0)
        {
            return;
        }
        using var stream = new MemoryStream();
        using (var output = new CodedOutputStream(stream, leaveOpen: true))
        {
            output.WriteTag(1, WireFormat.WireType.LengthDelimited);
            output.WriteString(service);
        }
        buffer.Write(stream.ToArray());
    }

    private static int Read(ReadOnlySequence<byte> message)
    {
        var input = new CodedInputStream(message.ToArray());
        var status = 0;
        while (input.ReadTag() is var tag and not 0)
        {
            if (WireFormat.GetTagFieldNumber(tag) == 1)
            {
                status = input.ReadEnum();
            }
            else
            {
                input.SkipLastField();
            }
        }
        return status;
    }
}
