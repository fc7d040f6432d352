using Keles.Grpc;

namespace Keles.Kubelet.Images;

/// <summary>Failures of the runtime in the words that users of upstream see and search for.</summary>
internal static class GoErrors
{
    public static string Text(GrpcException error) => $"rpc error: code = {error.Code} desc = {error.Detail}";
}
