namespace Keles.Reconcile;

/// <summary>A controller that can be run: its worker loop.</summary>
public interface IController
{
    string Name { get; }

    /// <summary>Works until cancelled. Its informers must be in step.</summary>
    Task RunAsync(CancellationToken cancel);
}
