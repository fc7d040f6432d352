using Keles.Linux;

namespace Keles.Network.Tests.Vocabulary;

/// <summary>A network namespace held by a sleeping process: ending that process ends it and all that was made inside.</summary>
internal sealed class Place : IAsyncDisposable
{
    private readonly IRunningProcess _holder;

    private Place(string name, IRunningProcess holder)
    {
        (Name, _holder) = (name, holder);
        Namespaces = NamespaceSet.Of(holder.Identity, NamespaceKinds.Network);
        Sockets = new NetworkNamespace(Namespaces);
        Routes = new IpRoute(Processes, Namespaces);
    }

    public static SystemProcesses Processes { get; } = new(TimeProvider.System);

    public string Name { get; }

    public NamespaceSet Namespaces { get; }

    public NetworkNamespace Sockets { get; }

    public IpRoute Routes { get; }

    public int Process => _holder.Identity.Id;

    public static Place Create(string name)
    {
        Root.Required();
        return new Place(name, Processes.Start(new ProcessStart("sleep", "600") { NewNamespaces = NamespaceKinds.Network }));
    }

    public Task IpAsync(params string[] lines) => Routes.ApplyAsync(lines, TestContext.Current.CancellationToken);

    public async Task<string> RunAsync(string program, params string[] arguments) =>
        (await Processes.RunAsync(new Command(program, arguments) { Namespaces = Namespaces }, TestContext.Current.CancellationToken)).OrThrow().Output;

    public async ValueTask DisposeAsync()
    {
        _holder.Signal(Signal.Kill);
        await _holder.Exited;
    }
}
