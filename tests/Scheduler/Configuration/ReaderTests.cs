using Keles.Reconcile;

namespace Keles.Scheduler.Tests.Configuration;

/// <summary>Configuration files: what they mean, and what is wrong with them.</summary>
public sealed class ReaderTests
{
    private const string Head = "apiVersion: kubescheduler.config.k8s.io/v1\nkind: KubeSchedulerConfiguration\n";

    [Fact]
    public void A_file_that_says_nothing_means_upstreams_defaults()
    {
        var read = SchedulerConfigurationReader.Read(Head);
        Assert.Equal(new SchedulerOptions() with { Profiles = read.Profiles }, read);
        Assert.Equal([new ProfileOptions()], read.Profiles);
        Assert.Equal((TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(10), 0, 16), (read.FirstBackoff, read.LongestBackoff, read.PercentageOfNodesToScore, read.Parallelism));
        Assert.Equal(new LeaderElectionOptions { LeaderElect = true, LeaseDuration = TimeSpan.FromSeconds(15), RenewDeadline = TimeSpan.FromSeconds(10), RetryPeriod = TimeSpan.FromSeconds(2) }, read.LeaderElection);
    }

    [Fact]
    public void Everything_that_can_be_said_is_read()
    {
        var read = SchedulerConfigurationReader.Read(Head + """
            parallelism: 4
            percentageOfNodesToScore: 30
            podInitialBackoffSeconds: 2
            podMaxBackoffSeconds: 20
            leaderElection: {leaderElect: false, leaseDuration: 1m, renewDeadline: 40s, retryPeriod: 5s, resourceName: mine, resourceNamespace: other}
            clientConnection: {qps: 100, burst: 200}
            enableProfiling: true
            profiles:
            - schedulerName: default-scheduler
            - schedulerName: packed
              percentageOfNodesToScore: 100
              plugins:
                multiPoint: {enabled: [{name: ImageLocality, weight: 5}]}
                score: {disabled: [{name: TaintToleration}], enabled: [{name: NodeResourcesFit, weight: 10}]}
              pluginConfig:
              - name: NodeResourcesFit
                args:
                  apiVersion: kubescheduler.config.k8s.io/v1
                  kind: NodeResourcesFitArgs
                  ignoredResources: [example.com/a]
                  ignoredResourceGroups: [example.org]
                  scoringStrategy:
                    type: RequestedToCapacityRatio
                    resources: [{name: cpu, weight: 3}, {name: example.com/gpu}]
                    requestedToCapacityRatio: {shape: [{utilization: 0, score: 0}, {utilization: 100, score: 10}]}
              - {name: NodeResourcesBalancedAllocation, args: {resources: [{name: cpu}, {name: memory}, {name: ephemeral-storage}]}}
              - {name: InterPodAffinity, args: {hardPodAffinityWeight: 7, ignorePreferredTermsOfExistingPods: true}}
              - {name: DefaultPreemption, args: {minCandidateNodesPercentage: 20, minCandidateNodesAbsolute: 0}}
              - {name: VolumeBinding, args: {bindTimeoutSeconds: 30}}
              - {name: PodTopologySpread, args: {defaultingType: List, defaultConstraints: [{maxSkew: 1, topologyKey: zone, whenUnsatisfiable: DoNotSchedule}]}}
              - name: NodeAffinity
                args: {addedAffinity: {requiredDuringSchedulingIgnoredDuringExecution: {nodeSelectorTerms: [{matchExpressions: [{key: disk, operator: In, values: [ssd]}]}]}}}
            """);
        Assert.Equal((4, 30, TimeSpan.FromSeconds(2), TimeSpan.FromSeconds(20)), (read.Parallelism, read.PercentageOfNodesToScore, read.FirstBackoff, read.LongestBackoff));
        Assert.Equal(new() { LeaderElect = false, LeaseDuration = TimeSpan.FromMinutes(1), RenewDeadline = TimeSpan.FromSeconds(40), RetryPeriod = TimeSpan.FromSeconds(5), ResourceName = "mine", ResourceNamespace = "other" }, read.LeaderElection);
        Assert.Equal(["default-scheduler", "packed"], read.Profiles.Select(static p => p.SchedulerName));
        var packed = read.Profiles[1];
        Assert.Equal(100, packed.PercentageOfNodesToScore);
        var fit = packed.Arguments.Fit;
        Assert.Equal(("example.com/a", "example.org", "RequestedToCapacityRatio"), (fit.IgnoredResources[0], fit.IgnoredResourceGroups[0], fit.Strategy.Type));
        Assert.Equal([new("cpu", 3), new("example.com/gpu", 1)], fit.Strategy.Resources);
        Assert.Equal([new ShapePoint(0, 0), new ShapePoint(100, 10)], fit.Strategy.Shape!.Value);
        Assert.Equal(["cpu", "memory", "ephemeral-storage"], packed.Arguments.BalancedAllocation.Resources.Select(static r => r.Name));
        Assert.Equal(new(7, true), packed.Arguments.InterPodAffinity);
        Assert.Equal(new(20, 0), packed.Arguments.DefaultPreemption);
        Assert.Equal(TimeSpan.FromSeconds(30), packed.Arguments.VolumeBinding.Limit);
        Assert.Equal(("List", "zone"), (packed.Arguments.TopologySpread.DefaultingType, packed.Arguments.TopologySpread.DefaultConstraints[0].TopologyKey));
        Assert.Equal("disk", packed.Arguments.NodeAffinity.AddedAffinity!.RequiredDuringSchedulingIgnoredDuringExecution!.NodeSelectorTerms[0].MatchExpressions[0].Key);
        var selection = new PluginSelection(UsualPlugins.All, packed.Plugins);
        Assert.Equal(["NodeResourcesFit 10", "NodeAffinity 2", "VolumeBinding 1", "PodTopologySpread 2", "InterPodAffinity 2", "DynamicResources 1", "NodeResourcesBalancedAllocation 1", "ImageLocality 5"],
            selection[ExtensionPoint.Score].Select(n => $"{n} {selection.WeightOf(n)}"));
    }

