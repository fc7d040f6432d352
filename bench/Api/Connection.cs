using System.Diagnostics;
using System.Globalization;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Cryptography.X509Certificates;
using System.Text;

namespace Keles.Requests.Bench;

/// <summary>One keep-alive HTTP/1.1 connection over TLS that asks, and reads the answer to its end. Cheap on purpose: client and server share the cores.</summary>
internal sealed class Connection : IAsyncDisposable
{
    private readonly TcpClient tcp = new() { NoDelay = true };
    private readonly byte[] buffer = new byte[256 * 1024];
    private SslStream tls = null!;
    private int filled;
    private long headAt;

    public static async Task<Connection> OpenAsync(int port, X509Certificate2? identity)
    {
        var connection = new Connection();
        await connection.tcp.ConnectAsync("127.0.0.1", port);
        connection.tls = new SslStream(connection.tcp.GetStream());
        await connection.tls.AuthenticateAsClientAsync(new SslClientAuthenticationOptions
        {
            TargetHost = "localhost",
            RemoteCertificateValidationCallback = static (_, _, _, _) => true,
            ClientCertificates = identity is null ? null : [identity],
        });
        return connection;
    }

    public static byte[] Request(string method, string path, string contentType = "application/json", string? body = null)
    {
        var text = new StringBuilder($"{method} {path} HTTP/1.1\r\nHost: localhost\r\nAccept: application/json\r\nUser-Agent: bench\r\n");
        if (body is not null) text.Append(CultureInfo.InvariantCulture, $"Content-Type: {contentType}\r\nContent-Length: {Encoding.UTF8.GetByteCount(body)}\r\n");
        return Encoding.UTF8.GetBytes(text.Append("\r\n").Append(body).ToString());
    }

    /// <summary>The code and how many bytes the body had.</summary>
    public async ValueTask<(int Code, long Length)> AskAsync(ReadOnlyMemory<byte> request, MemoryStream? keep = null)
    {
        await tls.WriteAsync(request);
        int end;
        while ((end = buffer.AsSpan(0, filled).IndexOf("\r\n\r\n"u8)) < 0) await FillAsync();
        headAt = Stopwatch.GetTimestamp();
        var code = int.Parse(buffer.AsSpan(9, 3), NumberStyles.None, CultureInfo.InvariantCulture);
        var length = LengthIn(buffer.AsSpan(0, end));
        Drop(end + 4);
        return (code, length is { } known ? await BodyAsync(known, keep) : await ChunksAsync(keep));
    }

    /// <summary>Asks, and tells the seconds since <paramref name="begun"/> when the first byte of the answer came.</summary>
    public async Task<(double First, long Length)> MeasureAsync(ReadOnlyMemory<byte> request, long begun)
    {
        var (code, length) = await AskAsync(request);
        return code == 200 ? (Stopwatch.GetElapsedTime(begun, headAt).TotalSeconds, length) : throw new IOException($"the server answered {code}");
    }

    /// <summary>Sends a request whose answer does not end; what follows is read with <see cref="NextAsync"/>.</summary>
    public async Task BeginAsync(ReadOnlyMemory<byte> request) => await tls.WriteAsync(request);

    /// <summary>The next bytes as they come; empty at the end.</summary>
    public async ValueTask<ReadOnlyMemory<byte>> NextAsync()
    {
        var read = await tls.ReadAsync(buffer);
        return buffer.AsMemory(0, read);
    }

    public async ValueTask DisposeAsync()
    {
        await tls.DisposeAsync();
        tcp.Dispose();
    }

    private async ValueTask<long> BodyAsync(long length, MemoryStream? keep)
    {
        for (var left = length; left > 0;)
        {
            if (filled == 0) await FillAsync();
            var part = (int)Math.Min(left, filled);
            keep?.Write(buffer, 0, part);
            Drop(part);
            left -= part;
        }

        return length;
    }

    private async ValueTask<long> ChunksAsync(MemoryStream? keep)
    {
        for (var total = 0L; ;)
        {
            int end;
            while ((end = buffer.AsSpan(0, filled).IndexOf("\r\n"u8)) < 0) await FillAsync();
            var size = int.Parse(buffer.AsSpan(0, end), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture);
            Drop(end + 2);
            total += await BodyAsync(size, keep);
            while (filled < 2) await FillAsync();
            Drop(2);
            if (size == 0) return total;
        }
    }

    private static long? LengthIn(ReadOnlySpan<byte> head)
    {
        var at = head.IndexOf("Content-Length: "u8);
        if (at < 0) return null;
        var rest = head[(at + 16)..];
        var end = rest.IndexOf((byte)'\r');
        return long.Parse(end < 0 ? rest : rest[..end], NumberStyles.None, CultureInfo.InvariantCulture);
    }

    private async ValueTask FillAsync()
    {
        var read = await tls.ReadAsync(buffer.AsMemory(filled));
        if (read == 0) throw new IOException("the server closed the connection");
        filled += read;
    }

    private void Drop(int count)
    {
        buffer.AsSpan(count, filled - count).CopyTo(buffer);
        filled -= count;
    }
}
