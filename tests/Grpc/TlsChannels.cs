using System.Net;
using System.Net.Security;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.AspNetCore.Server.Kestrel.Https;
using Microsoft.Extensions.DependencyInjection;

namespace Keles.Grpc.Tests;

public sealed class TlsChannels
{
    [Fact]
    public async Task A_call_over_tcp_with_client_certificates_works_and_an_unknown_server_is_refused()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest("CN=localhost", key, HashAlgorithmName.SHA256);
        using var certificate = request.CreateSelfSigned(TimeProvider.System.GetUtcNow().AddDays(-1), TimeProvider.System.GetUtcNow().AddDays(1));
        var services = new GrpcServices(TimeProvider.System).Unary(Text.Echo, (text, _) => Task.FromResult(text));
        await using var app = await ServeTls(certificate, services);
        var address = new Uri(app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single());

        var trusting = new SslClientAuthenticationOptions
        {
            RemoteCertificateValidationCallback = (_, other, _, _) => other?.GetCertHashString() == certificate.GetCertHashString(),
            ClientCertificates = [certificate],
        };
        using var channel = new GrpcChannel(GrpcTarget.Tcp(address, trusting), TimeProvider.System);
        Assert.Equal("hi", await channel.UnaryAsync(Text.Echo, "hi", CallOptions.Default, TestContext.Current.CancellationToken));

        using var distrusting = new GrpcChannel(GrpcTarget.Tcp(address), TimeProvider.System);
        var failure = await Assert.ThrowsAsync<GrpcException>(() => distrusting.UnaryAsync(Text.Echo, "hi", CallOptions.Default, TestContext.Current.CancellationToken));
        Assert.Equal(StatusCode.Unavailable, failure.Code);
    }

    private static async Task<WebApplication> ServeTls(X509Certificate2 certificate, GrpcServices services)
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().UseKestrelHttpsConfiguration().ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0, listen =>
        {
            listen.Protocols = HttpProtocols.Http2;
            listen.UseHttps(new HttpsConnectionAdapterOptions
            {
                ServerCertificate = certificate,
                ClientCertificateMode = ClientCertificateMode.RequireCertificate,
                ClientCertificateValidation = (_, _, _) => true,
            });
        }));
        var app = builder.Build();
        app.Run(services.InvokeAsync);
        await app.StartAsync(TestContext.Current.CancellationToken);
        return app;
    }
}
