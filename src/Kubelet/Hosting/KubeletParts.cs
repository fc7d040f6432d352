using Keles.Api.Core.V1;
using Keles.Background;
using Keles.Kubelet.Admission;
using Keles.Kubelet.Devices;
using Keles.Kubelet.Devices.Cdi;
using Keles.Kubelet.Devices.Claims;
using Keles.Kubelet.Devices.Drivers;
using Keles.Kubelet.Devices.Health;
using Keles.Kubelet.Devices.Plugins;
using Keles.Kubelet.Events;
using Keles.Kubelet.Hooks;
using Keles.Kubelet.Housekeeping;
using Keles.Kubelet.Images;
using Keles.Kubelet.Logs;
using Keles.Kubelet.NodePressure;
using Keles.Kubelet.Pods.Plans;
using Keles.Kubelet.Pods.Statuses;
using Keles.Kubelet.Pods.Workers;
using Keles.Kubelet.Probes;
using Keles.Kubelet.Registration;
using Keles.Kubelet.Resources;
using Keles.Kubelet.Runtime;
using Keles.Kubelet.Runtime.Instances;
using Keles.Kubelet.Runtime.Observed;
using Keles.Kubelet.Runtime.Relist;
using Keles.Kubelet.Runtime.Sandboxes;
using Keles.Kubelet.Server;
using Keles.Kubelet.Server.Access;
using Keles.Kubelet.Server.Handlers;
using Keles.Kubelet.StaticPods;
using Keles.Kubelet.Stats;
using Keles.Kubelet.Volumes;
using Keles.Kubelet.Volumes.ClaimVolume;
using Keles.Kubelet.Volumes.ProjectedVolume;
using Keles.Kubelet.Volumes.SubPaths;
using Keles.Linux;
using Keles.Machinery;
using Keles.Reconcile;
using Microsoft.Extensions.Logging;

namespace Keles.Kubelet.Hosting;

/// <summary>All parts of a kubelet, put together. Nothing here runs yet.</summary>
internal sealed class KubeletParts
{
    private static readonly TimeSpan RescanManifests = TimeSpan.FromSeconds(20);
    private static readonly TimeSpan RescanPlugins = TimeSpan.FromSeconds(5);

    public KubeletParts(KubeletOptions options, KubeletEnvironment outside, Surroundings around, ISpawner spawner, ILogger log)
    {
        (Options, Outside, Around, Spawner, Log) = (options, outside, around, spawner, log);
        Resources = NodeResources.Of(outside.Machine, options);
        Informers = new Informers(outside.Api, around, log);
        EventWriter = new EventWriter(outside.Api, around, log);
        Events = new RecordedEvents(new EventRecorder(EventWriter, "kubelet", options.NodeName));
        Services = Informers.Of<Service>();
        NodePods = Informers.Of<Pod>(fieldSelector: $"spec.nodeName={options.NodeName}");
        Self = Informers.Of<Node>(fieldSelector: $"metadata.name={options.NodeName}");
        Statuses = new StatusWriter(outside.Api, around, log);
        Objects = new FollowedObjects(outside.Api, around, spawner, log);
        Relist = new RuntimeRelist(outside.Runtime, around.Time, log);
        Probes = new PodProbes(outside.Probes, options.Addresses.IsEmpty ? "" : options.Addresses[0].ToString(), Events, spawner, around.Time);
        Directories = new PodDirectories(options.RootDirectory, outside.Mounts);
        Cgroups = new PodCgroups(outside.Cgroups, new PodCgroupSettings(options.CgroupParent, Resources.AllocatableMilliCpu, Resources.AllocatableMemory, options.PodPidsLimit));
        Logs = new LogFiles(options.PodLogDirectory, options.ContainerLogDirectory);
        Reader = new RuntimeReader(outside.Runtime);
        Puller = new ImagePuller(outside.Images, Events, around.Time, new WorkLimits("image pulls", options.ConcurrentPulls, int.MaxValue), options.WhyUnreachable);
        Drivers = new DeviceDrivers(outside.Plugins);
        Devices = new PodDevices(options.RootDirectory, Drivers, outside.Api, around.Time, log);
        Pods = new PodTable(Operations(), spawner, around.Time, log);
        Health = new RuntimeHealth(outside.Runtime, Network, Relist, around.Time);
        Registration = new NodeRegistration(outside.Api, options, outside.Machine, Resources, Health, outside.Images, () => Pressure.Pressures, Events, around, log);
        Lease = new NodeLease(outside.Api, options, Registration, around, log);
        LocalVolumes = new LocalPathRemoval(outside.Api, new Node { Metadata = new ObjectMeta { Name = options.NodeName, Labels = NodeObject.Labels(options) } }, options.LocalVolumeDirectory, outside.Mounts, around, log);
        if (options.ManifestDirectory is { } manifests)
        {
            Manifests = new StaticPodSource(new ManifestDirectory(manifests, options.NodeName, around.Time, log), cancel => outside.Changes(manifests, RescanManifests, cancel), Pods);
            Mirrors = new MirrorPods(outside.Api, Manifests, NodePods, () => (options.NodeName, Registration.Uid), around, log);
            Manifests.Changed = Mirrors.Look;
            Pods.Finished = Manifests.Wake;
        }
        Plugins = Watch(Path.Combine(options.RootDirectory, PluginRegistry.Name));
        DriverWatch = new DriverWatch(Drivers, outside.Api, options.NodeName, () => Registration.Uid.Length > 0, around, log);
        Drivers.Came = TouchPodsWithClaims;
        var health = new HealthWatch(Devices.Healths, TouchPodsWith, spawner, around.Time, log);
        (Drivers.Started, Drivers.Stopped) = (health.Start, health.Stop);
        Probes.Changed = Pods.Touch;
        Objects.Changed = Pods.Touch;
    }

