using Keles.Api;
using Keles.Api.FlowControl.V1;
using Keles.Background;

namespace Keles.ApiServer.FlowControl;

/// <summary>Turns flow schemas and priority levels into the table that requests are classified by, and lets levels lend each other seats.</summary>
/// <remarks>One loop alone digests; requests read <see cref="Table"/>, which is replaced whole.</remarks>
internal sealed class FlowController
{
    private readonly ObjectStore store;
    private readonly FlowControlOptions options;
    private readonly TimeProvider time;
    private readonly ServerSeries series;
    private readonly ulong seed;
    private readonly Dictionary<string, PriorityLevel> levels = new(StringComparer.Ordinal);
    private volatile FlowTable table;

    public FlowController(ObjectStore store, FlowControlOptions options, Surroundings around)
    {
        (this.store, this.options, time, seed) = (store, options, around.Time, around.Random.NextUInt64());
        series = new(time);
        table = Digest([], []);
    }

    public FlowTable Table => table;

    /// <summary>Takes up the configuration that the cache has; returns the conditions that schemas lack.</summary>
    public IReadOnlyList<(string Schema, FlowSchemaCondition Condition)> Digest()
    {
        FlowSchema[] schemas = [.. Objects<FlowSchema>(FlowSchemaKind.Kind)];
        PriorityLevelConfiguration[] configured = [.. Objects<PriorityLevelConfiguration>(PriorityLevelConfigurationKind.Kind)];
        table = Digest(configured, schemas);
        var wanted = FlowDigest.Levels(configured).Select(static l => l.Metadata.Name).ToHashSet(StringComparer.Ordinal);
        var now = time.GetUtcNow();
        return [.. schemas.Select(s => (s.Metadata.Name, FlowDigest.Condition(s, wanted, now)!)).Where(static c => c.Item2 is not null)];
    }

    /// <summary>Gives each level the seats that its demand of the last period asks for, within what the others can lend.</summary>
    public void Borrow()
    {
        PriorityLevel[] all = [.. levels.Values];
        var classes = new AllocationClass[all.Length];
        for (var i = 0; i < all.Length; i++)
        {
            var (level, demand) = (all[i], all[i].TakeDemand());
            level.SmoothedDemand = demand.Smoothed(level.SmoothedDemand);
            var least = Math.Max(level.Seats.Least, Math.Min(level.Seats.Nominal, demand.Most));
            classes[i] = new(Math.Max(least, level.SmoothedDemand), least, level.Seats.Most);
            FlowMetrics.DemandMost.With(level.Name).Set(demand.Most);
            FlowMetrics.DemandAverage.With(level.Name).Set(demand.Average);
            FlowMetrics.DemandDeviation.With(level.Name).Set(demand.Deviation);
            FlowMetrics.DemandSmoothed.With(level.Name).Set(level.SmoothedDemand);
            FlowMetrics.Target.With(level.Name).Set(classes[i].Target);
        }

        var divided = ConcurrencyAllocation.Divide(all.Sum(static l => l.Seats.Nominal), classes);
        for (var i = 0; i < all.Length; i++)
        {
            var seats = divided is { } parts ? (int)Math.Round(parts.Parts[i], MidpointRounding.AwayFromZero) : all[i].CurrentSeats;
            all[i].SetSeats(seats, Math.Max(1, options.Seats / 10));
            FlowMetrics.CurrentLimit.With(all[i].Name).Set(seats);
        }

        FlowMetrics.FairFraction.Only.Set(divided?.FairFraction ?? 0);
    }

    /// <summary>There is a level that nobody wants and nobody uses.</summary>
    public bool HasDrained => levels.Values.Any(static l => l.IsQuiescing && l.Look(static q => q.IsIdle));

    /// <summary>Tells the virtual times of all levels until what is returned are disposed.</summary>
    public IReadOnlyList<IDisposable> Tell() =>
    [
        FlowMetrics.CurrentR.From(() => table.Levels.Select(static l => ((string[])[l.Name], l.Look(static q => q.R)))),
        FlowMetrics.DispatchR.From(() => table.Levels.Select(static l => ((string[])[l.Name], l.Look(static q => q.LastDispatch.R)))),
        FlowMetrics.LatestS.From(() => table.Levels.Select(static l => ((string[])[l.Name], l.Look(static q => q.LastDispatch.LatestS)))),
        FlowMetrics.NextS.From(() => Bounds(static f => (f.MinS, f.MaxS))),
        FlowMetrics.NextDiscountedS.From(() => Bounds(static f => (f.MinDiscountedS, f.MaxDiscountedS))),
    ];

    private IEnumerable<(string[] Labels, double Value)> Bounds(Func<DispatchFigures, (double Min, double Max)> of) =>
        table.Levels.Select(l => (l.Name, Bounds: of(l.Look(static q => q.LastDispatch))))
            .SelectMany(static l => ((string[] Labels, double Value)[])[(["min", l.Name], l.Bounds.Min), (["max", l.Name], l.Bounds.Max)]);

    private FlowTable Digest(IReadOnlyList<PriorityLevelConfiguration> configured, IReadOnlyList<FlowSchema> schemas)
    {
        var wanted = FlowDigest.Levels(configured);
        foreach (var configuration in wanted)
        {
            var name = configuration.Metadata.Name;
            if (levels.TryGetValue(name, out var level)) level.Configure(configuration);
            else levels[name] = level = new(configuration, time, series);
            level.IsQuiescing = false;
        }

        var names = wanted.Select(static w => w.Metadata.Name).ToHashSet(StringComparer.Ordinal);
        foreach (var old in levels.Values.Where(l => !names.Contains(l.Name)).ToArray())
        {
            // Who is in it already is served to the end, with seats of its own.
            old.IsQuiescing = true;
            if (old.Look(static q => q.IsIdle)) levels.Remove(old.Name);
        }

        Share();
        var flows = FlowDigest.Schemas(schemas, names).Select(s => new FlowEntry(s, levels[s.Spec.PriorityLevelConfiguration.Name], seed));
        return new([.. flows], [.. levels.Values.OrderBy(static l => l.Name, StringComparer.Ordinal)]);
    }

    private void Share()
    {
        double shares = levels.Values.Sum(static l => LevelSeats.SharesOf(l.Configuration.Spec));
        foreach (var level in levels.Values)
        {
            level.Seats = LevelSeats.Of(level.Configuration.Spec, options.Seats, shares);
            if (level.CurrentSeats < 0) level.SetSeats(level.Seats.Initial, Math.Max(1, options.Seats / 10));
            FlowMetrics.NominalLimit.With(level.Name).Set(level.Seats.Nominal);
            FlowMetrics.LowerLimit.With(level.Name).Set(level.Seats.Least);
            FlowMetrics.UpperLimit.With(level.Name).Set(level.Seats.Most);
        }

        series.SetLimits(levels.Values.Sum(static l => l.Seats.Nominal), levels.Values.Sum(static l => Math.Max(l.Shape.Queues, 0) * l.Shape.LengthLimit));
        Borrow();
    }

    private IEnumerable<T> Objects<T>(Kind kind) => store.List(kind, "").Items().Select(static o => o.Object).OfType<T>();
}
