namespace Keles.ApiServer.FlowControl;

/// <summary>One queue of a level.</summary>
internal sealed class FairQueue(int index)
{
    public int Index => index;

    public LinkedList<QueuedRequest> Waiting { get; } = [];

    /// <summary>The virtual time at which its next request begins: how much its flows have had already.</summary>
    public double NextDispatchR { get; set; }

    /// <summary>How long a request of its flows takes, in seconds, as far as one can tell from the latest ones.</summary>
    /// <remarks>Upstream charges 3 ms to every request until it ends: flows of slow requests then get several rounds of seats before they are charged for the first.</remarks>
    public double ServiceSeconds { get; private set; } = FlowControlLimits.ServiceSeconds;

    public int Executing { get; set; }

    public int SeatsInUse { get; set; }

    public int InitialSeatsWaiting { get; private set; }

    public int MaxSeatsWaiting { get; private set; }

    public double WorkWaiting { get; private set; }

    public bool IsActive => Executing > 0 || Waiting.Count > 0;

    public void Learn(double seconds) => ServiceSeconds += FlowControlLimits.Learning * (seconds - ServiceSeconds);

    public void Add(QueuedRequest request)
    {
        request.Node = Waiting.AddLast(request);
        Count(request.Estimate, 1);
    }

    public void Remove(QueuedRequest request)
    {
        Waiting.Remove(request.Node!);
        request.Node = null;
        Count(request.Estimate, -1);
    }

    private void Count(WorkEstimate estimate, int sign)
    {
        InitialSeatsWaiting += sign * estimate.InitialSeats;
        MaxSeatsWaiting += sign * estimate.MaxSeats;
        WorkWaiting = Waiting.Count == 0 ? 0 : WorkWaiting + (sign * estimate.Work);
    }
}
