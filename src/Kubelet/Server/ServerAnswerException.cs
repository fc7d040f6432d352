using Keles.Grpc;
using Microsoft.AspNetCore.Http;

namespace Keles.Kubelet.Server;

/// <summary>A request that cannot be done, with the answer's code and text.</summary>
internal sealed class ServerAnswerException(int code, string message) : Exception(message)
{
    public int Code => code;

    public static ServerAnswerException NotFound(string message) => new(StatusCodes.Status404NotFound, message);

    public static ServerAnswerException BadRequest(string message) => new(StatusCodes.Status400BadRequest, message);

    public static ServerAnswerException Of(Exception failed) => failed is GrpcException { Code: StatusCode.NotFound } gone
        ? NotFound(gone.Detail)
        : new(StatusCodes.Status500InternalServerError, failed is GrpcException rpc ? Images.GoErrors.Text(rpc) : failed.Message);
}
