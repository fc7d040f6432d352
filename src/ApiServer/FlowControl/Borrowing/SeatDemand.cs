namespace Keles.ApiServer.FlowControl;

/// <summary>Seats that were wanted during one period.</summary>
internal readonly record struct SeatDemand(double Most, double Average, double Deviation)
{
    /// <summary>A demand falls slowly and rises at once.</summary>
    /// <param name="before">What this returned a period ago.</param>
    public double Smoothed(double before)
    {
        var envelope = Average + Deviation;
        return Math.Max(envelope, (FlowControlLimits.DemandSmoothing * before) + ((1 - FlowControlLimits.DemandSmoothing) * envelope));
    }
}
