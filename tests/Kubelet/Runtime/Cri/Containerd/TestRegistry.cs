using System.Net;
using System.Text;
using Keles.Linux;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;

namespace Keles.Kubelet.Tests.Runtime.Cri.Containerd;

/// <summary>A registry with one image behind a password, on the loopback interface of a runtime's network namespace.</summary>
internal sealed class TestRegistry : IAsyncDisposable
{
    public const string User = "reader";
    public const string Password = "let me in";

    private readonly WebApplication _app;
    private readonly System.Net.Sockets.Socket _socket;

    private TestRegistry(WebApplication app, System.Net.Sockets.Socket socket)
    {
        _app = app;
        _socket = socket;
    }

    /// <summary>What to ask the runtime for.</summary>
    public string ImageName => $"127.0.0.1:{((IPEndPoint)_socket.LocalEndPoint!).Port}/pullable:1";

    public static async Task<TestRegistry> StartAsync(ContainerdProcess containerd, CancellationToken cancel)
    {
        var network = new NetworkNamespace(NamespaceSet.Network($"/proc/{containerd.NamespacePid}/ns/net"));
        var socket = network.Listen(new IPEndPoint(IPAddress.Loopback, 0));
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel => kestrel.ListenHandle((ulong)socket.Handle));
        var app = builder.Build();
        var image = TestImages.Pullable();
        app.Run(http => AnswerAsync(http, image));
        await app.StartAsync(cancel);
        return new TestRegistry(app, socket);
    }

    public async ValueTask DisposeAsync()
    {
        await _app.StopAsync(new CancellationToken(canceled: true));
        await _app.DisposeAsync();
        _socket.Dispose();
    }

    private static Task AnswerAsync(HttpContext http, OciImage image)
    {
        var response = http.Response;
        if (http.Request.Headers.Authorization != "Basic " + Convert.ToBase64String(Encoding.UTF8.GetBytes($"{User}:{Password}")))
        {
            response.StatusCode = StatusCodes.Status401Unauthorized;
            response.Headers.WWWAuthenticate = "Basic realm=\"test\"";
            return Task.CompletedTask;
        }
        var name = http.Request.Path.Value!.Split('/')[^1];
        var digest = name == "1" ? image.ManifestDigest : name;
        if (!image.Blobs.TryGetValue(digest, out var blob))
        {
            response.StatusCode = name.Length == 0 ? StatusCodes.Status200OK : StatusCodes.Status404NotFound;
            return Task.CompletedTask;
        }
        response.ContentType = digest == image.ManifestDigest ? OciImage.ManifestType : "application/octet-stream";
        response.ContentLength = blob.Length;
        response.Headers["Docker-Content-Digest"] = digest;
        return HttpMethods.IsHead(http.Request.Method) ? Task.CompletedTask : response.Body.WriteAsync(blob).AsTask();
    }
}
