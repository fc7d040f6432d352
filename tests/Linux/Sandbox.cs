namespace Keles.Linux.Tests;

/// <summary>New namespaces held by a sleeping process; ending that process ends them and all that was made inside.</summary>
internal sealed class Sandbox : IAsyncDisposable
{
    private readonly IRunningProcess _holder;

    private Sandbox(IRunningProcess holder, NamespaceKinds kinds) => (_holder, Namespaces) = (holder, NamespaceSet.Of(holder.Identity, kinds));

    public static SystemProcesses Processes { get; } = new(TimeProvider.System);

    public NamespaceSet Namespaces { get; }

    public ProcessIdentity Holder => _holder.Identity;

    public static Sandbox Create(NamespaceKinds kinds = NamespaceKinds.Node, Action? prepare = null)
    {
        Root.Required();
        return new(Processes.Start(new ProcessStart("sleep", "3600") { NewNamespaces = kinds, Prepare = prepare }), kinds);
    }

    public Task<CommandResult> RunAsync(string program, params string[] arguments) =>
        Processes.RunAsync(new Command(program, arguments) { Namespaces = Namespaces }, TestContext.Current.CancellationToken);

    public async ValueTask DisposeAsync()
    {
        _holder.Signal(Signal.Kill);
        await _holder.Exited;
    }
}
