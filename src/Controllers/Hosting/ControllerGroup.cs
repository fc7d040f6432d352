using Keles.Background;
using Keles.Reconcile;

namespace Keles.Controllers;

/// <summary>Several worker loops under one name.</summary>
internal sealed class ControllerGroup(string name, ISpawner spawner, params IController[] parts) : IController
{
    public string Name => name;

    public Task RunAsync(CancellationToken cancel) => Together.RunAsync(parts.Select(p => spawner.Spawn(p.Name, _ => p.RunAsync(cancel))));
}
