using System.Text.Json.Nodes;
using Keles.Machinery.Yaml;
using Keles.Reconcile;

namespace Keles.Scheduler;

/// <summary>Reads a KubeSchedulerConfiguration file, YAML or JSON, fills in upstream's defaults and checks it: a scheduler must not start with a file that means something else than it says.</summary>
public static class SchedulerConfigurationReader
{
    private const string Kind = "KubeSchedulerConfiguration";
    private const string Version = "kubescheduler.config.k8s.io/v1";

    /// <exception cref="FormatException">The file is no such configuration; the message tells everything that is wrong with it.</exception>
    public static SchedulerOptions Read(string text)
    {
        if (Parse(text) is not JsonObject root) throw new FormatException("the scheduler configuration is no object");
        List<string> problems = [];
        var node = ConfigurationNode.Root(root, problems);
        if (node.Text("kind") != Kind || node.Text("apiVersion") != Version) throw new FormatException($"the scheduler configuration must be an object of kind {Kind} and version {Version}");
        node.Known("kind", "apiVersion", "parallelism", "leaderElection", "clientConnection", "enableProfiling", "enableContentionProfiling", "percentageOfNodesToScore",
            "podInitialBackoffSeconds", "podMaxBackoffSeconds", "profiles", "extenders", "delayCacheUntilActive");
        var profiles = node.List("profiles");
        var read = new SchedulerOptions
        {
            Parallelism = node.Number("parallelism", 16),
            PercentageOfNodesToScore = node.Number("percentageOfNodesToScore", 0),
            FirstBackoff = TimeSpan.FromSeconds(node.Long("podInitialBackoffSeconds", 1)),
            LongestBackoff = TimeSpan.FromSeconds(node.Long("podMaxBackoffSeconds", 10)),
            LeaderElection = LeaderElection(node.Object("leaderElection")),
            Profiles = profiles.IsEmpty ? [new()] : profiles.Select(p => ProfileReader.Read(p, alone: profiles.Count == 1)),
        };
        var errors = new FieldErrors();
        Surroundings(node, errors);
        if (problems.Count > 0) throw new FormatException($"strict decoding error: {string.Join(", ", problems)}");
        SchedulerConfigurationValidation.Of(read, errors);
        return errors.IsEmpty ? read : throw new FormatException(errors.Message);
    }

    private static JsonNode? Parse(string text)
    {
        try
        {
            return YamlReader.Read(text);
        }
        catch (YamlFormatException e)
        {
            throw new FormatException($"the scheduler configuration is not valid YAML: {e.Message}", e);
        }
    }

    private static LeaderElectionOptions LeaderElection(ConfigurationNode? node)
    {
        var usual = new LeaderElectionOptions();
        if (node is null) return usual;
        node.Known("leaderElect", "leaseDuration", "renewDeadline", "retryPeriod", "resourceLock", "resourceName", "resourceNamespace");
        return new()
        {
            LeaderElect = node.Flag("leaderElect", true),
            LeaseDuration = OrUsual(node.Duration("leaseDuration", default), usual.LeaseDuration),
            RenewDeadline = OrUsual(node.Duration("renewDeadline", default), usual.RenewDeadline),
            RetryPeriod = OrUsual(node.Duration("retryPeriod", default), usual.RetryPeriod),
            ResourceLock = OrUsual(node.Text("resourceLock"), usual.ResourceLock),
            ResourceName = node.Text("resourceName"),
            ResourceNamespace = OrUsual(node.Text("resourceNamespace"), usual.ResourceNamespace),
        };
    }

    /// <summary>What says something of a process of its own, which this scheduler is not.</summary>
    private static void Surroundings(ConfigurationNode node, FieldErrors errors)
    {
        node.Flag("enableProfiling");
        node.Flag("enableContentionProfiling");
        node.Flag("delayCacheUntilActive");
        if (node.Object("clientConnection") is { } client)
        {
            client.Known("kubeconfig", "acceptContentTypes", "contentType", "qps", "burst");
            if (client.Text("kubeconfig").Length > 0) errors.Forbidden(FieldPath.Root("clientConnection", "kubeconfig"), "this scheduler runs in the server's own process and needs no kubeconfig: leave it out");
            if (client.Number("burst", 0) is < 0 and var burst) errors.Invalid(FieldPath.Root("clientConnection", "burst"), burst, "must be non-negative");
        }

        if (!node.List("extenders").IsEmpty) errors.Forbidden(FieldPath.Root("extenders"), "this scheduler calls no extenders: leave them out, and run a scheduler that does under a schedulerName of its own");
    }

    private static TimeSpan OrUsual(TimeSpan given, TimeSpan usual) => given == TimeSpan.Zero ? usual : given;

    private static string OrUsual(string given, string usual) => given.Length == 0 ? usual : given;
}
