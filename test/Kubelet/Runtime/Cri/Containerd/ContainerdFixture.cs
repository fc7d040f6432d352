using Keles.Kubelet.Tests.Runtime.Cri.Containerd;

[assembly: AssemblyFixture(typeof(ContainerdFixture))]

namespace Keles.Kubelet.Tests.Runtime.Cri.Containerd;

/// <summary>One containerd for all tests that want a real one, started by the first of them.</summary>
public sealed class ContainerdFixture : IAsyncLifetime
{
    private readonly SemaphoreSlim _once = new(1);
    private ContainerdProcess? _process;

    internal async Task<ContainerdProcess> GetAsync(CancellationToken cancel)
    {
        Assert.SkipWhen(ContainerdProcess.Missing() is not null, ContainerdProcess.Missing() ?? "");
        await _once.WaitAsync(cancel);
        try
        {
            return _process ??= await ContainerdProcess.StartAsync(cancel);
        }
        finally
        {
            _once.Release();
        }
    }

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public ValueTask DisposeAsync() => _process?.DisposeAsync() ?? ValueTask.CompletedTask;
}
