namespace Keles.ApiServer.FlowControl;

/// <summary>The virtual times at which a seat was given away: of now, of the request that got it, and the bounds over all queues with somebody waiting.</summary>
internal readonly record struct DispatchFigures(double R, double LatestS, double MinS, double MaxS, double MinDiscountedS, double MaxDiscountedS)
{
    public static DispatchFigures Of(double r) => new(r, 0, double.PositiveInfinity, double.NegativeInfinity, double.PositiveInfinity, double.NegativeInfinity);

    public DispatchFigures With(FairQueue queue)
    {
        var discounted = queue.NextDispatchR - (queue.SeatsInUse * queue.ServiceSeconds);
        return this with
        {
            MinS = Math.Min(MinS, queue.NextDispatchR),
            MaxS = Math.Max(MaxS, queue.NextDispatchR),
            MinDiscountedS = Math.Min(MinDiscountedS, discounted),
            MaxDiscountedS = Math.Max(MaxDiscountedS, discounted),
        };
    }
}
