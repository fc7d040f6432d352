namespace Keles.ApiServer.FlowControl;

/// <summary>Watches how many seats are wanted over time: those in use and those waited for.</summary>
internal sealed class SeatDemandIntegrator
{
    private double value;
    private double since;
    private double from;
    private double most;
    private double area;
    private double squares;

    public void Set(double to, double now)
    {
        Pass(now);
        value = to;
        most = Math.Max(most, to);
    }

    /// <summary>What was wanted since this was asked last.</summary>
    public SeatDemand Take(double now)
    {
        Pass(now);
        var seconds = now - from;
        var average = seconds > 0 ? area / seconds : value;
        var deviation = seconds > 0 ? Math.Sqrt(Math.Max(0, (squares / seconds) - (average * average))) : 0;
        var demand = new SeatDemand(most, average, deviation);
        (from, most, area, squares) = (now, value, 0, 0);
        return demand;
    }

    private void Pass(double now)
    {
        var seconds = now - since;
        if (seconds <= 0) return;
        area += value * seconds;
        squares += value * value * seconds;
        since = now;
    }
}
