using Keles.LocalCluster;

namespace Keles.EndToEnd.Tests;

/// <summary>A control plane alone, in the foreground, for the tests of one class.</summary>
public sealed class LoneServer : IAsyncLifetime
{
    private readonly DirectoryInfo _directory = Directory.CreateTempSubdirectory("keles-e2e-");
    private RunningProgram? _server;

    internal ClusterHome Home { get; private set; } = null!;

    internal int Port { get; } = FreePort.Find();

    public async ValueTask InitializeAsync()
    {
        Home = new ClusterHome(Path.Combine(_directory.FullName, "home"));
        _server = new KelesProgram(Home).Start("server", "--no-agent", "--port", $"{Port}");
        await _server.LineAsync("^The API is ready at ");
    }

    public async ValueTask DisposeAsync()
    {
        if (_server is not null) await _server.DisposeAsync();
        _directory.Delete(recursive: true);
    }
}
