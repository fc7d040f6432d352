using System.Globalization;
using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Keles.Requests.Bench;

/// <summary>The least that answers with the same bytes over TLS on this platform: Kestrel, and a handler that copies what lies ready.</summary>
/// <remarks>A process of its own, as the server is. <c>GET /N</c> answers with file N of its directory, whole.</remarks>
internal static class Floor
{
    public static async Task<int> ServeAsync(string port, string directory)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        using var certificate = new CertificateRequest("CN=floor", key, HashAlgorithmName.SHA256).CreateSelfSigned(DateTimeOffset.UnixEpoch, DateTimeOffset.UnixEpoch.AddYears(100));
        using var usable = X509CertificateLoader.LoadPkcs12(certificate.Export(X509ContentType.Pkcs12), null);
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseKestrelHttpsConfiguration();
        builder.WebHost.ConfigureKestrel(o => o.Listen(IPAddress.Loopback, int.Parse(port, CultureInfo.InvariantCulture), l => l.UseHttps(usable)));
        var app = builder.Build();
        var files = Directory.GetFiles(directory).ToDictionary(f => "/" + Path.GetFileName(f), File.ReadAllBytes, StringComparer.Ordinal);
        app.Run(http => AnswerAsync(http.Response, files.GetValueOrDefault(http.Request.Path.Value!, [])));
        await app.RunAsync();
        return 0;
    }

    private static async Task AnswerAsync(HttpResponse response, byte[] body)
    {
        response.ContentType = "application/json";
        response.ContentLength = body.Length;
        await response.BodyWriter.WriteAsync(body);
    }
}
