using Keles.ApiServer.Http;
using Microsoft.AspNetCore.Http;

namespace Keles.ApiServer.Tests.FlowControl;

/// <summary>/slow: answers when the test says so.</summary>
internal sealed class SlowPath : INonResourceEndpoint
{
    private readonly TaskCompletionSource released = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly SemaphoreSlim entered = new(0);

    public bool Handles(string path) => path == "/slow";

    public void Release() => released.TrySetResult();

    public async Task Entered(int count)
    {
        for (var i = 0; i < count; i++) await entered.WaitAsync();
    }

    public async ValueTask HandleAsync(HttpContext http, CancellationToken cancel)
    {
        entered.Release();
        await released.Task;
        await http.Response.WriteAsync("done", cancel);
    }
}
