using System.Buffers;
using System.Net.Sockets;
using System.Text;
using Keles.Client;
using Keles.Machinery;
using Microsoft.AspNetCore.Http;

namespace Keles.ApiServer.Connect;

/// <summary>Talking to a server behind ours: what goes wrong there in the words of a status.</summary>
internal static class Backend
{
    /// <exception cref="ApiException">It cannot be reached.</exception>
    public static async Task<HttpResponseMessage> SendAsync(HttpMessageInvoker client, HttpRequestMessage call, ResourceRequest request, CancellationToken cancel)
    {
        try
        {
            return await client.SendAsync(call, cancel);
        }
        catch (Exception e) when (IsUnreachable(e, cancel))
        {
            throw Unreachable(call.RequestUri!, e, request);
        }
    }

    public static bool IsUnreachable(Exception e, CancellationToken cancel) =>
        e is HttpRequestException or SocketException or IOException || (e is OperationCanceledException && !cancel.IsCancellationRequested);

    public static ApiException Unreachable(Uri address, Exception e, ResourceRequest request) =>
        ApiErrors.Internal($"{request.Kind.Plural} \"{request.Name}\": error dialing backend: dial tcp {address.Authority}: {Reason(e)}");

    /// <summary>Turns a refusal into a status: the code and the text are the backend's.</summary>
    public static async Task CheckAsync(HttpResponseMessage answer, ResourceRequest request, CancellationToken cancel)
    {
        if (answer.IsSuccessStatusCode) return;
        throw Refused((int)answer.StatusCode, await TextAsync(answer, cancel), request);
    }

    public static ApiException Refused(int code, string text, ResourceRequest request) => code switch
    {
        400 => ApiErrors.BadRequest(text),
        404 => ApiErrors.Make(404, "NotFound", $"the server could not find the requested resource ({request.Kind.QualifiedResource} {request.Name}): {text}".TrimEnd(' ', ':'), new StatusDetails { Name = request.Name, Group = request.Kind.Group, Kind = request.Kind.Plural }),
        500 => ApiErrors.Internal(text),
        _ => ApiErrors.Make(code, "InternalError", text.Length > 0 ? text : $"the backend answered with {code}"),
    };

    /// <summary>Every piece goes on as soon as it comes, so that followers see lines and not blocks.</summary>
    public static async Task CopyAsync(Stream from, HttpContext http, CancellationToken cancel)
    {
        var buffer = ArrayPool<byte>.Shared.Rent(ConnectLimits.CopyBuffer);
        try
        {
            while (await from.ReadAsync(buffer, cancel) is > 0 and var count)
            {
                await http.Response.Body.WriteAsync(buffer.AsMemory(0, count), cancel);
                await http.Response.Body.FlushAsync(cancel);
            }
        }
        catch (Exception e) when (IsBroken(e, cancel))
        {
            // The backend broke off in the middle: so do we, or the client would take it for the end.
            http.Abort();
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    /// <summary>Whether the server behind ours broke off while the client still listens.</summary>
    public static bool IsBroken(Exception e, CancellationToken cancel) => e is IOException or HttpRequestException && !cancel.IsCancellationRequested;

    /// <summary>The whole body; null when it is longer than may be.</summary>
    public static async Task<byte[]?> BodyAsync(HttpResponseMessage answer, int limit, CancellationToken cancel)
    {
        await using var body = await answer.Content.ReadAsStreamAsync(cancel);
        using var whole = new MemoryStream();
        var buffer = new byte[ConnectLimits.CopyBuffer];
        while (await body.ReadAsync(buffer, cancel) is > 0 and var read)
        {
            if (whole.Length + read > limit) return null;
            whole.Write(buffer, 0, read);
        }

        return whole.ToArray();
    }

    private static async Task<string> TextAsync(HttpResponseMessage answer, CancellationToken cancel)
    {
        await using var body = await answer.Content.ReadAsStreamAsync(cancel);
        var bytes = new byte[ConnectLimits.RefusalBytes];
        return Encoding.UTF8.GetString(bytes, 0, await body.ReadAtLeastAsync(bytes, bytes.Length, throwOnEndOfStream: false, cancel)).TrimEnd('\n');
    }

    /// <summary>Why a server behind ours does not answer, as Go's network says it.</summary>
    public static string Reason(Exception e)
    {
        while (e is not SocketException && e.InnerException is { } inner) e = inner;
        return e switch
        {
            SocketException { SocketErrorCode: SocketError.ConnectionRefused } => "connect: connection refused",
            SocketException { SocketErrorCode: SocketError.HostUnreachable or SocketError.NetworkUnreachable } => "connect: no route to host",
            OperationCanceledException => "i/o timeout",
            _ => e.Message,
        };
    }
}
