using Keles.Background;

namespace Keles.ApiServer.Metrics;

/// <summary>Measures the plugins of one phase. Whoever stops short was refused by the plugin that comes next.</summary>
internal sealed class AdmissionTimes(IReadOnlyList<IAdmissionPlugin> plugins, string phase, TimeProvider time)
{
    private readonly Dictionary<Operation, (HistogramSeries[] Plugins, HistogramSeries Step, SummarySeries Summary)> series = Enum.GetValues<Operation>().ToDictionary(
        static o => o,
        o => (plugins.Select(p => AdmissionMetrics.Controllers.With(p.Name, NameOf(o), "false", phase)).ToArray(), AdmissionMetrics.Steps.With(NameOf(o), "false", phase), AdmissionMetrics.StepSummary.With(NameOf(o), "false", phase)));

    public Steps Begin(Operation operation) => new(this, operation);

    private static string NameOf(Operation operation) => operation.ToString().ToUpperInvariant();

    /// <summary>One request on its way through the plugins.</summary>
    public sealed class Steps
    {
        private readonly AdmissionTimes owner;
        private readonly Operation operation;
        private readonly long began;
        private long last;
        private int passed;

        internal Steps(AdmissionTimes owner, Operation operation)
        {
            (this.owner, this.operation) = (owner, operation);
            began = last = owner.time.GetTimestamp();
        }

        public void Passed()
        {
            var now = owner.time.GetTimestamp();
            owner.series[operation].Plugins[passed++].Observe(owner.time.GetElapsedTime(last, now).TotalSeconds);
            last = now;
        }

        public void End()
        {
            var (all, step, summary) = owner.series[operation];
            if (all.Length == 0) return;
            var took = owner.time.GetElapsedTime(began).TotalSeconds;
            if (passed == all.Length)
            {
                step.Observe(took);
                summary.Observe(took);
                return;
            }

            var name = NameOf(operation);
            AdmissionMetrics.Controllers.With(owner.plugins[passed].Name, name, "true", owner.phase).Observe(owner.time.GetElapsedTime(last).TotalSeconds);
            AdmissionMetrics.Steps.With(name, "true", owner.phase).Observe(took);
            AdmissionMetrics.StepSummary.With(name, "true", owner.phase).Observe(took);
        }
    }

    private readonly IReadOnlyList<IAdmissionPlugin> plugins = plugins;
    private readonly string phase = phase;
    private readonly TimeProvider time = time;
}