    public KubeletOptions Options { get; }

    public KubeletEnvironment Outside { get; }

    public Surroundings Around { get; }

    public ISpawner Spawner { get; }

    public ILogger Log { get; }

    public NodeResources Resources { get; }

    public Informers Informers { get; }

    public EventWriter EventWriter { get; }

    public IEventSink Events { get; }

    public Informer<Service> Services { get; }

    public Informer<Pod> NodePods { get; }

    /// <summary>The node's own object.</summary>
    public Informer<Node> Self { get; }

    public StatusWriter Statuses { get; }

    public FollowedObjects Objects { get; }

    public RuntimeRelist Relist { get; }

    public PodProbes Probes { get; }

    public PodDirectories Directories { get; }

    public PodCgroups Cgroups { get; }

    public LogFiles Logs { get; }

    public RuntimeReader Reader { get; }

    public ImagePuller Puller { get; }

    public NetworkGate Network { get; } = new();

    public PodTable Pods { get; }

    public RuntimeHealth Health { get; }

    public NodeRegistration Registration { get; }

    public NodeLease Lease { get; }

    public LocalPathRemoval LocalVolumes { get; }

    /// <summary>Of devices.</summary>
    public DeviceDrivers Drivers { get; }

    public PodDevices Devices { get; }

    public PluginWatch Plugins { get; }

    public DriverWatch DriverWatch { get; }

    /// <summary>Null when the node has no manifests of its own.</summary>
    public StaticPodSource? Manifests { get; }

    public MirrorPods? Mirrors { get; }

    public ContainerKiller Killer => field ??= new ContainerKiller(Outside.Runtime, Hooks, Events, Around.Time);

    public PodKiller PodKiller => field ??= new PodKiller(Outside.Runtime, Killer);

    public DeadContainers Dead => field ??= new DeadContainers(Outside.Runtime, Pods, Logs);

    public ImageGarbage ImageGarbage => field ??= new ImageGarbage(Outside.Runtime, Outside.Images, Options, Outside.Disk, Events, Around.Time);

    public UsageReader Usage => field ??= new UsageReader(Outside.Runtime, Outside.Images, Pods, Cgroups, Outside.Cgroups, Directories, Options, Around.Time);

    public PressureWatch Pressure => field ??= new PressureWatch(new SupplyReader(Outside, Options).ReadAsync, Usage, Dead, ImageGarbage, Pods, Options, Events, Around.Time, Log)
    {
        Changed = () => Registration.Wake(),
    };

    public Housekeeper Housekeeper => field ??= new Housekeeper(
        () => Cgroups.Weigh(Pods.Active),
        new OrphanedPods(Pods, Reader, Outside.Runtime, PodKiller, Directories, Cgroups, Logs, Log), Dead, ImageGarbage, new LogRotation(Outside.Runtime, Options, Around.Time, Log), Around.Time, Log);

    private HookRunner Hooks => field ??= new HookRunner(Outside.Runtime, Outside.Http, Around.Time);

