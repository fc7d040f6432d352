using System.Net.Security;
using System.Net.Sockets;

namespace Keles.Grpc;

/// <summary>Where a server listens and how to reach it.</summary>
public sealed record GrpcTarget
{
    private GrpcTarget(Uri address, string name)
    {
        Address = address;
        Name = name;
    }

    /// <summary>How messages name this server.</summary>
    public string Name { get; }

    internal Uri Address { get; }

    internal SslClientAuthenticationOptions? Tls { get; private init; }

    internal Func<CancellationToken, ValueTask<Stream>>? Dial { get; private init; }

    /// <summary>A socket in the file system; "unix://" in front is allowed.</summary>
    public static GrpcTarget Unix(string path)
    {
        const string Scheme = "unix://";
        var file = path.StartsWith(Scheme, StringComparison.Ordinal) ? path[Scheme.Length..] : path;
        return new GrpcTarget(new Uri("http://localhost"), "unix://" + file) { Dial = cancel => DialUnixAsync(file, cancel) };
    }

    /// <summary>A TCP server: https:// with TLS, http:// in the clear.</summary>
    public static GrpcTarget Tcp(Uri address, SslClientAuthenticationOptions? tls = null) =>
        new(address, address.GetLeftPart(UriPartial.Authority)) { Tls = tls };

    /// <summary>The same server, reached over connections that the caller makes (another network namespace, a tunnel).</summary>
    public GrpcTarget DialledBy(Func<CancellationToken, ValueTask<Stream>> dial) => this with { Dial = dial };

    private static async ValueTask<Stream> DialUnixAsync(string path, CancellationToken cancel)
    {
        var socket = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        try
        {
            await socket.ConnectAsync(new UnixDomainSocketEndPoint(path), cancel);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }
}
