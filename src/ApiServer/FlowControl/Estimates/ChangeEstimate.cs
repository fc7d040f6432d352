namespace Keles.ApiServer.FlowControl;

/// <summary>The work of a change: its own, and after it that of telling the watchers.</summary>
internal static class ChangeEstimate
{
    /// <param name="most">Seats that one request of its level may have; 0 for no bound but the general one.</param>
    public static WorkEstimate Of(int watchers, int most)
    {
        if (watchers < FlowControlLimits.WatchesPerSeat) return WorkEstimate.One;
        most = most <= 0 ? FlowControlLimits.MostSeats : Math.Min(most, FlowControlLimits.MostSeats);
        var seats = Math.Ceiling(watchers / FlowControlLimits.WatchesPerSeat);
        var work = seats * FlowControlLimits.EventTime;
        var held = (int)Math.Min(seats, most);
        return new(1, held, work / held);
    }
}
