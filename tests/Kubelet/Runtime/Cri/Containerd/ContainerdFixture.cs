using Keles.Kubelet.Tests.Runtime.Cri.Containerd;

[assembly: AssemblyFixture(typeof(ContainerdFixture))]

namespace Keles.Kubelet.Tests.Runtime.Cri.Containerd;

/// <summary>One containerd for all tests that want a real one, started by the first of them.</summary>
public sealed class ContainerdFixture : IAsyncLifetime
{
    private readonly SemaphoreSlim _once = new(1);
    private ContainerdProcess? _process;
    private TestRegistry? _registry;

    internal async Task<ContainerdProcess> GetAsync(CancellationToken cancel)
    {
        ContainerdProcess.Required();
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

    /// <summary>A registry that the containerd can reach, also started by the first who asks.</summary>
    internal async Task<TestRegistry> RegistryAsync(CancellationToken cancel)
    {
        var process = await GetAsync(cancel);
        await _once.WaitAsync(cancel);
        try
        {
            return _registry ??= await TestRegistry.StartAsync(process, cancel);
        }
        finally
        {
            _once.Release();
        }
    }

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public async ValueTask DisposeAsync()
    {
        await (_registry?.DisposeAsync() ?? ValueTask.CompletedTask);
        await (_process?.DisposeAsync() ?? ValueTask.CompletedTask);
    }
}
