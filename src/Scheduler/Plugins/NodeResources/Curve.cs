namespace Keles.Scheduler;

/// <summary>A curve of scores over utilization, straight between its points and level outside them.</summary>
internal sealed class Curve
{
    // Points are written on a scale of 10, scores count on one of 100.
    private const long Scale = Scores.Max / 10;

    private readonly Items<ShapePoint> points;

    public Curve(Items<ShapePoint> points) => this.points = points;

    public long At(long utilization)
    {
        for (var i = 0; i < points.Count; i++)
        {
            var point = points[i];
            if (utilization > point.Utilization) continue;
            if (i == 0) return point.Score * Scale;
            var before = points[i - 1];
            return (before.Score * Scale) + ((point.Score - before.Score) * Scale * (utilization - before.Utilization) / (point.Utilization - before.Utilization));
        }

        return points[points.Count - 1].Score * Scale;
    }
}
