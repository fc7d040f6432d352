using System.Net.Sockets;
using System.Security.Cryptography.X509Certificates;
using Keles.Client.Wire;

namespace Keles.Client.Https;

/// <summary>Where the server is and how to speak to it.</summary>
public sealed record HttpsClientOptions
{
    /// <summary>For instance <c>https://127.0.0.1:6443</c>, with or without a path in front of all paths.</summary>
    public required Uri Server { get; init; }

    /// <summary>Who may have signed the server's certificate; null means the machine's own list.</summary>
    public X509Certificate2Collection? Authorities { get; init; }

    public bool SkipTlsVerification { get; init; }

    /// <summary>The name to find in the server's certificate, when it is not that of the address.</summary>
    public string? TlsServerName { get; init; }

    /// <summary>The client's certificate with its private key.</summary>
    public X509Certificate2? ClientCertificate { get; init; }

    public string? BearerToken { get; init; }

    /// <summary>A file with the token, read again every minute; goes before <see cref="BearerToken"/>.</summary>
    public string? BearerTokenFile { get; init; }

    /// <summary>Act as another user; needs the right to impersonate.</summary>
    public ClientIdentity? Impersonate { get; init; }

    public string UserAgent { get; init; } = "keles";

    public WireFormat Format { get; init; } = WireFormat.Protobuf;

    /// <summary>Limit of one request that is not a watch.</summary>
    public TimeSpan RequestTimeout { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>How long a watch lasts when nobody says: upstream's, between this and twice this.</summary>
    public TimeSpan WatchTimeout { get; init; } = TimeSpan.FromMinutes(5);

    /// <summary>Opens the connection, where that is not a plain dial (another network namespace, a tunnel).</summary>
    public Func<SocketsHttpConnectionContext, CancellationToken, ValueTask<Stream>>? Connect { get; init; }

#pragma warning disable RS0030 // sockets know the real time only, so it is the sensible one here
    public TimeProvider Time { get; init; } = TimeProvider.System;
#pragma warning restore RS0030

    internal static void KeepAlive(Socket socket)
    {
        socket.NoDelay = true;
        socket.SetSocketOption(SocketOptionLevel.Socket, SocketOptionName.KeepAlive, true);
        socket.SetSocketOption(SocketOptionLevel.Tcp, SocketOptionName.TcpKeepAliveTime, 30);
        socket.SetSocketOption(SocketOptionLevel.Tcp, SocketOptionName.TcpKeepAliveInterval, 10);
        socket.SetSocketOption(SocketOptionLevel.Tcp, SocketOptionName.TcpKeepAliveRetryCount, 3);
    }
}
