namespace Keles.Scheduler;

/// <summary>A port of the node's own address that a pod takes.</summary>
internal readonly record struct HostPort(string Ip, string Protocol, int Port)
{
    private const string Any = "0.0.0.0";

    public static Items<HostPort> Of(PodSpec spec)
    {
        var ports = new List<HostPort>();
        foreach (var container in spec.InitContainers) if (container.IsSidecar()) Add(container);
        foreach (var container in spec.Containers) Add(container);
        return ports.ToItemsOrNull();

        void Add(Container container)
        {
            foreach (var port in container.Ports)
            {
                if (port.HostPort > 0) ports.Add(new(port.HostIP.Length == 0 ? Any : port.HostIP, port.Protocol.Length == 0 ? "TCP" : port.Protocol, port.HostPort));
            }
        }
    }

    /// <summary>Both cannot be held at once: the wildcard address takes the port on every address.</summary>
    public bool Conflicts(HostPort other) =>
        Port == other.Port && Protocol == other.Protocol && (Ip == other.Ip || Ip == Any || other.Ip == Any);
}