    [Theory]
    [InlineData("[]", "the scheduler configuration is no object")]
    [InlineData("a: [", "the scheduler configuration is not valid YAML: ")]
    [InlineData("apiVersion: kubescheduler.config.k8s.io/v1beta3\nkind: KubeSchedulerConfiguration", "the scheduler configuration must be an object of kind KubeSchedulerConfiguration and version kubescheduler.config.k8s.io/v1")]
    public void A_file_of_another_kind_is_refused(string text, string message) => Assert.StartsWith(message, Assert.Throws<FormatException>(() => SchedulerConfigurationReader.Read(text)).Message);

    [Theory]
    [InlineData("paralelism: 3", "strict decoding error: unknown field \"paralelism\"")]
    [InlineData("parallelism: many", "strict decoding error: parallelism must be a whole number")]
    [InlineData("profiles: [{plugins: {score: {enable: []}}, schedulername: x}]", "strict decoding error: unknown field \"profiles[0].schedulername\", unknown field \"profiles[0].plugins.score.enable\"")]
    [InlineData("profiles: [{pluginConfig: [{name: NodeResourcesFit, args: {strategy: {}}}]}]", "strict decoding error: unknown field \"profiles[0].pluginConfig[0].args.strategy\"")]
    [InlineData("profiles: [{pluginConfig: [{name: NodeResourcesFit, args: {kind: NodeAffinityArgs}}]}]", "strict decoding error: profiles[0].pluginConfig[0].args.kind must be NodeResourcesFitArgs")]
    [InlineData("profiles: [{pluginConfig: [{name: NodeAffinity, args: {addedAffinity: {required: 1}}}]}]", "strict decoding error: profiles[0].pluginConfig[0].args.addedAffinity: unknown field \"required\"")]
    [InlineData("leaderElection: {leaseDuration: soon}", "strict decoding error: leaderElection.leaseDuration: time: invalid duration \"soon\"")]
    [InlineData("parallelism: 0", "parallelism: Invalid value: 0: should be an integer value greater than zero")]
    [InlineData("percentageOfNodesToScore: 101", "percentageOfNodesToScore: Invalid value: 101: not in valid range [0-100]")]
    [InlineData("podInitialBackoffSeconds: 0", "podInitialBackoffSeconds: Invalid value: 0: must be greater than 0")]
    [InlineData("podInitialBackoffSeconds: 11", "podMaxBackoffSeconds: Invalid value: 10: must be greater than or equal to PodInitialBackoffSeconds")]
    [InlineData("leaderElection: {leaseDuration: 5s}", "leaderElection.leaseDuration: Invalid value: \"5s\": must be greater than `RenewDeadline`")]
    [InlineData("leaderElection: {retryPeriod: 9s}", "leaderElection.renewDeadline: Invalid value: \"10s\": must be greater than retryPeriod*JitterFactor")]
    [InlineData("leaderElection: {resourceLock: endpoints}", "leaderElection.resourceLock: Invalid value: \"endpoints\": resourceLock value must be \"leases\"")]
    [InlineData("profiles: [{}, {schedulerName: a}]", "profiles[0].schedulerName: Required value")]
    [InlineData("profiles: [{schedulerName: a}, {schedulerName: a}]", "profiles[1].schedulerName: Duplicate value: \"profiles[0].schedulerName\"")]
    [InlineData("extenders: [{urlPrefix: http://x}]", "extenders: Forbidden: this scheduler calls no extenders: leave them out, and run a scheduler that does under a schedulerName of its own")]
    [InlineData("clientConnection: {kubeconfig: /x}", "clientConnection.kubeconfig: Forbidden: this scheduler runs in the server's own process and needs no kubeconfig: leave it out")]
    [InlineData("clientConnection: {burst: -1}", "clientConnection.burst: Invalid value: -1: must be non-negative")]
    [InlineData("profiles: [{percentageOfNodesToScore: -1}]", "profiles[0].percentageOfNodesToScore: Invalid value: -1: not in valid range [0-100]")]
    [InlineData("profiles: [{plugins: {score: {enabled: [{name: NodeName}]}}}]", "profiles[0].plugins.score.enabled[0]: Invalid value: \"NodeName\": plugin \"NodeName\" does not extend ScorePlugin plugin")]
    [InlineData("profiles: [{plugins: {filter: {enabled: [{name: Nothing}]}}}]", "profiles[0].plugins.filter.enabled[0].name: Unsupported value: \"Nothing\": supported values: \"DefaultBinder\", ")]
    [InlineData("profiles: [{plugins: {filter: {enabled: [{name: EBSLimits}]}}}]", "profiles[0].plugins.filter.enabled[0]: Invalid value: \"EBSLimits\": was invalid in version \"kubescheduler.config.k8s.io/v1\"")]
    [InlineData("profiles: [{plugins: {score: {enabled: [{name: ImageLocality}, {name: ImageLocality}]}}}]", "profiles[0].plugins.score.enabled[1]: Duplicate value: \"ImageLocality\": plugin \"ImageLocality\" already registered as \"ScorePlugin\"")]
    [InlineData("profiles: [{plugins: {queueSort: {disabled: [{name: '*'}]}}}]", "profiles[0].plugins.queueSort: Invalid value: 0: only one queue sort plugin required for profile with scheduler name \"default-scheduler\", but got 0")]
    [InlineData("profiles: [{plugins: {multiPoint: {disabled: [{name: DefaultBinder}]}}}]", "profiles[0].plugins.bind: Required value: at least one bind plugin is needed for profile with scheduler name \"default-scheduler\"")]
    [InlineData("profiles: [{plugins: {preFilter: {disabled: [{name: VolumeBinding}]}}}]", "profiles[0].plugins.preFilter: Invalid value: \"VolumeBinding\": is disabled here but enabled in filter, which needs it: disable it there, too")]
    [InlineData("profiles: [{pluginConfig: [{name: Nothing}]}]", "profiles[0].pluginConfig[0].name: Unsupported value: \"Nothing\": ")]
    [InlineData("profiles: [{pluginConfig: [{name: VolumeBinding}, {name: VolumeBinding}]}]", "profiles[0].pluginConfig[1]: Duplicate value: \"VolumeBinding\"")]
    public void What_is_wrong_is_told_with_its_place(string text, string message) => Assert.StartsWith(message, Assert.Throws<FormatException>(() => SchedulerConfigurationReader.Read(Head + text)).Message);