    /// <summary>Null when the kubelet is not to serve.</summary>
    public KubeletServer? Server(KubeletServing? serving)
    {
        if (serving is null || Options.ServerPort == 0)
        {
            return null;
        }
        var time = Around.Time;
        var lookup = new PodLookup(Pods, Statuses, Reader);
        var handlers = new KubeletHandlers(
            new LogsHandler(lookup, Outside.Runtime, new LogReader(time), time),
            new CommandHandler(lookup, Outside.Runtime, Outside.Streams, time),
            new PodListHandler(Pods, Statuses, Outside.Runtime),
            new StatsHandler(Usage, Pods, Options, Outside.Machine, serving.ProcessMetrics),
            new NodeLogsHandler(Path.GetDirectoryName(Options.PodLogDirectory.TrimEnd('/')) ?? "/var/log"),
            new ConfigHandler(Options));
        return new KubeletServer(Options, serving, new Authentication(serving.Clients, Outside.Api, time), new Authorization(Outside.Api, Options.NodeName, time), handlers, Log);
    }

    private Verdict? Refusal(Pod pod, IReadOnlyList<Pod> taken) =>
        Pressure.Refusal(pod) ?? NodeAdmission.Refusal(pod, taken, Self.List() is [var self, ..] ? self : null, Resources.Allocatable);

    private PodOperations Operations()
    {
        var tokens = new PodTokens(Objects, Around.Time);
        var preparation = Preparation(tokens);
        var statuses = new StatusMaker(View, Devices, Around.Time);
        var executor = new PlanExecutor(Outside.Runtime, preparation, Starter(), Killer, PodKiller, Events, ExecutorSettings(), Around.Time);
        var sync = new PodSync(Reader, statuses, Statuses, Probes, executor, new PodAdmission(() => Pods.Active, Refusal), Events, Around.Time);
        return new PodOperations(sync, Reader, Outside.Runtime, PodKiller, statuses, Statuses, Probes, preparation, Devices, Directories, Cgroups, Puller, tokens, Objects, Logs, Events);
    }

    private PodPreparation Preparation(PodTokens tokens)
    {
        var sources = new PodSources(Objects, Services, View);
        var volumes = new PodVolumes(VolumePlugins.All(Objects, tokens, Outside.Mounts, Around.Time), Directories);
        var settings = new SandboxSettings
        {
            LogRoot = Options.PodLogDirectory,
            ClusterDomain = Options.ClusterDomain,
            ClusterDns = Options.ClusterDns,
            HostResolver = ResolverFile.Read(Options.ResolverFile),
        };
        return new PodPreparation(Outside.Runtime, sources, volumes, Directories, Cgroups, Objects, Devices, Network, Events, settings, Around.Time);
    }

    private ContainerStarter Starter()
    {
        var settings = new InstanceSettings
        {
            ContainerLogRoot = Options.ContainerLogDirectory,
            SeccompRoot = Path.Combine(Options.RootDirectory, "seccomp"),
            ClusterDomain = Options.ClusterDomain,
            MemoryCapacity = Outside.Machine.MemoryBytes,
            CgroupV2 = Outside.Cgroups.Version == CgroupVersion.V2,
        };
        var mounts = new MountBuilder(new SubPathBinder(Outside.Mounts, Outside.Beneath), settings, () => Around.Random.NextString("0123456789abcdef", 8));
        return new ContainerStarter(Outside.Runtime, Puller, Hooks, Killer, mounts, Devices, new CdiInjection(Outside.Runtime, new CdiFiles(Options.CdiDirectories)), Events, settings);
    }

    private ExecutorSettings ExecutorSettings() =>
        new(new CrashBackoffOptions(Options.CrashBackoffInitial, Options.CrashBackoffMax), Options.StartRetry, Outside.Machine.MemoryBytes);

    private PluginWatch Watch(string registry) =>
        new(registry, [Drivers], Outside.Plugins, cancel => Outside.Changes(registry, RescanPlugins, cancel), Around, Log);

    /// <summary>They may have waited for a driver.</summary>
    private void TouchPodsWithClaims(string driver)
    {
        foreach (var pod in Pods.Active.Where(PodClaims.Has).ToArray())
        {
            Pods.Touch(pod.Metadata.Uid);
        }
    }

    /// <summary>Their statuses tell how the devices are.</summary>
    private void TouchPodsWith(IReadOnlyList<DeviceKey> devices)
    {
        foreach (var pod in Devices.Using(devices))
        {
            Pods.Touch(pod);
        }
    }

    private NodeView View() => new([.. Options.Addresses.Select(a => a.ToString())], Resources.Allocatable);
}
