using System.Collections.Concurrent;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;
using Keles.ApiServer.Http;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Keles.ApiServer.Tests.Http;

/// <summary>A handler behind plain HTTP on loopback, and a client of it.</summary>
internal sealed class PlainFront : IAsyncDisposable
{
    /// <summary>Names who makes a request; without it the server itself does.</summary>
    public const string UserHeader = "X-Test-User";

    private readonly WebApplication app;

    private PlainFront(WebApplication app)
    {
        this.app = app;
        Client = new HttpClient { BaseAddress = new Uri(app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First()) };
        Client.DefaultRequestHeaders.UserAgent.ParseAdd("test/1");
    }

    public HttpClient Client { get; }

    /// <summary>A gate that lets everybody in.</summary>
    public static IRequestGate OpenGate { get; } = new Gate();

    public static async Task<PlainFront> StartAsync(RequestDelegate handler)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var app = builder.Build();
        app.Run(handler);
        await app.StartAsync();
        return new(app);
    }

    /// <summary>The code and the object of the answer; no fields where it is not JSON.</summary>
    public async Task<(int Code, JsonObject Body)> SendAsync(HttpMethod method, string path, string? body = null, string type = "application/json", string? accept = null)
    {
        using var request = new HttpRequestMessage(method, path);
        if (body is not null) request.Content = new StringContent(body, Encoding.UTF8, new MediaTypeHeaderValue(type));
        if (accept is not null) request.Headers.TryAddWithoutValidation("Accept", accept);
        using var response = await Client.SendAsync(request);
        var isJson = response.Content.Headers.ContentType?.MediaType is not ({ } media) || media.EndsWith("json", StringComparison.Ordinal);
        return ((int)response.StatusCode, isJson ? JsonNode.Parse(await response.Content.ReadAsStringAsync())!.AsObject() : []);
    }

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await app.DisposeAsync();
    }

    /// <summary>A log that keeps what the handler takes for its own failure.</summary>
    public static ILogger<ApiHandler> Log(ConcurrentQueue<string> failures) => new FailureLog(failures);

    private sealed class FailureLog(ConcurrentQueue<string> failures) : ILogger<ApiHandler>
    {
        public IDisposable? BeginScope<TState>(TState state) where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => logLevel >= LogLevel.Error;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            failures.Enqueue($"{formatter(state, exception)}: {exception}");
    }

    private sealed class Gate : IRequestGate
    {
        public ValueTask<UserIdentity> AuthenticateAsync(HttpContext http, CancellationToken cancel) =>
            ValueTask.FromResult(http.Request.Headers[UserHeader] is [{ Length: > 0 } name] ? new UserIdentity(name, Groups: [UserIdentity.AllAuthenticated]) : UserIdentity.ApiServer);

        public ValueTask AuthorizeAsync(HttpContext http, RequestInfo info, UserIdentity user, CancellationToken cancel) => ValueTask.CompletedTask;
    }
}
