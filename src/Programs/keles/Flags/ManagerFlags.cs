using System.CommandLine;
using System.CommandLine.Parsing;
using Keles.Hosting;
using Keles.Machinery;
using Keles.Reconcile;

namespace Keles.Programs;

/// <summary>What can be said of the scheduler and the controllers, under upstream's names; what a flag says goes before what a file says.</summary>
internal sealed class ManagerFlags
{
    private readonly Flag<bool> elect = new("--leader-elect", "Act only while a lease is held; if false, scheduler and controllers act at once, and there must be no others.", "true", FlagTexts.Bool);
    private readonly Flag<TimeSpan> lease = new("--leader-elect-lease-duration", "A lease that was not renewed for this long may be taken by others.", "15s", FlagTexts.Positive);
    private readonly Flag<TimeSpan> renew = new("--leader-elect-renew-deadline", "A leader that could not renew for this long stops.", "10s", FlagTexts.Positive);
    private readonly Flag<TimeSpan> retry = new("--leader-elect-retry-period", "Time between two attempts to get or renew a lease.", "2s", FlagTexts.Positive);

    public IEnumerable<Option> Options => [SchedulerConfig.Option, elect.Option, lease.Option, renew.Option, retry.Option];

    public Flag<string> SchedulerConfig { get; } = new("--scheduler-config", "A KubeSchedulerConfiguration file: profiles, plugins and what is said to them.", "", static t => t);

    /// <exception cref="FatalException">A flag or the file cannot be read, or two do not go together.</exception>
    public (SchedulerConfigFile Scheduler, LeaderElectionOptions Controllers) Read(ParseResult parsed)
    {
        var scheduler = SchedulerConfigFile.Read(SchedulerConfig.Of(parsed));
        var options = scheduler.Options with { LeaderElection = Over(scheduler.Options.LeaderElection, parsed) };
        return (scheduler with { Options = options }, Over(new(), parsed));
    }

    private LeaderElectionOptions Over(LeaderElectionOptions said, ParseResult parsed)
    {
        var all = said with
        {
            LeaderElect = Given(elect, parsed, said.LeaderElect),
            LeaseDuration = Given(lease, parsed, said.LeaseDuration),
            RenewDeadline = Given(renew, parsed, said.RenewDeadline),
            RetryPeriod = Given(retry, parsed, said.RetryPeriod),
        };
        var errors = new FieldErrors();
        all.Check(FieldPath.Root("leaderElection"), errors);
        return errors.IsEmpty ? all : throw new FatalException($"--leader-elect-lease-duration, --leader-elect-renew-deadline and --leader-elect-retry-period do not go together: {errors.Message}", exitCode: ExitCode.Usage);
    }

    private static T Given<T>(Flag<T> flag, ParseResult parsed, T otherwise) => flag.IsGiven(parsed) ? flag.Of(parsed) : otherwise;
}