    [Theory]
    [InlineData("DefaultPreemption", "{minCandidateNodesPercentage: 101}", "minCandidateNodesPercentage: Invalid value: 101: not in valid range [0, 100]")]
    [InlineData("DefaultPreemption", "{minCandidateNodesAbsolute: -1}", "minCandidateNodesAbsolute: Invalid value: -1: not in valid range [0, inf)")]
    [InlineData("InterPodAffinity", "{hardPodAffinityWeight: 101}", "hardPodAffinityWeight: Invalid value: 101: not in valid range [0, 100]")]
    [InlineData("NodeResourcesBalancedAllocation", "{resources: [{name: cpu, weight: 2}]}", "resources[0].weight: Invalid value: 2: must be 1")]
    [InlineData("NodeResourcesFit", "{ignoredResources: ['/x']}", "ignoredResources[0]: Invalid value: \"/x\": prefix part must be non-empty")]
    [InlineData("NodeResourcesFit", "{ignoredResourceGroups: [example.com/x]}", "ignoredResourceGroups[0]: Invalid value: \"example.com/x\": resource group name can't contain '/'")]
    [InlineData("NodeResourcesFit", "{scoringStrategy: {type: Best}}", "scoringStrategy.type: Unsupported value: \"Best\": supported values: \"LeastAllocated\", \"MostAllocated\", \"RequestedToCapacityRatio\"")]
    [InlineData("NodeResourcesFit", "{scoringStrategy: {type: LeastAllocated, resources: [{name: cpu, weight: 101}]}}", "scoringStrategy.resources[0].weight: Invalid value: 101: resource weight of cpu not in valid range (0, 100]")]
    [InlineData("NodeResourcesFit", "{scoringStrategy: {type: RequestedToCapacityRatio}}", "scoringStrategy.requestedToCapacityRatio: Required value: must be specified when type is RequestedToCapacityRatio")]
    [InlineData("NodeResourcesFit", "{scoringStrategy: {type: RequestedToCapacityRatio, requestedToCapacityRatio: {}}}", "scoringStrategy.requestedToCapacityRatio.shape: Required value: at least one point must be specified")]
    [InlineData("NodeResourcesFit", "{scoringStrategy: {type: RequestedToCapacityRatio, requestedToCapacityRatio: {shape: [{utilization: 5, score: 11}]}}}", "scoringStrategy.requestedToCapacityRatio.shape[0].score: Invalid value: 11: not in valid range [0, 10]")]
    [InlineData("NodeResourcesFit", "{scoringStrategy: {type: RequestedToCapacityRatio, requestedToCapacityRatio: {shape: [{utilization: 5, score: 1}, {utilization: 5, score: 2}]}}}", "scoringStrategy.requestedToCapacityRatio.shape[1].utilization: Invalid value: 5: values must be sorted in increasing order")]
    [InlineData("NodeResourcesFit", "{scoringStrategy: {type: MostAllocated, requestedToCapacityRatio: {shape: []}}}", "scoringStrategy.requestedToCapacityRatio: Forbidden: must be nil when type is not RequestedToCapacityRatio")]
    [InlineData("PodTopologySpread", "{defaultingType: Mine}", "defaultingType: Unsupported value: \"Mine\": supported values: \"System\", \"List\"")]
    [InlineData("PodTopologySpread", "{defaultConstraints: [{maxSkew: 1, topologyKey: z, whenUnsatisfiable: ScheduleAnyway}]}", "defaultingType: Invalid value: \"System\": when .defaultConstraints are not empty")]
    [InlineData("PodTopologySpread", "{defaultingType: List, defaultConstraints: [{maxSkew: 0, topologyKey: z, whenUnsatisfiable: ScheduleAnyway}]}", "defaultConstraints[0].maxSkew: Invalid value: 0: not in valid range (0, inf)")]
    [InlineData("PodTopologySpread", "{defaultingType: List, defaultConstraints: [{maxSkew: 1, topologyKey: z, whenUnsatisfiable: Never}]}", "defaultConstraints[0].whenUnsatisfiable: Unsupported value: \"Never\": supported values: \"DoNotSchedule\", \"ScheduleAnyway\"")]
    [InlineData("PodTopologySpread", "{defaultingType: List, defaultConstraints: [{maxSkew: 1, topologyKey: z, whenUnsatisfiable: ScheduleAnyway, labelSelector: {}}]}", "defaultConstraints[0].labelSelector: Forbidden: constraint must not define a selector, as they deduced for each pod")]
    [InlineData("PodTopologySpread", "{defaultingType: List, defaultConstraints: [{maxSkew: 1, topologyKey: z, whenUnsatisfiable: ScheduleAnyway}, {maxSkew: 2, topologyKey: z, whenUnsatisfiable: ScheduleAnyway}]}", "defaultConstraints[1]: Duplicate value: \"{z, ScheduleAnyway}\"")]
    [InlineData("VolumeBinding", "{bindTimeoutSeconds: -1}", "bindTimeoutSeconds: Invalid value: -1: invalid BindTimeoutSeconds, should not be a negative value")]
    [InlineData("VolumeBinding", "{shape: []}", "shape: Forbidden: unexpected field `shape`")]
    [InlineData("NodeAffinity", "{addedAffinity: {requiredDuringSchedulingIgnoredDuringExecution: {nodeSelectorTerms: [{matchExpressions: [{key: x, operator: Is}]}]}}}", "addedAffinity.requiredDuringSchedulingIgnoredDuringExecution.nodeSelectorTerms[0].matchExpressions[0].operator: Invalid value: \"Is\": not a valid selector operator")]
    public void Arguments_that_make_no_sense_are_told_with_their_place(string plugin, string args, string message)
    {
        var text = $"{Head}profiles: [{{pluginConfig: [{{name: {plugin}, args: {args}}}]}}]";
        Assert.StartsWith($"profiles[0].pluginConfig[0].args.{message}", Assert.Throws<FormatException>(() => SchedulerConfigurationReader.Read(text)).Message);
    }
}
