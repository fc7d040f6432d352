using Keles.Api.Resource.V1;

namespace Keles.Scheduler;

/// <summary>The requests for devices that stand for plain resources of a pod's containers.</summary>
/// <param name="Mappings">Which request stands for which resource of which container.</param>
internal sealed record ExtendedRequests(Items<DeviceRequest> Requests, Items<ContainerExtendedResourceRequest> Mappings)
{
    /// <param name="resources">The resources, each with the class of its devices.</param>
    public static ExtendedRequests Of(PodSpec spec, IEnumerable<(string Resource, string Class)> resources)
    {
        var (requests, mappings) = (new List<DeviceRequest>(), new List<ContainerExtendedResourceRequest>());
        foreach (var (resource, className) in resources.OrderBy(static r => r.Resource, StringComparer.Ordinal)) new OneResource(spec, resource, className).AddTo(requests, mappings);
        return new([.. requests.OrderBy(static r => r.Name, StringComparer.Ordinal)], [.. mappings]);
    }

    /// <summary>
    /// One resource over all containers. Those that run as long as the pod (sidecars among them) have devices of their own. An init container ends before
    /// those after it begin: it uses their devices, and what it needs beyond is one request for all init containers, as large as the largest need.
    /// </summary>
    private sealed class OneResource
    {
        private readonly string resource;
        private readonly string className;
        private readonly Container[] containers;
        private readonly int starting;
        private readonly DeviceRequest?[] own;

        public OneResource(PodSpec spec, string resource, string className)
        {
            (this.resource, this.className) = (resource, className);
            containers = [.. spec.InitContainers, .. spec.Containers];
            starting = spec.InitContainers.Count;
            own = new DeviceRequest?[containers.Length];
        }

        public void AddTo(List<DeviceRequest> requests, List<ContainerExtendedResourceRequest> mappings)
        {
            var lasting = new List<ContainerExtendedResourceRequest>();
            for (var i = 0; i < containers.Length; i++)
            {
                if (Ends(i) || Asked(i) is not (> 0 and var count)) continue;
                own[i] = Request(i, count);
                lasting.Add(Mapping(i, own[i]!.Name));
            }

            var passing = new List<(int Container, string Request, bool IsExtra)>();
            DeviceRequest? extra = null;
            for (var i = 0; i < starting; i++)
            {
                if (!Ends(i) || Borrow(i, passing) is not (> 0 and var more)) continue;
                var request = Request(i, more);
                passing.Add((i, request.Name, true));
                if (extra is null || extra.Exactly!.Count < more) extra = request;
            }

            if (extra is not null) requests.Add(extra);
            requests.AddRange(own.OfType<DeviceRequest>());
            mappings.AddRange(lasting);
            mappings.AddRange(passing.Select(p => Mapping(p.Container, p.IsExtra ? extra!.Name : p.Request)));
        }

        /// <summary>Uses the devices of containers that have not begun; gives what is needed beyond them.</summary>
        private long Borrow(int container, List<(int Container, string Request, bool IsExtra)> passing)
        {
            var need = Asked(container);
            for (var i = container; i < own.Length && need > 0; i++)
            {
                if (own[i] is not { } later) continue;
                passing.Add((container, later.Name, false));
                need -= later.Exactly!.Count;
            }

            return need;
        }

        private bool Ends(int container) => container < starting && !containers[container].IsSidecar();

        private long Asked(int container) => containers[container].Resources.Requests.TryGetValue(resource, out var amount) ? amount.Value() : 0;

        /// <summary>Named by the container's place and the resource's among the container's.</summary>
        private DeviceRequest Request(int container, long count) => new()
        {
            Name = $"container-{container}-request-{containers[container].Resources.Requests.Keys.IndexOf(resource)}",
            Exactly = new() { DeviceClassName = className, AllocationMode = "ExactCount", Count = count },
        };

        private ContainerExtendedResourceRequest Mapping(int container, string request) => new() { ContainerName = containers[container].Name, ResourceName = resource, RequestName = request };
    }
}
