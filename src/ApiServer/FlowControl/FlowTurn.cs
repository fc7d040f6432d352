namespace Keles.ApiServer.FlowControl;

/// <summary>What the gate says of a request.</summary>
/// <param name="Pass">Held while it is answered; null for what needs none.</param>
/// <param name="IsRefused">It was answered already.</param>
/// <param name="Leave">Gives its place back when it ends, where places are merely counted.</param>
internal readonly record struct FlowTurn(FlowPass? Pass, bool IsRefused, Action? Leave = null) : IDisposable
{
    public static FlowTurn Free { get; } = new(null, false);

    public static FlowTurn Refused { get; } = new(null, true);

    public static FlowTurn Until(Action leave) => new(null, false, leave);

    public void Dispose()
    {
        Pass?.Dispose();
        Leave?.Invoke();
    }
}
