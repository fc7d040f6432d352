using System.Text.Json.Nodes;

namespace Keles.ApiServer.Tests.Http;

/// <summary>A watch as a client has it open: one JSON line after the other.</summary>
internal sealed class WatchStream(HttpResponseMessage response, StreamReader lines) : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    public static async Task<WatchStream> OpenAsync(TestApi api, string path, string? accept = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        if (accept is not null) request.Headers.TryAddWithoutValidation("Accept", accept);
        var response = await api.Client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
        Assert.Equal(200, (int)response.StatusCode);
        return new(response, new(await response.Content.ReadAsStreamAsync()));
    }

    public async Task<JsonObject> NextAsync() => JsonNode.Parse((await lines.ReadLineAsync().WaitAsync(Patience))!)!.AsObject();

    /// <summary>Nothing more comes and the stream is closed.</summary>
    public async Task<bool> EndedAsync() => await lines.ReadLineAsync().WaitAsync(Patience) is null;

    /// <summary>Waits until the server has come so far; a bounded poll, for it is another thread's doing.</summary>
    public async Task ReadyAsync(Func<bool> ready)
    {
        for (var i = 0; i < 2000 && !ready(); i++) await Task.Delay(TimeSpan.FromMilliseconds(10), TimeProvider.System);
        Assert.True(ready());
    }

    public ValueTask DisposeAsync()
    {
        lines.Dispose();
        response.Dispose();
        return ValueTask.CompletedTask;
    }
}
